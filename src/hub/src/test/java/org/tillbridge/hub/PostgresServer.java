package org.tillbridge.hub;

import org.postgresql.ds.PGSimpleDataSource;
import org.tillbridge.hub.store.DatabaseAddress;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.sync.wire.LastingPort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.sql.DataSource;

/// A PostgreSQL server of this process, gone with the process; for tests one in memory, started
/// when the first needs it. Hubs use it as an ordinary role that owns its database and nothing
/// else.
public final class PostgresServer {
    private static final String ROLE = "tillbridge";
    private static final String TEMPLATE = "hub_template";

    private final int port;
    private final Process process;
    private final Map<Path, Database> databases = new LinkedHashMap<>();
    private int made;

    /// @param lives it goes when this has gone
    private record Database(String name, Path lives) {}

    private PostgresServer(int port, PostgresProgram.Storage storage) throws IOException {
        this.port = port;
        this.process = PostgresProgram.start(port, storage);
    }

    public static PostgresServer running() {
        return Started.SERVER;
    }

    /// One more, whose commits are on the disk when they are answered.
    public static PostgresServer startDurable() {
        return start(PostgresProgram.Storage.DISK);
    }

    /// The process whose children the server's processes are.
    public ProcessHandle process() {
        return process.toHandle();
    }

    /// Ends it, with what is in it.
    public void stop() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    /// A database with its tables, for a hub in a folder. It goes when the folder has gone and
    /// another is asked for.
    public DatabaseAddress databaseOf(Path folder) {
        return DatabaseAddress.parse(urlOf(folder)).orElseThrow();
    }

    /// The same, as it is written.
    public synchronized String urlOf(Path folder) {
        dropThoseOfNoFolder();
        return url(databases.computeIfAbsent(folder, this::make).name());
    }

    /// Copies the database of a folder as it is, for a hub in another folder. Nobody may be on it.
    public synchronized void copy(Path from, Path to) {
        made++;
        String name = "hub_" + made;
        Database copied = databases.get(from);
        execute("CREATE DATABASE %s OWNER %s TEMPLATE %s".formatted(name, ROLE, copied.name()));
        databases.put(to, new Database(name, to));
    }

    /// The server itself, with all rights.
    public DataSource administration() {
        if (!process.isAlive()) {
            throw new IllegalStateException("PostgreSQL has ended");
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port));
        return source;
    }

    private String url(String database) {
        return "postgresql://%s@127.0.0.1:%d/%s".formatted(ROLE, port, database);
    }

    private Database make(Path folder) {
        made++;
        String name = "hub_" + made;
        execute("CREATE DATABASE %s OWNER %s TEMPLATE %s".formatted(name, ROLE, TEMPLATE));
        return new Database(name, Files.exists(folder) ? folder : folder.getParent());
    }

    private void dropThoseOfNoFolder() {
        databases
                .values()
                .removeIf(
                        database -> {
                            boolean gone = !Files.exists(database.lives());
                            if (gone) {
                                execute("DROP DATABASE %s WITH (FORCE)".formatted(database.name()));
                            }
                            return gone;
                        });
    }

    private void execute(String sql) {
        try (Connection connection = administration().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private static PostgresServer start(PostgresProgram.Storage storage) {
        try {
            PostgresServer server = new PostgresServer(LastingPort.find(), storage);
            server.execute("CREATE ROLE " + ROLE + " LOGIN");
            server.execute("CREATE DATABASE %s OWNER %s".formatted(TEMPLATE, ROLE));
            HubDatabase.open(
                            DatabaseAddress.parse(server.url(TEMPLATE)).orElseThrow(),
                            StatementHook.NONE)
                    .close();
            return server;
        } catch (IOException unstartable) {
            throw new UncheckedIOException("PostgreSQL cannot be started", unstartable);
        }
    }

    private static final class Started {
        private static final PostgresServer SERVER = start(PostgresProgram.Storage.MEMORY);
    }
}
