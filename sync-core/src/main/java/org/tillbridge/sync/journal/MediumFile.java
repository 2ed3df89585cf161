package org.tillbridge.sync.journal;

import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// One epoch of a journal on a second medium: a plain file that only grows, a line for each entry
/// (`src/docs/protocol.md`, *On a second medium*). What was torn when the medium was pulled out is
/// left as it is, and written once more behind it.
///
/// It is open only while something is appended, so that the medium can be taken out. For one
/// thread; after an [IOException] another is opened.
public final class MediumFile {
    private final Path file;
    private long size;
    private boolean endsInALine;
    private long through;

    private MediumFile(Path file, long size, boolean endsInALine, long through) {
        this.file = file;
        this.size = size;
        this.endsInALine = endsInALine;
        this.through = through;
    }

    /// Opens the file of an epoch, or begins one. What another machine with the same journal writes
    /// is left to that machine.
    ///
    /// @param own the journal that is copied
    public static MediumFile open(
            Path folder, WorkstationId workstation, EpochPosition epoch, JournalReader own)
            throws IOException {
        for (int machine = 1; ; machine++) {
            Path file = folder.resolve(name(workstation, epoch.epoch(), machine));
            Optional<MediumFile> opened = ifOwn(OwnerOnly.createIfAbsent(file), epoch, own);
            if (opened.isPresent()) {
                return opened.get();
            }
        }
    }

    private static String name(WorkstationId workstation, Epoch epoch, int machine) {
        String suffix = machine == 1 ? "" : "-" + machine;
        return "workstation-%d-%s%s.entries".formatted(workstation.number(), epoch.hex(), suffix);
    }

    private static Optional<MediumFile> ifOwn(Path file, EpochPosition epoch, JournalReader own)
            throws IOException {
        Chain chain = new Chain(epoch.first());
        MediumLines.Read read;
        long size = Files.size(file);
        try (InputStream bytes = Files.newInputStream(file)) {
            read = MediumLines.read(bytes, chain::goOn);
        }
        if (chain.last.isEmpty()) {
            long before = epoch.first() - 1;
            return Optional.of(new MediumFile(file, size, read.endsInALine(), before));
        }
        RecordedEntry last = chain.last.get();
        long sequence = last.header().sequence();
        return own.entry(epoch.epoch(), sequence)
                .filter(entry -> entry.hash().equals(last.hash()))
                .map(_ -> new MediumFile(file, size, read.endsInALine(), sequence));
    }

    /// The lines that follow on each other from the first that the journal has, or an earlier one;
    /// what was written again behind a torn line among them.
    private static final class Chain {
        private final long first;
        private Optional<RecordedEntry> last = Optional.empty();

        Chain(long first) {
            this.first = first;
        }

        void goOn(RecordedEntry entry) {
            boolean follows =
                    last.isEmpty()
                            ? entry.header().sequence() <= first
                            : entry.header().previousHash().equals(last.get().hash());
            last = follows ? Optional.of(entry) : last;
        }
    }

    /// The last sequence that is on the medium, with all before it that the journal has.
    public long through() {
        return through;
    }

    /// Whether it is there, as it was when something was last appended.
    public boolean isAsLeft() {
        try {
            return Files.size(file) == size;
        } catch (IOException gone) {
            return false;
        }
    }

    /// Appends what follows; it is on the medium when this returns.
    public void append(List<RecordedEntry> entries) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        if (!endsInALine) {
            lines.write('\n');
        }
        for (RecordedEntry entry : entries) {
            lines.write(MediumLines.line(entry));
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (!isAlone(channel) || channel.size() != size) {
                throw new IOException("Somebody else writes into " + file);
            }
            while (bytes.hasRemaining()) {
                channel.write(bytes, size + bytes.position());
            }
            channel.force(true);
        }
        size += bytes.limit();
        endsInALine = true;
        through = entries.getLast().header().sequence();
    }

    /// Until it is closed. Some shares know no locks; there size and hashes tell.
    private static boolean isAlone(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inUse) {
            return false;
        } catch (IOException notKnownThere) {
            return true;
        }
    }
}
