package org.tillbridge.sync.journal;

import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// Remembers the last commit of each epoch in a small file of its own, so that a journal which lost
/// its end is found out: SQLite takes a damaged WAL for one that simply ends there.
///
/// It is written after each commit and never waited for. It can be older than the journal after a
/// power failure, never newer: so a journal that ends before it has lost something.
final class HeadWitness implements AutoCloseable {
    private final FileChannel channel;
    private Optional<Epoch> current = Optional.empty();
    private long line;
    private long end;

    private HeadWitness(FileChannel channel) {
        this.channel = channel;
    }

    /// What was seen of an epoch.
    record Seen(Epoch epoch, long sequence, Hash hash) {}

    /// Begins anew.
    ///
    /// @param ends where each epoch of the journal in use ends, in their order
    static HeadWitness open(JournalFiles files, List<Seen> ends) throws IOException {
        Path file = OwnerOnly.createIfAbsent(files.head());
        HeadWitness witness =
                new HeadWitness(
                        FileChannel.open(
                                file,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING));
        try {
            for (Seen last : ends) {
                witness.see(last);
            }
        } catch (IOException failed) {
            witness.close();
            throw failed;
        }
        return witness;
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

    /// The last commit of the epoch in use, or of one that comes after it.
    synchronized void see(Seen last) throws IOException {
        if (current.filter(last.epoch()::equals).isEmpty()) {
            current = Optional.of(last.epoch());
            line = end;
        }
        String epoch = last.epoch().hex();
        String sequence = "%019d".formatted(last.sequence());
        String hash = last.hash().hex();
        String text = String.join(" ", epoch, sequence, hash, checksum(epoch, sequence, hash));
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.ISO_8859_1);
        channel.write(ByteBuffer.wrap(bytes), line);
        end = line + bytes.length;
    }

    private static String checksum(String epoch, String sequence, String hash) {
        return Hash.of(Hash.utf8(epoch), Hash.utf8(sequence), Hash.utf8(hash))
                .hex()
                .substring(0, 16);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
