package org.tillbridge.hub;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The PostgreSQL server that Maven brings, unpacked once for each user of this machine, and run as
/// a child of this process: it ends when this process ends, however that comes.
///
/// PostgreSQL refuses to run as root; where this process does, the child is nobody.
final class PostgresProgram {
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    /// Its standard input is a pipe from this process: its end is the sign to stop.
    private static final String SCRIPT =
            """
            bin="$0" port="$1"
            shift
            data=$(mktemp -d) || exit
            cd "$data"
            if "$bin/initdb" -D "$data/db" -U postgres -A trust -E UTF8 --locale=C --no-sync
            then
                "$bin/postgres" -D "$data/db" -p "$port" -c listen_addresses=127.0.0.1 \
                    -c unix_socket_directories= -c max_connections=300 "$@" &
                cat > /dev/null
                kill -INT $!
                wait $!
            fi
            rm -rf "$data"
            """;

    private PostgresProgram() {}

    /// Where a server keeps what is committed.
    enum Storage {
        /// A database for each test is made ten times as fast there.
        MEMORY(
                FilesInMemory.folder(),
                List.of("-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")),

        /// Synced before the commit is answered, as PostgreSQL does by itself.
        DISK(Path.of(System.getProperty("java.io.tmpdir")), List.of());

        private final Path folder;
        private final List<String> options;

        Storage(Path folder, List<String> options) {
            this.folder = folder;
            this.options = options;
        }
    }

    /// Starts a server, with an empty cluster, and returns when it listens.
    ///
    /// @return to be kept: it ends when this is forgotten
    static Process start(int port, Storage storage) throws IOException {
        Path programs = unpacked().resolve("bin");
        List<String> command = new ArrayList<>(isRoot() ? AS_NOBODY : List.of());
        command.addAll(List.of("sh", "-c", SCRIPT, programs.toString(), Integer.toString(port)));
        command.addAll(storage.options);
        ProcessBuilder server = new ProcessBuilder(command).redirectErrorStream(true);
        server.environment().put("TMPDIR", storage.folder.toString());
        Process child = server.redirectInput(ProcessBuilder.Redirect.PIPE).start();
        BufferedReader log =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        List<String> said = new ArrayList<>();
        Optional<String> line;
        do {
            line = Optional.ofNullable(log.readLine());
            said.add(line.orElseThrow(() -> new IOException("PostgreSQL ended: " + said)));
        } while (!line.get().contains("ready to accept connections"));
        Thread.ofPlatform().name("log of PostgreSQL").daemon().start(() -> log.lines().count());
        return child;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Path unpacked() throws IOException {
        String name = "postgres-%s-%s.txz".formatted(system(), machine());
        URLConnection archive =
                Objects.requireNonNull(
                                PostgresProgram.class.getResource("/" + name),
                                "No PostgreSQL for this machine: " + name)
                        .openConnection();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path folder =
                temporary.resolve(
                        "tillbridge-postgres-%s-%d"
                                .formatted(
                                        System.getProperty("user.name"),
                                        archive.getContentLengthLong()));
        if (!Files.isDirectory(folder)) {
            Path making = Files.createTempDirectory(temporary, "tillbridge-postgres");
            Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (InputStream packed = archive.getInputStream()) {
                unpack(packed, making);
            }
            moveUnlessThere(making, folder);
        }
        return folder;
    }

    /// Another process may have been faster.
    private static void moveUnlessThere(Path from, Path to) throws IOException {
        try {
            Files.move(from, to);
        } catch (FileAlreadyExistsException another) {
            return;
        } catch (FileSystemException another) {
            if (!Files.isDirectory(to)) {
                throw another;
            }
        }
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream archive =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(archive, file);
                    boolean runs = (entry.getMode() & 0111) != 0;
                    Files.setPosixFilePermissions(
                            file,
                            PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String machine() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }
}
