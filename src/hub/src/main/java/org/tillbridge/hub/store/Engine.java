package org.tillbridge.hub.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import javax.sql.DataSource;

/// What differs between the databases that a hub can stand on: how a transaction begins and ends.
/// The tables and the statements are the same.
interface Engine extends AutoCloseable {
    /// Begins a transaction that writes, as soon as there is a connection for it.
    Session write() throws SQLException;

    /// Begins a transaction that reads all it reads from the same moment.
    Session read() throws SQLException;

    /// Tells other processes on the same database that there is news, soon and without waiting.
    void tellOthers();

    /// Waits until another process may have written something, or so long that it is time to look
    /// anyway. For one thread.
    ///
    /// @param stop ends the wait
    void awaitOthers(CountDownLatch stop) throws InterruptedException;

    /// Lets other processes write that wait for it, where they would not come upon it by
    /// themselves.
    void letOthersWrite();

    /// Waits for those who are at it, where they can be waited for.
    @Override
    void close() throws SQLException;

    /// A transaction under way, for one thread.
    interface Session extends AutoCloseable {
        StatementStore statements();

        void commit() throws SQLException;

        /// Takes back what was not committed, and gives the connection back. Does not hide why it
        /// was not.
        @Override
        void close();
    }

    /// Brings the tables up to date, and makes them where there are none.
    ///
    /// @param words what the engines write differently
    /// @throws FlywayException if the tables are not those of this version or of one before it
    static void migrate(DataSource source, Map<String, String> words) throws SQLException {
        try {
            steps(source, words).load().migrate();
        } catch (FlywayException stopped) {
            for (Throwable cause = stopped; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException refused) {
                    throw refused;
                }
            }
            throw stopped;
        }
    }

    /// The steps by which tables become those of this version.
    static FluentConfiguration steps(DataSource source, Map<String, String> words) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:org/tillbridge/hub/store")
                .placeholders(words)
                .ignoreMigrationPatterns(new String[0]);
    }
}
