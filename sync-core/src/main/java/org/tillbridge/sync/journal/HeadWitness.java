package org.tillbridge.sync.journal;

import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Remembers the last commit in a small file of its own, so that a journal which lost its end is
/// found out: SQLite takes a damaged WAL for one that simply ends there.
///
/// It is written after each commit and never waited for. It can be older than the journal after a
/// power failure, never newer: so a journal that ends before it has lost something.
final class HeadWitness implements AutoCloseable {
    private final FileChannel channel;

    private HeadWitness(FileChannel channel) {
        this.channel = channel;
    }

    /// What was seen.
    record Seen(Epoch epoch, long sequence, Hash hash) {}

    static HeadWitness open(JournalFiles files) throws IOException {
        Path file = OwnerOnly.createIfAbsent(files.head());
        return new HeadWitness(FileChannel.open(file, StandardOpenOption.WRITE));
    }

    /// Empty if nothing was seen, or the file cannot be trusted itself.
    static Optional<Seen> read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String[] words = text.strip().split(" ", -1);
        if (words.length != 4 || !checksum(words[0], words[1], words[2]).equals(words[3])) {
            return Optional.empty();
        }
        return Optional.of(
                new Seen(new Epoch(words[0]), Long.parseLong(words[1]), new Hash(words[2])));
    }

    synchronized void see(ChainHead head) throws IOException {
        String epoch = head.epoch().hex();
        String sequence = "%019d".formatted(head.sequence());
        String hash = head.hash().hex();
        String line = String.join(" ", epoch, sequence, hash, checksum(epoch, sequence, hash));
        channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.ISO_8859_1)), 0);
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
