package org.tillbridge.sync.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Remembers the last commit of each epoch in a small file of its own, so that a journal which lost
/// its end is found out: SQLite takes a damaged WAL for one that simply ends there.
///
/// It is written after each commit and never waited for. It can be older than the journal after a
/// power failure, never newer: so a journal that ends before it has lost something.
final class HeadWitness implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeadWitness.class);

    private final Path file;

    /// Where each epoch ends, in their order.
    private final List<Seen> ends;

    /// Empty until there is a file, and where it could not be written.
    private Optional<FileChannel> channel = Optional.empty();

    private boolean closed;

    private HeadWitness(Path file, List<Seen> ends) {
        this.file = file;
        this.ends = new ArrayList<>(ends);
    }

    /// What was seen of an epoch.
    record Seen(Epoch epoch, long sequence, Hash hash) {}

    /// Begins anew with what is seen first.
    ///
    /// @param ends where each epoch of the journal in use ends, in their order
    static HeadWitness of(JournalFiles files, List<Seen> ends) {
        return new HeadWitness(files.head(), ends);
    }

    /// As [#read]; nothing where the file cannot be read, which keeps nobody from selling.
    static List<Seen> readIfPossible(Path file) {
        try {
            return read(file);
        } catch (IOException unreadable) {
            LOG.warn("Whether the journal lost its end is not known", unreadable);
            return List.of();
        }
    }

    /// In the order of the epochs; without those whose line cannot be trusted itself.
    static List<Seen> read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return text.lines().flatMap(line -> seen(line).stream()).toList();
    }

    private static Optional<Seen> seen(String line) {
        String[] words = line.strip().split(" ", -1);
        if (words.length != 4 || !checksum(words[0], words[1], words[2]).equals(words[3])) {
            return Optional.empty();
        }
        return Optional.of(
                new Seen(new Epoch(words[0]), Long.parseLong(words[1]), new Hash(words[2])));
    }

    /// The last commit of the epoch in use, or of one that comes after it. After closing it does
    /// nothing: another journal may have this place.
    ///
    /// @throws IOException if it cannot be written; with the next one all are written anew
    synchronized void see(Seen last) throws IOException {
        if (closed) {
            return;
        }
        if (!ends.isEmpty() && ends.getLast().epoch().equals(last.epoch())) {
            ends.removeLast();
        }
        ends.add(last);
        try {
            int written = channel.isPresent() ? ends.size() - 1 : 0;
            write(channel.isPresent() ? channel.get() : begin(), written);
        } catch (IOException failed) {
            leave();
            throw failed;
        }
    }

    private FileChannel begin() throws IOException {
        Files.deleteIfExists(file);
        FileChannel begun = FileChannel.open(OwnerOnly.create(file), StandardOpenOption.WRITE);
        channel = Optional.of(begun);
        return begun;
    }

    /// All lines are equally long.
    private void write(FileChannel begun, int first) throws IOException {
        for (int at = first; at < ends.size(); at++) {
            byte[] line = line(ends.get(at));
            begun.write(ByteBuffer.wrap(line), (long) at * line.length);
        }
    }

    private static byte[] line(Seen end) {
        String epoch = end.epoch().hex();
        String sequence = "%019d".formatted(end.sequence());
        String hash = end.hash().hex();
        String text = String.join(" ", epoch, sequence, hash, checksum(epoch, sequence, hash));
        return (text + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String checksum(String epoch, String sequence, String hash) {
        return Hash.of(Hash.utf8(epoch), Hash.utf8(sequence), Hash.utf8(hash))
                .hex()
                .substring(0, 16);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        leave();
    }

    private void leave() throws IOException {
        Optional<FileChannel> left = channel;
        channel = Optional.empty();
        if (left.isPresent()) {
            left.get().close();
        }
    }
}
