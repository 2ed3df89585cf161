package org.tillbridge.hub.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// The statements of one connection, each prepared once and kept until it fails: one that met a
/// full disk is closed by SQLite's driver, which goes on to offer it. All SQL of the hub goes
/// through here, so a test can look at, or break off, every single one. For one thread at a time.
public final class StatementStore implements AutoCloseable {
    private final Connection connection;
    private final StatementHook hook;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    StatementStore(Connection connection, StatementHook hook) {
        this.connection = connection;
        this.hook = hook;
    }

    /// Makes of the current row what is wanted of it.
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /// What is done with a statement.
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /// What is done with the rows that a statement returns.
    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    /// Runs a statement that changes something.
    ///
    /// @return how many rows it changed
    public int update(String sql, Object... arguments) throws SQLException {
        return run(sql, PreparedStatement::executeUpdate, arguments);
    }

    /// Inserts rows, many with one statement.
    ///
    /// @param into `INSERT INTO table (columns) VALUES`
    /// @param then what follows the values and returns rows: no row may be there twice
    /// @param mapper for the rows that are returned
    public <T> List<T> insertAll(String into, String then, RowMapper<T> mapper, List<Object[]> rows)
            throws SQLException {
        List<T> returned = new ArrayList<>();
        for (List<Object[]> some : Batches.of(rows)) {
            returned.addAll(list(Batches.statement(into, some, then), mapper, flat(some)));
        }
        return returned;
    }

    /// Inserts rows, many with one statement.
    ///
    /// @param into `INSERT INTO table (columns) VALUES`
    public void insertAll(String into, List<Object[]> rows) throws SQLException {
        for (List<Object[]> some : Batches.of(rows)) {
            update(Batches.statement(into, some, ""), flat(some));
        }
    }

    private static Object[] flat(List<Object[]> rows) {
        int columns = rows.getFirst().length;
        Object[] flat = new Object[rows.size() * columns];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, flat, row * columns, columns);
        }
        return flat;
    }

    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... arguments)
            throws SQLException {
        return read(
                sql,
                rows -> {
                    List<T> list = new ArrayList<>();
                    while (rows.next()) {
                        list.add(mapper.map(rows));
                    }
                    return list;
                },
                arguments);
    }

    /// The first row, if there is one.
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... arguments)
            throws SQLException {
        return read(
                sql,
                rows -> rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty(),
                arguments);
    }

    /// The number in the first column of the first row; empty where there is none, or null.
    public OptionalLong number(String sql, Object... arguments) throws SQLException {
        return read(
                sql,
                rows -> {
                    if (!rows.next()) {
                        return OptionalLong.empty();
                    }
                    long number = rows.getLong(1);
                    return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
                },
                arguments);
    }

    /// Row by row, as long as the caller wants to see more, holding none.
    public void each(String sql, RowMapper<Boolean> visitor, Object... arguments)
            throws SQLException {
        read(
                sql,
                rows -> {
                    boolean more = true;
                    while (more && rows.next()) {
                        more = visitor.map(rows);
                    }
                    return more;
                },
                arguments);
    }

    private <T> T read(String sql, Reading<T> reading, Object... arguments) throws SQLException {
        return run(
                sql,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        return reading.of(rows);
                    }
                },
                arguments);
    }

    private <T> T run(String sql, Work<T> work, Object... arguments) throws SQLException {
        try {
            return work.with(bound(sql, arguments));
        } catch (SQLException failed) {
            forget(sql, failed);
            throw failed;
        }
    }

    private void forget(String sql, SQLException failed) {
        PreparedStatement statement = prepared.remove(sql);
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException closed) {
                failed.addSuppressed(closed);
            }
        }
    }

    private PreparedStatement bound(String sql, Object... arguments) throws SQLException {
        hook.before(sql);
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int index = 0; index < arguments.length; index++) {
            bind(statement, index + 1, arguments[index]);
        }
        return statement;
    }

    /// A text as it is kept. PostgreSQL holds no U+0000, nor does any JSON or name: U+2400 stands
    /// in its place.
    public static String kept(String text) {
        return text.replace('\0', '\u2400');
    }

    /// An empty optional is NULL. What there is millions of is asked for first, one by one: a
    /// switch over types is not compiled into the code around it.
    private static void bind(PreparedStatement statement, int index, Object argument)
            throws SQLException {
        if (argument instanceof String text) {
            statement.setString(index, kept(text));
        } else if (argument instanceof Integer number) {
            statement.setInt(index, number);
        } else if (argument instanceof Long number) {
            statement.setLong(index, number);
        } else {
            bindOther(statement, index, argument);
        }
    }

    private static void bindOther(PreparedStatement statement, int index, Object argument)
            throws SQLException {
        switch (argument) {
            case Boolean fact -> statement.setInt(index, fact ? 1 : 0);
            case UUID id -> statement.setBytes(index, bytes(id));
            case byte[] bytes -> statement.setBytes(index, bytes);
            case PackedText text -> statement.setBytes(index, text.bytes());
            case Optional<?> optional when optional.isEmpty() -> statement.setObject(index, null);
            case Optional<?> optional -> bind(statement, index, optional.get());
            default -> throw new IllegalArgumentException("Not a column: " + argument.getClass());
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @Override
    public void close() throws SQLException {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
        } finally {
            connection.close();
        }
    }
}
