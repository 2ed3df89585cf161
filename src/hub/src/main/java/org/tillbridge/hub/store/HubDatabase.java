package org.tillbridge.hub.store;

import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.tillbridge.sync.disk.OwnerOnly;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The hub's SQLite file: one writer at a time, in order of asking, and readers that it never waits
/// for and that never wait for it. What is committed is on disk (WAL, `synchronous=FULL`).
///
/// Another process may write to the same file; the two wait for each other.
public final class HubDatabase implements AutoCloseable {
    private static final int READERS = 4;
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final int CACHE_KIBIBYTES = 64 * 1024;

    /// A usual entry fits into one, with another beside it.
    private static final int PAGE_BYTES = 8192;

    /// How far the log grows before it is written back into the file.
    private static final int CHECKPOINT_PAGES = 4000;

    private final StatementStore writer;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final BlockingQueue<StatementStore> readers = new ArrayBlockingQueue<>(READERS);
    private final CopyOnWriteArrayList<Consumer<Map<Scope, Long>>> listeners =
            new CopyOnWriteArrayList<>();

    private HubDatabase(StatementStore writer) {
        this.writer = writer;
    }

    /// Something written, all of it or nothing.
    @FunctionalInterface
    public interface Writing<T> {
        T in(HubTransaction transaction) throws SQLException;
    }

    /// Something read, all of it from the same moment.
    @FunctionalInterface
    public interface Reading<T> {
        T from(StatementStore statements) throws SQLException;
    }

    /// Opens the file; makes it, and brings its tables up to date, where needed.
    public static HubDatabase open(Path file) {
        return open(file, StatementHook.NONE);
    }

    /// @param hook is told of each statement of the writer
    public static HubDatabase open(Path file, StatementHook hook) {
        makeForItsOwner(file);
        SQLiteDataSource source = source(file);
        migrate(source);
        try {
            HubDatabase database = new HubDatabase(connect(source, hook));
            for (int i = 0; i < READERS; i++) {
                StatementStore reader = connect(source, StatementHook.NONE);
                reader.update("PRAGMA query_only = ON");
                database.readers.add(reader);
            }
            return database;
        } catch (SQLException unusable) {
            throw StorageException.of(unusable);
        }
    }

    /// Runs the work in a transaction of its own and commits it. Listeners are told afterwards.
    ///
    /// @throws StorageException if the database refuses; nothing is changed then, nor after any
    ///   other exception
    public <T> T write(Writing<T> work) {
        HubTransaction transaction = new HubTransaction(writer);
        T result;
        writing.lock();
        try {
            result = inTransaction(transaction, work);
        } catch (SQLException failed) {
            throw StorageException.of(failed);
        } finally {
            writing.unlock();
        }
        if (!transaction.news().isEmpty()) {
            listeners.forEach(listener -> listener.accept(transaction.news()));
        }
        return result;
    }

    public <T> T read(Reading<T> work) {
        StatementStore reader = take();
        try {
            reader.update("BEGIN");
            try {
                return work.from(reader);
            } finally {
                reader.update("ROLLBACK");
            }
        } catch (SQLException failed) {
            throw StorageException.of(failed);
        } finally {
            readers.add(reader);
        }
    }

    /// Is told which scopes moved, and how far, after each commit of this process.
    public void onCommit(Consumer<Map<Scope, Long>> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        writing.lock();
        try {
            for (int i = 0; i < READERS; i++) {
                take().close();
            }
            writer.close();
        } catch (SQLException failed) {
            throw StorageException.of(failed);
        } finally {
            writing.unlock();
        }
    }

    private <T> T inTransaction(HubTransaction transaction, Writing<T> work) throws SQLException {
        writer.update("BEGIN IMMEDIATE");
        try {
            T result = work.in(transaction);
            writer.update("COMMIT");
            return result;
        } catch (SQLException | RuntimeException | Error failed) {
            rollBack(failed);
            throw failed;
        }
    }

    /// Where the disk is full or cannot be read, SQLite has rolled back by itself and refuses.
    private void rollBack(Throwable because) {
        try {
            writer.update("ROLLBACK");
        } catch (SQLException rolledBackAlready) {
            because.addSuppressed(rolledBackAlready);
        }
    }

    private StatementStore take() {
        try {
            return readers.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before it could read", interrupted);
        }
    }

    /// Others must not read it; what SQLite puts beside it is like it.
    private static void makeForItsOwner(Path file) {
        try {
            OwnerOnly.createIfAbsent(file);
        } catch (IOException unusable) {
            throw new UncheckedIOException("The database cannot be made", unusable);
        }
    }

    private static StatementStore connect(SQLiteDataSource source, StatementHook hook)
            throws SQLException {
        StatementStore statements = new StatementStore(source.getConnection(), hook);
        statements.update("PRAGMA checkpoint_fullfsync = ON");
        return statements;
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(
                SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        config.setBusyTimeout((int) BUSY.toMillis());
        config.setCacheSize(-CACHE_KIBIBYTES);
        config.setPageSize(PAGE_BYTES);
        config.enforceForeignKeys(true);
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static void migrate(SQLiteDataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:org/tillbridge/hub/store")
                .placeholders(
                        Map.of(
                                "strict", "STRICT",
                                "strictClustered", "STRICT, WITHOUT ROWID",
                                "long", "INTEGER",
                                "blob", "BLOB"))
                .load()
                .migrate();
    }
}
