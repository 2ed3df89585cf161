package org.tillbridge.hub.store;

import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.store.Engine.Session;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// What a hub knows, for good: in a SQLite file or on a PostgreSQL server. Everything is written
/// and read in transactions; what is committed is on disk.
public final class HubDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubDatabase.class);

    /// Two who cross once may cross again; more often than this it is no accident.
    private static final int TRIES = 5;

    private final String name;
    private final Engine engine;
    private final CopyOnWriteArrayList<Consumer<Map<Scope, Long>>> listeners =
            new CopyOnWriteArrayList<>();

    private HubDatabase(String name, Engine engine) {
        this.name = name;
        this.engine = engine;
    }

    /// Something written, all of it or nothing. Where it crossed with another transaction it is
    /// taken back and done once more, so it leaves nothing behind but what it returns.
    @FunctionalInterface
    public interface Writing<T> {
        T in(HubTransaction transaction) throws SQLException;
    }

    /// Something read, all of it from the same moment.
    @FunctionalInterface
    public interface Reading<T> {
        T from(StatementStore statements) throws SQLException;
    }

    /// Opens a SQLite file; makes it, and brings its tables up to date, where needed.
    public static HubDatabase open(Path file) {
        return open(new DatabaseAddress.File(file), StatementHook.NONE);
    }

    /// Opens a database, and brings its tables up to date where needed.
    ///
    /// @param hook is told of each statement
    /// @throws StorageException if it cannot be reached, is none, or is of a later version
    public static HubDatabase open(DatabaseAddress address, StatementHook hook) {
        String name = address.name();
        try {
            return new HubDatabase(
                    name,
                    switch (address) {
                        case DatabaseAddress.File(Path path) -> SqliteEngine.open(path, hook);
                        case DatabaseAddress.Server server -> PostgresEngine.open(server, hook);
                    });
        } catch (SQLException unusable) {
            throw StorageException.atTheStart(name, unusable);
        } catch (FlywayException other) {
            throw StorageException.ofAnotherVersion(name, other);
        }
    }

    /// @throws StorageException if nothing can be written, be it that this user may only read
    public void requireWritable() {
        try (Session session = engine.write()) {
            new ProbeStore(session.statements()).tryToWrite();
        } catch (SQLException refused) {
            throw StorageException.atTheStart(name, refused);
        }
    }

    /// Runs the work in a transaction of its own and commits it. Listeners are told afterwards.
    ///
    /// @throws StorageException if the database refuses; nothing is changed then, nor after any
    ///   other exception
    public <T> T write(Writing<T> work) {
        int tries = 1;
        while (true) {
            try {
                return writeOnce(work);
            } catch (SQLException failed) {
                if (!StorageException.isCollision(failed) || tries == TRIES) {
                    throw StorageException.of(failed);
                }
                LOG.info("Two transactions crossed; this one is done again: {}", failed.toString());
                tries++;
            }
        }
    }

    public <T> T read(Reading<T> work) {
        try (Session session = engine.read()) {
            return work.from(session.statements());
        } catch (SQLException failed) {
            throw StorageException.of(failed);
        }
    }

    /// Is told which scopes moved, and how far, after each commit of this process.
    public void onCommit(Consumer<Map<Scope, Long>> listener) {
        listeners.add(listener);
    }

    /// Waits until another process may have written into the same database: one that listens to its
    /// [#onCommit] and to this misses nothing. For one thread.
    ///
    /// @param stop ends the wait
    public void awaitOthers(CountDownLatch stop) throws InterruptedException {
        engine.awaitOthers(stop);
    }

    /// For who writes much, between two transactions: other processes come to theirs.
    public void letOthersWrite() {
        engine.letOthersWrite();
    }

    @Override
    public void close() {
        try {
            engine.close();
        } catch (SQLException failed) {
            throw StorageException.of(failed);
        }
    }

    private <T> T writeOnce(Writing<T> work) throws SQLException {
        T result;
        Map<Scope, Long> news;
        Session session = engine.write();
        try {
            HubTransaction transaction = new HubTransaction(session.statements());
            result = work.in(transaction);
            session.commit();
            news = transaction.news();
        } finally {
            session.close();
        }
        if (!news.isEmpty()) {
            engine.tellOthers();
            listeners.forEach(listener -> listener.accept(news));
        }
        return result;
    }
}
