package org.tillbridge.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A PostgreSQL database: several writers, who wait for each other only where they lock the same
/// scope, and readers. Any number of hubs may use the same one.
final class PostgresEngine implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresEngine.class);

    private static final int CONNECTIONS = 8;

    /// How long anyone waits for a connection, or for a scope that another has locked.
    private static final Duration BUSY = Duration.ofSeconds(5);

    /// Longer than any statement takes.
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(5);

    /// A node that falls silent in the middle of a transaction gives its locks up.
    private static final Duration SILENT = Duration.ofSeconds(10);

    /// A long log is read bit by bit.
    private static final int ROWS_AT_ONCE = 500;

    static final Map<String, String> WORDS =
            Map.of(
                    "strict", "",
                    "strictClustered", "",
                    "long", "BIGINT",
                    "blob", "BYTEA",
                    "byBytes", "COLLATE \"C\"");

    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Neighbours neighbours;
    private final StatementHook hook;

    private PostgresEngine(
            HikariDataSource writers,
            HikariDataSource readers,
            Neighbours neighbours,
            StatementHook hook) {
        this.writers = writers;
        this.readers = readers;
        this.neighbours = neighbours;
        this.hook = hook;
    }

    static PostgresEngine open(DatabaseAddress.Server server, StatementHook hook)
            throws SQLException {
        PGSimpleDataSource patient = source(server);
        patient.getConnection().close();
        Engine.migrate(patient, WORDS);
        PGSimpleDataSource source = answering(server);
        return new PostgresEngine(
                pool(source, "writers", "TRANSACTION_READ_COMMITTED", false),
                pool(source, "readers", "TRANSACTION_REPEATABLE_READ", true),
                new Neighbours(source),
                hook);
    }

    @Override
    public Session write() throws SQLException {
        hook.before("BEGIN");
        return new PostgresSession(writers.getConnection(), hook);
    }

    @Override
    public Session read() throws SQLException {
        return new PostgresSession(readers.getConnection(), hook::beforeRead);
    }

    @Override
    public void tellOthers() {
        neighbours.tell();
    }

    /// Who waits for a row is next.
    @Override
    public void letOthersWrite() {}

    @Override
    public void awaitOthers(CountDownLatch stop) throws InterruptedException {
        neighbours.await(stop);
    }

    @Override
    public void close() {
        neighbours.close();
        writers.close();
        readers.close();
    }

    /// Of connections that give a server up which has answered nothing for long: one that lost its
    /// power says nothing, and the network would tell of it after hours. Tables may take longer to
    /// be brought up to date.
    static PGSimpleDataSource answering(DatabaseAddress.Server server) {
        PGSimpleDataSource source = source(server);
        if (source.getSocketTimeout() == 0) {
            source.setSocketTimeout((int) ANSWERS_WITHIN.toSeconds());
        }
        return source;
    }

    static PGSimpleDataSource source(DatabaseAddress.Server server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url());
        server.user().ifPresent(source::setUser);
        server.password().ifPresent(source::setPassword);
        source.setApplicationName("tillbridge-hub");
        source.setDefaultRowFetchSize(ROWS_AT_ONCE);
        source.setTcpKeepAlive(true);
        return source;
    }

    private static HikariDataSource pool(
            PGSimpleDataSource source, String name, String isolation, boolean readOnly) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(BUSY.toMillis());
        config.setAutoCommit(false);
        config.setReadOnly(readOnly);
        config.setIsolateInternalQueries(true);
        config.setTransactionIsolation(isolation);
        config.setConnectionInitSql(
                "SET lock_timeout = %d; SET idle_in_transaction_session_timeout = %d"
                        .formatted(BUSY.toMillis(), SILENT.toMillis()));
        return new HikariDataSource(config);
    }

    /// The driver begins the transaction with the first statement.
    private static final class PostgresSession implements Session {
        private final Connection connection;
        private final StatementStore statements;
        private final StatementHook hook;
        private boolean committed;

        PostgresSession(Connection connection, StatementHook hook) {
            this.connection = connection;
            this.statements = new StatementStore(connection, hook);
            this.hook = hook;
        }

        @Override
        public StatementStore statements() {
            return statements;
        }

        @Override
        public void commit() throws SQLException {
            hook.before("COMMIT");
            connection.commit();
            committed = true;
        }

        @Override
        public void close() {
            try (statements) {
                if (!committed) {
                    hook.before("ROLLBACK");
                    connection.rollback();
                }
            } catch (SQLException gone) {
                LOG.warn("A connection is gone, and its transaction with it", gone);
            }
        }
    }
}
