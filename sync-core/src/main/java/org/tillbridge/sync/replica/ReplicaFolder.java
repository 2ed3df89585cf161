package org.tillbridge.sync.replica;

import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the files of the replica lie, and which of them is in use: the one that `replica.pointer`
/// names. The pointer is only ever replaced as a whole.
final class ReplicaFolder {
    private static final String POINTER = "replica.pointer";
    private static final Pattern FILE = Pattern.compile("replica-([1-9][0-9]{0,8})\\.db");
    private static final int LONGEST_POINTER = 64;

    private final Path folder;
    private int lastNumber;

    ReplicaFolder(Path folder) {
        this.folder = folder;
        try {
            OwnerOnly.folder(folder);
            lastNumber = highestNumber();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /// The file that the pointer names; empty if there is no pointer, or it names nothing.
    Optional<ReplicaFile> chosen() {
        Path pointer = folder.resolve(POINTER);
        try {
            if (!Files.isRegularFile(pointer) || Files.size(pointer) > LONGEST_POINTER) {
                return Optional.empty();
            }
            String text = Files.readString(pointer, StandardCharsets.ISO_8859_1).strip();
            Matcher name = FILE.matcher(text);
            return name.matches() && Files.isRegularFile(folder.resolve(text))
                    ? Optional.of(new ReplicaFile(folder, Integer.parseInt(name.group(1))))
                    : Optional.empty();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /// The latest file, whether or not it was ever in use.
    Optional<ReplicaFile> newest() {
        return replicaFiles().isEmpty()
                ? Optional.empty()
                : Optional.of(new ReplicaFile(folder, lastNumber));
    }

    Essentials essentials() {
        return new Essentials(folder);
    }

    /// A file that is not there yet.
    synchronized ReplicaFile next() {
        lastNumber++;
        return new ReplicaFile(folder, lastNumber);
    }

    /// Makes the file the one in use, from this moment on and after any crash.
    void choose(ReplicaFile file) {
        String name = file.path().getFileName() + "\n";
        try {
            sync(file.path());
            OwnerOnly.replace(folder.resolve(POINTER), name.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Deletes what earlier runs left behind: loads that did not come to an end, superseded files.
    void deleteAllBut(ReplicaFile kept) {
        for (Path file : replicaFiles()) {
            if (!file.equals(kept.path())) {
                ReplicaFile.delete(file);
            }
        }
    }

    private int highestNumber() {
        int highest = 0;
        for (Path file : replicaFiles()) {
            Matcher name = FILE.matcher(file.getFileName().toString());
            if (name.matches()) {
                highest = Math.max(highest, Integer.parseInt(name.group(1)));
            }
        }
        return Math.max(highest, chosen().map(ReplicaFile::number).orElse(0));
    }

    private List<Path> replicaFiles() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
