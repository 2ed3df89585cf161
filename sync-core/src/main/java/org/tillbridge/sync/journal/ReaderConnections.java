package org.tillbridge.sync.journal;

import org.jdbi.v3.core.ConnectionFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// The connections on which the owner of a journal reads it. To open one takes longer than most
/// questions, so they are kept from one question to the next: until the file is about to be
/// replaced, or is closed. For any number of threads.
final class ReaderConnections implements ConnectionFactory {
    private static final int MOST_KEPT = 4;

    private final Path file;
    private final Deque<Connection> kept = new ArrayDeque<>();
    private final Set<Connection> asked = new HashSet<>();
    private boolean closed;

    ReaderConnections(Path file) {
        this.file = file;
    }

    @Override
    public synchronized Connection openConnection() throws SQLException {
        boolean mayBeKept = !closed && isWritten();
        Connection connection = kept.isEmpty() ? JournalFileStore.reader(file) : kept.pop();
        if (mayBeKept) {
            asked.add(connection);
        }
        return connection;
    }

    /// Takes a connection back after a question.
    @Override
    public synchronized void closeConnection(Connection connection) throws SQLException {
        if (asked.remove(connection) && kept.size() < MOST_KEPT) {
            kept.push(connection);
        } else {
            connection.close();
        }
    }

    /// Puts another file in the place of the one that is read. None of the connections that were
    /// opened so far is used for another question.
    synchronized Path replace(Replacement replacement) throws IOException, SQLException {
        letGo();
        return replacement.run();
    }

    /// @see #replace
    interface Replacement {
        /// @return where the file is now that was replaced
        Path run() throws IOException;
    }

    private void letGo() throws SQLException {
        asked.clear();
        while (!kept.isEmpty()) {
            kept.pop().close();
        }
    }

    /// Keeps no more from now on. Questions can still be asked.
    synchronized void close() throws SQLException {
        closed = true;
        letGo();
    }

    /// Without a WAL nobody writes the file, and what was opened then would never see that someone
    /// begins to.
    private boolean isWritten() {
        return Files.exists(JournalFiles.beside(file, "-wal"));
    }
}
