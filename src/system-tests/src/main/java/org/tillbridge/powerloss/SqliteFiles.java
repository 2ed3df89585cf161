package org.tillbridge.powerloss;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.sqlite.SQLiteConnection;
import org.sqlite.core.NativeDB;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Sees each write, truncation, sync and deletion that SQLite really asks its system for, and
/// passes it on: the functions of its interface to the system (`sqlite3_vfs` and
/// `sqlite3_io_methods`, whose form SQLite promises) are replaced by ones that look first. Files
/// outside of a [ForgetfulDisk] are left alone.
///
/// There is no way back: a process that has watched once goes on watching.
@SuppressWarnings("restricted") // it lives in memory that is SQLite's
final class SqliteFiles {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Arena FOR_EVER = Arena.global();
    private static final int IO_ERROR = 10;
    private static final int MAY_MAKE = 0x4;

    /// Journals and WALs: whoever opens one that way syncs its name with the first sync, whether it
    /// was there or not (`isNewJrnl` in SQLite's `os_unix.c`).
    private static final int WITH_ITS_NAME_SYNCED = 0x0800 | 0x4000 | 0x80000;

    private static final int LONGEST_NAME = 4096;

    /// Offsets in `sqlite3_vfs`.
    private static final long VFS_OPEN = 40;

    private static final long VFS_DELETE = 48;
    private static final long VFS_BYTES = 168;

    /// Offsets in `sqlite3_io_methods`.
    private static final long CLOSE = 8;

    private static final long WRITE = 24;
    private static final long TRUNCATE = 32;
    private static final long SYNC = 40;
    private static final long METHODS_BYTES = 152;

    private static final FunctionDescriptor OPEN_FORM =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
    private static final FunctionDescriptor DELETE_FORM =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    private static final FunctionDescriptor WRITE_FORM =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_LONG);
    private static final FunctionDescriptor TRUNCATE_FORM =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG);
    private static final FunctionDescriptor SYNC_FORM =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);
    private static final FunctionDescriptor CLOSE_FORM = FunctionDescriptor.of(JAVA_INT, ADDRESS);

    private static boolean isWatching;

    private final MethodHandle open;
    private final MethodHandle delete;
    private final Map<Long, Methods> methods = new ConcurrentHashMap<>();
    private final Map<Long, OpenFile> files = new ConcurrentHashMap<>();

    /// The functions for one kind of file, as they were, and what stands in their place.
    private record Methods(
            MethodHandle write,
            MethodHandle truncate,
            MethodHandle sync,
            MethodHandle close,
            MemorySegment watched) {}

    private static final class OpenFile {
        private final ForgetfulDisk disk;
        private final String name;
        private final Methods methods;
        private boolean syncsItsName;

        OpenFile(ForgetfulDisk disk, String name, Methods methods, boolean syncsItsName) {
            this.disk = disk;
            this.name = name;
            this.methods = methods;
            this.syncsItsName = syncsItsName;
        }
    }

    private SqliteFiles(MemorySegment vfs) {
        open = function(vfs.get(ADDRESS, VFS_OPEN), OPEN_FORM);
        delete = function(vfs.get(ADDRESS, VFS_DELETE), DELETE_FORM);
    }

    /// From now on.
    static synchronized void watch() {
        if (!isWatching) {
            begin();
            isWatching = true;
        }
    }

    /// A connection begins with a pointer to the interface that it uses.
    private static void begin() {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Field pointer = NativeDB.class.getDeclaredField("pointer");
            pointer.setAccessible(true);
            long address = pointer.getLong(connection.unwrap(SQLiteConnection.class).getDatabase());
            MemorySegment vfs =
                    MemorySegment.ofAddress(address)
                            .reinterpret(ADDRESS.byteSize())
                            .get(ADDRESS, 0)
                            .reinterpret(VFS_BYTES);
            String name = vfs.get(ADDRESS, 24).reinterpret(LONGEST_NAME).getString(0);
            if (vfs.get(JAVA_INT, 0) != 3 || !name.matches("unix|win32")) {
                throw new IllegalStateException("No interface of SQLite's: " + name);
            }
            SqliteFiles files = new SqliteFiles(vfs);
            vfs.set(ADDRESS, VFS_DELETE, files.stub("delete", DELETE_FORM));
            vfs.set(ADDRESS, VFS_OPEN, files.stub("open", OPEN_FORM));
        } catch (SQLException | ReflectiveOperationException odd) {
            throw new IllegalStateException("SQLite cannot be watched", odd);
        }
    }

    private MemorySegment stub(String method, FunctionDescriptor form) {
        MethodType type = form.toMethodType();
        try {
            MethodHandle handle =
                    MethodHandles.lookup().findVirtual(SqliteFiles.class, method, type);
            return LINKER.upcallStub(handle.bindTo(this), form, FOR_EVER);
        } catch (ReflectiveOperationException odd) {
            throw new IllegalStateException(odd);
        }
    }

    private static MethodHandle function(MemorySegment address, FunctionDescriptor form) {
        return LINKER.downcallHandle(address, form);
    }

    private Methods methods(MemorySegment original) {
        return methods.computeIfAbsent(
                original.address(),
                _ -> {
                    MemorySegment table = original.reinterpret(METHODS_BYTES);
                    MemorySegment watched = FOR_EVER.allocate(METHODS_BYTES, Long.BYTES);
                    watched.copyFrom(table);
                    watched.set(ADDRESS, WRITE, stub("write", WRITE_FORM));
                    watched.set(ADDRESS, TRUNCATE, stub("truncate", TRUNCATE_FORM));
                    watched.set(ADDRESS, SYNC, stub("sync", SYNC_FORM));
                    watched.set(ADDRESS, CLOSE, stub("close", CLOSE_FORM));
                    return new Methods(
                            function(table.get(ADDRESS, WRITE), WRITE_FORM),
                            function(table.get(ADDRESS, TRUNCATE), TRUNCATE_FORM),
                            function(table.get(ADDRESS, SYNC), SYNC_FORM),
                            function(table.get(ADDRESS, CLOSE), CLOSE_FORM),
                            watched);
                });
    }

    private static Path path(MemorySegment name) {
        return Path.of(name.reinterpret(LONGEST_NAME).getString(0));
    }

    @SuppressWarnings("unused") // called by SQLite
    private int open(
            MemorySegment vfs,
            MemorySegment name,
            MemorySegment file,
            int flags,
            MemorySegment flagsOut) {
        try {
            int result = (int) open.invokeExact(vfs, name, file, flags, flagsOut);
            if (result == 0 && name.address() != 0) {
                Path path = path(name);
                ForgetfulDisk.of(path).ifPresent(disk -> opened(disk, path, file, flags));
            }
            return result;
        } catch (Throwable odd) {
            return IO_ERROR;
        }
    }

    private void opened(ForgetfulDisk disk, Path path, MemorySegment file, int flags) {
        String name = disk.name(path).orElseThrow();
        if (!disk.isGone() && !disk.has(name)) {
            disk.make(name);
        }
        boolean syncsItsName = (flags & MAY_MAKE) != 0 && (flags & WITH_ITS_NAME_SYNCED) != 0;
        MemorySegment start = file.reinterpret(ADDRESS.byteSize());
        Methods known = methods(start.get(ADDRESS, 0));
        files.put(file.address(), new OpenFile(disk, name, known, syncsItsName));
        start.set(ADDRESS, 0, known.watched());
    }

    @SuppressWarnings("unused") // called by SQLite
    private int delete(MemorySegment vfs, MemorySegment name, int syncsFolder) {
        try {
            Path path = path(name);
            Optional<ForgetfulDisk> disk = ForgetfulDisk.of(path);
            if (disk.isEmpty()) {
                return (int) delete.invokeExact(vfs, name, syncsFolder);
            }
            String removed = disk.get().name(path).orElseThrow();
            if (!disk.get().remove(removed)) {
                return IO_ERROR;
            }
            int result = (int) delete.invokeExact(vfs, name, syncsFolder);
            return syncsFolder == 0 || disk.get().syncFolderOf(removed) ? result : IO_ERROR;
        } catch (Throwable odd) {
            return IO_ERROR;
        }
    }

    private OpenFile file(MemorySegment file) {
        return Optional.ofNullable(files.get(file.address())).orElseThrow();
    }

    @SuppressWarnings("unused") // called by SQLite
    private int write(MemorySegment file, MemorySegment from, int bytes, long at) {
        OpenFile open = file(file);
        try {
            byte[] content = from.reinterpret(bytes).toArray(JAVA_BYTE);
            return open.disk.write(open.name, at, content)
                    ? (int) open.methods.write.invokeExact(file, from, bytes, at)
                    : IO_ERROR;
        } catch (Throwable odd) {
            return failed(open, odd);
        }
    }

    @SuppressWarnings("unused") // called by SQLite
    private int truncate(MemorySegment file, long length) {
        OpenFile open = file(file);
        try {
            return open.disk.cut(open.name, length)
                    ? (int) open.methods.truncate.invokeExact(file, length)
                    : IO_ERROR;
        } catch (Throwable odd) {
            return failed(open, odd);
        }
    }

    @SuppressWarnings("unused") // called by SQLite
    private int sync(MemorySegment file, int flags) {
        OpenFile open = file(file);
        try {
            boolean isThere = open.disk.sync(open.name);
            if (isThere && open.syncsItsName) {
                open.syncsItsName = false;
                isThere = open.disk.syncFolderOf(open.name);
            }
            return isThere ? (int) open.methods.sync.invokeExact(file, flags) : IO_ERROR;
        } catch (Throwable odd) {
            return failed(open, odd);
        }
    }

    @SuppressWarnings("unused") // called by SQLite
    private int close(MemorySegment file) {
        OpenFile open = file(file);
        try {
            files.remove(file.address());
            return (int) open.methods.close.invokeExact(file);
        } catch (Throwable odd) {
            return failed(open, odd);
        }
    }

    /// Nothing may be thrown into SQLite.
    private static int failed(OpenFile file, Throwable odd) {
        file.disk.failed(odd);
        return IO_ERROR;
    }
}
