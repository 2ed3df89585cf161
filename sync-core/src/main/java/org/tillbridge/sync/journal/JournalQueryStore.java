package org.tillbridge.sync.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/// One connection that reads a journal, and the queries prepared on it. Plain JDBC: the push loop
/// asks all the time. For one thread at a time.
final class JournalQueryStore implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    JournalQueryStore(Path file) throws SQLException {
        connection = JournalFileStore.reader(file);
    }

    /// Reads one row of a result.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Asks several queries, all of the same moment.
    interface Question<T> {
        T ask(JournalQueryStore queries) throws SQLException;
    }

    <T> List<T> list(String sql, Row<T> row, Object... values) throws SQLException {
        List<T> list = new ArrayList<>();
        forEach(sql, row, list::add, values);
        return list;
    }

    <T> Optional<T> first(String sql, Row<T> row, Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        forEach(
                sql,
                row,
                one -> {
                    found.add(one);
                    return false;
                },
                values);
        return found.stream().findFirst();
    }

    /// What cannot have been written is damage, like what SQLite cannot read.
    private static <T> T read(Row<T> row, ResultSet result) throws SQLException {
        try {
            return row.read(result);
        } catch (IllegalArgumentException | NoSuchElementException odd) {
            throw new SQLException("A row is not in its form", odd);
        }
    }

    /// Goes through a result of any length. A query that failed is prepared anew when it is asked
    /// again: the driver lets go of it.
    ///
    /// @param each says whether to go on
    <T> void forEach(String sql, Row<T> row, Predicate<T> each, Object... values)
            throws SQLException {
        try (ResultSet result = bound(sql, values).executeQuery()) {
            boolean more = result.next();
            while (more) {
                more = each.test(read(row, result)) && result.next();
            }
        } catch (SQLException failed) {
            prepared.remove(sql);
            throw failed;
        }
    }

    <T> T atOneMoment(Question<T> question) throws SQLException {
        connection.setAutoCommit(false);
        T answer = question.ask(this);
        connection.setAutoCommit(true);
        return answer;
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
