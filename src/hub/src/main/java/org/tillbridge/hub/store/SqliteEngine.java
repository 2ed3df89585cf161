package org.tillbridge.hub.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A SQLite file: one writer at a time, in order of asking, and readers that it never waits for and
/// that never wait for it. What is committed is on disk (WAL, `synchronous=FULL`).
///
/// Another process may write to the same file; the two wait for each other.
final class SqliteEngine implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteEngine.class);

    private static final int READERS = 4;
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(200);
    private static final Duration REST = Duration.ofMillis(25);
    private static final int CACHE_KIBIBYTES = 64 * 1024;

    /// A usual entry fits into one, with another beside it.
    private static final int PAGE_BYTES = 8192;

    /// How far the log grows before it is written back into the file.
    private static final int CHECKPOINT_PAGES = 4000;

    static final Map<String, String> WORDS =
            Map.of(
                    "strict", "STRICT",
                    "strictClustered", "STRICT, WITHOUT ROWID",
                    "long", "INTEGER",
                    "blob", "BLOB",
                    "byBytes", "");

    /// Of databases that were opened in this process.
    private static final Set<List<String>> SOUND_HISTORIES = ConcurrentHashMap.newKeySet();

    private final SqliteConnection writer;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final SQLiteDataSource source;
    private final StatementHook hook;
    private final Semaphore mayRead = new Semaphore(READERS);
    private final Deque<SqliteConnection> idle = new ConcurrentLinkedDeque<>();

    private SqliteEngine(SQLiteDataSource source, StatementHook hook, SqliteConnection writer) {
        this.source = source;
        this.hook = hook;
        this.writer = writer;
    }

    static SqliteEngine open(Path file, StatementHook hook) throws SQLException {
        makeForItsOwner(file);
        SQLiteDataSource source = source(file);
        bringUpToDate(source);
        return new SqliteEngine(source, hook, connect(source, hook));
    }

    /// Flyway takes longer to look at tables that are as they should be than all the rest of a
    /// start. A history that it has found to be right, or made, in this process is right.
    private static void bringUpToDate(SQLiteDataSource source) throws SQLException {
        List<String> history = HistoryStore.history(source);
        if (history.isEmpty() || !SOUND_HISTORIES.contains(history)) {
            Engine.migrate(source, WORDS);
            SOUND_HISTORIES.add(HistoryStore.history(source));
        }
    }

    @Override
    public Session write() throws SQLException {
        writing.lock();
        return begin(writer, "BEGIN IMMEDIATE", writing::unlock);
    }

    @Override
    public Session read() throws SQLException {
        SqliteConnection reader = take();
        return begin(reader, "BEGIN", () -> giveBack(reader));
    }

    /// They look by themselves.
    @Override
    public void tellOthers() {}

    /// Nobody tells.
    @Override
    public void awaitOthers(CountDownLatch stop) throws InterruptedException {
        stop.await(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Long enough for who waits to look several times.
    @Override
    public void letOthersWrite() {
        LockSupport.parkNanos(REST.toNanos());
    }

    @Override
    public void close() throws SQLException {
        writing.lock();
        try {
            mayRead.acquireUninterruptibly(READERS);
            for (SqliteConnection reader : idle) {
                reader.statements.close();
            }
            writer.statements.close();
        } finally {
            writing.unlock();
        }
    }

    private static Session begin(SqliteConnection connection, String how, Runnable giveBack)
            throws SQLException {
        try {
            connection.begin(how);
            return new SqliteSession(connection, giveBack);
        } catch (SQLException | RuntimeException | Error busy) {
            giveBack.run();
            throw busy;
        }
    }

    /// The one that was used last: it knows its statements, and what the file says.
    private SqliteConnection take() throws SQLException {
        try {
            mayRead.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before it could read", interrupted);
        }
        SqliteConnection reader = idle.poll();
        return reader == null ? openReader() : reader;
    }

    private void giveBack(SqliteConnection reader) {
        try {
            idle.push(reader);
        } finally {
            mayRead.release();
        }
    }

    private SqliteConnection openReader() throws SQLException {
        boolean opened = false;
        try {
            SqliteConnection reader = connect(source, hook::beforeRead);
            reader.statements.update("PRAGMA query_only = ON");
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                mayRead.release();
            }
        }
    }

    /// Others must not read it; what SQLite puts beside it is like it. An empty file that is there
    /// was more once: SQLite would take it for a new database, and throw its log away.
    private static void makeForItsOwner(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) == 0) {
                throw StorageException.ofAnEmptyFile(file.toString());
            }
            OwnerOnly.createIfAbsent(file);
        } catch (IOException unusable) {
            throw new UncheckedIOException("The database cannot be made", unusable);
        }
    }

    private static SqliteConnection connect(SQLiteDataSource source, StatementHook hook)
            throws SQLException {
        Connection connection = source.getConnection();
        OftenLooking.of(connection, BUSY);
        StatementStore statements = new StatementStore(connection, hook);
        statements.update("PRAGMA checkpoint_fullfsync = ON");
        return new SqliteConnection(statements);
    }

    static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(
                SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        config.setBusyTimeout((int) BUSY.toMillis());
        config.setCacheSize(-CACHE_KIBIBYTES);
        config.setPageSize(PAGE_BYTES);
        config.enforceForeignKeys(true);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /// A connection. Where memory runs out in the middle of beginning or ending a transaction,
    /// nobody knows whether it is in one: what may be open is taken back before the next begins.
    private static final class SqliteConnection {
        private final StatementStore statements;
        private boolean mayBeInTransaction;

        SqliteConnection(StatementStore statements) {
            this.statements = statements;
        }

        void begin(String how) throws SQLException {
            takeBack();
            mayBeInTransaction = true;
            statements.update(how);
        }

        void commit() throws SQLException {
            statements.update("COMMIT");
            mayBeInTransaction = false;
        }

        /// Does nothing where all is committed.
        void takeBack() {
            try {
                if (mayBeInTransaction) {
                    statements.update("ROLLBACK");
                    mayBeInTransaction = false;
                }
            } catch (SQLException refused) {
                LOG.debug("There was nothing to take back, or SQLite had done so", refused);
            }
        }
    }

    private record SqliteSession(SqliteConnection connection, Runnable giveBack)
            implements Session {
        @Override
        public StatementStore statements() {
            return connection.statements;
        }

        @Override
        public void commit() throws SQLException {
            connection.commit();
        }

        @Override
        public void close() {
            try {
                connection.takeBack();
            } finally {
                giveBack.run();
            }
        }
    }
}
