package org.tillbridge.powerloss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A folder whose files are watched: all that SQLite and the program write into it, and what they
/// ask the system to make safe. After a power loss, what was made safe is there, and of the rest
/// whatever chance leaves.
///
/// For one thread at a time.
public final class ForgetfulDisk {
    private static final Map<String, ForgetfulDisk> MOUNTED = new ConcurrentHashMap<>();

    /// Of an index in shared memory: nothing of it outlives the process.
    private static final String INDEX = "-shm";

    private static final int SECTOR = 4096;

    private final Path folder;
    private final Path root;
    private final Names names = new Names();
    private final Map<String, Long> badSectors = new ConcurrentHashMap<>();
    private int operationsLeft = -1;
    private Runnable whenGone = () -> {};
    private boolean gone;
    private Optional<Throwable> failure = Optional.empty();

    private ForgetfulDisk(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        root = new ForgetfulFileSystem(this).path(this.folder);
        try (Stream<Path> files = Files.walk(this.folder)) {
            for (Path file : (Iterable<Path>) files.filter(ForgetfulDisk::isKept)::iterator) {
                names.add(name(file).orElseThrow(), new Content(Files.readAllBytes(file)));
            }
        }
    }

    /// Not the index of a WAL, which SQLite makes anew, and writes past everyone.
    private static boolean isKept(Path file) {
        return Files.isRegularFile(file) && !file.toString().endsWith(INDEX);
    }

    /// Watches over a folder from now on. All that is in it is safe.
    public static ForgetfulDisk mount(Path folder) {
        SqliteFiles.watch();
        try {
            ForgetfulDisk disk = new ForgetfulDisk(folder);
            MOUNTED.put(disk.folder.toString(), disk);
            return disk;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The disk that the file of a database is on.
    static Optional<ForgetfulDisk> of(Path file) {
        return Optional.ofNullable(MOUNTED.get(String.valueOf(file.getParent())));
    }

    /// The folder for a program to work in: what it writes there is seen.
    public Path root() {
        return root;
    }

    /// Loses the power at the operation so many from now: each piece that is written, each sync,
    /// each name.
    ///
    /// @param whenGone is told at that moment, in the middle of it
    public void cutAfter(int operations, Runnable whenGone) {
        operationsLeft = operations;
        this.whenGone = whenGone;
    }

    public void cutNoMore() {
        operationsLeft = -1;
    }

    /// From now on the program cannot read a page of a file.
    public void spoil(String name, long page) {
        badSectors.put(name, page * SECTOR);
    }

    /// @throws IOException if some of it cannot be read
    void read(String name, long at, long bytes) throws IOException {
        long bad = badSectors.getOrDefault(name, Long.MAX_VALUE);
        if (at < bad + SECTOR && at + bytes > bad) {
            throw new IOException("Input/output error");
        }
    }

    /// Whether it has lost its power.
    public boolean isGone() {
        return gone;
    }

    /// Loses the power now, if it has not yet: nothing is written from here on.
    ///
    /// @param to what will be found afterwards
    /// @return how many files are not as they were
    /// @throws IllegalStateException if something was written that was not seen
    public int lose(SplittableRandom chance, Path to) {
        failure.ifPresent(
                odd -> {
                    throw new IllegalStateException("A disk was not watched well", odd);
                });
        try {
            if (!gone) {
                requireAllSeen();
            }
            gone = true;
            Files.createDirectories(to);
            int changed = 0;
            Map<String, Content> found = names.after(chance);
            for (Map.Entry<String, Content> file : new TreeMap<>(found).entrySet()) {
                byte[] bytes = file.getValue().after(chance);
                Files.createDirectories(to.resolve(Names.folderOf(file.getKey())));
                Files.write(to.resolve(file.getKey()), bytes);
                changed += Arrays.equals(bytes, file.getValue().now()) ? 0 : 1;
            }
            return changed + (found.keySet().equals(names.now().keySet()) ? 0 : 1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void unmount() {
        MOUNTED.remove(folder.toString(), this);
    }

    private void requireAllSeen() throws IOException {
        for (Map.Entry<String, Content> file : names.now().entrySet()) {
            Path there = folder.resolve(file.getKey());
            if (!Files.exists(there)
                    || !Arrays.equals(Files.readAllBytes(there), file.getValue().now())) {
                throw new IllegalStateException("Written unseen: " + there);
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (name(file).flatMap(names::content).isEmpty()
                        && !file.toString().endsWith(INDEX)) {
                    throw new IllegalStateException("Made unseen: " + file);
                }
            }
        }
    }

    /// A file's name on this disk; empty if it is not on it.
    Optional<String> name(Path file) {
        return file.startsWith(folder) && !file.equals(folder)
                ? Optional.of(folder.relativize(file).toString())
                : Optional.empty();
    }

    boolean has(String name) {
        return names.content(name).isPresent();
    }

    /// Something unexpected happened where it could not be thrown.
    void failed(Throwable odd) {
        failure = failure.or(() -> Optional.of(odd));
    }

    /// @return whether the disk is still there afterwards; so of all that follow
    boolean make(String name) {
        return operation(() -> names.make(name));
    }

    boolean write(String name, long at, byte[] bytes) {
        return operation(() -> names.make(name).write(at, bytes));
    }

    boolean cut(String name, long length) {
        return operation(() -> names.make(name).cut(length));
    }

    boolean remove(String name) {
        return operation(() -> names.remove(name));
    }

    boolean rename(String from, String to) {
        return operation(() -> names.rename(from, to));
    }

    /// Nothing is safe where the power goes meanwhile.
    boolean sync(String name) {
        return operation(() -> {}) && run(() -> names.content(name).ifPresent(Content::sync));
    }

    boolean syncFolder(Path of) {
        return operation(() -> {})
                && run(() -> names.sync(of.equals(folder) ? "" : name(of).orElse("")));
    }

    boolean syncFolderOf(String name) {
        return operation(() -> {}) && run(() -> names.sync(Names.folderOf(name)));
    }

    private boolean operation(Runnable change) {
        if (gone) {
            return false;
        }
        change.run();
        if (operationsLeft == 0) {
            gone = true;
            whenGone.run();
        }
        operationsLeft = Math.max(-1, operationsLeft - 1);
        return !gone;
    }

    private static boolean run(Runnable change) {
        change.run();
        return true;
    }
}
