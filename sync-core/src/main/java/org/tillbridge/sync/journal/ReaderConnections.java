package org.tillbridge.sync.journal;

import org.tillbridge.sync.journal.JournalQueryStore.Question;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// The connections on which a journal is read. To open one takes longer than most questions, so the
/// owner of the journal keeps them from one question to the next, until the file is about to be
/// replaced or is closed. For any number of threads.
final class ReaderConnections implements AutoCloseable {
    private static final int MOST_KEPT = 4;

    private final Path file;
    private final Deque<JournalQueryStore> idle = new ArrayDeque<>();
    private final Set<JournalQueryStore> asked = new HashSet<>();
    private final Runnable onDamage;
    private boolean keeps;

    private ReaderConnections(Path file, boolean keeps, Runnable onDamage) {
        this.file = file;
        this.keeps = keeps;
        this.onDamage = onDamage;
    }

    /// Of whoever owns the journal.
    ///
    /// @param onDamage called when an answer says that the file may be damaged; must not take long
    static ReaderConnections kept(Path file, Runnable onDamage) {
        return new ReaderConnections(file, true, onDamage);
    }

    /// Of anyone else, who does not hear of it if another file takes the place of this one.
    static ReaderConnections oneEach(Path file) {
        return new ReaderConnections(file, false, () -> {});
    }

    <T> T ask(Question<T> question) throws SQLException {
        JournalQueryStore queries = take();
        boolean answered = false;
        try {
            T answer = question.ask(queries);
            answered = true;
            return answer;
        } catch (SQLException failed) {
            if (JournalFileStore.isAboutContent(failed)) {
                onDamage.run();
            }
            throw failed;
        } finally {
            giveBack(queries, answered);
        }
    }

    /// Puts another file in the place of the one that is read. No connection that was opened before
    /// is asked anything afterwards.
    ///
    /// @return where the file is now that was replaced
    synchronized Path replace(Replacement replacement) throws IOException, SQLException {
        letGo();
        return replacement.run();
    }

    /// @see #replace
    interface Replacement {
        Path run() throws IOException;
    }

    /// Keeps none from now on. Questions can still be asked.
    @Override
    public synchronized void close() throws SQLException {
        keeps = false;
        letGo();
    }

    /// Without a WAL nobody writes the file, and what was opened then would never see that someone
    /// begins to.
    private synchronized JournalQueryStore take() throws SQLException {
        boolean mayBeKept = keeps && Files.exists(JournalFiles.beside(file, "-wal"));
        JournalQueryStore queries = idle.isEmpty() ? new JournalQueryStore(file) : idle.pop();
        if (mayBeKept) {
            asked.add(queries);
        }
        return queries;
    }

    private synchronized void giveBack(JournalQueryStore queries, boolean isSound)
            throws SQLException {
        if (asked.remove(queries) && isSound && idle.size() < MOST_KEPT) {
            idle.push(queries);
        } else {
            queries.close();
        }
    }

    private void letGo() throws SQLException {
        asked.clear();
        while (!idle.isEmpty()) {
            idle.pop().close();
        }
    }
}
