package org.tillbridge.simulator.oracle;

import com.github.luben.zstd.Zstd;

import org.sqlite.SQLiteConfig;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Reads any database file with statements of its own, past all of the product's code. They are
/// prepared once.
final class ReadingStore implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    ReadingStore(Path file) {
        try {
            SQLiteConfig config = new SQLiteConfig();
            config.setReadOnly(true);
            connection = config.createConnection("jdbc:sqlite:" + file);
            try (PreparedStatement query = connection.prepareStatement("PRAGMA query_only = ON")) {
                query.execute();
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException("Cannot read " + file, unreadable);
        }
    }

    /// All rows, each as texts; a blob in hex, or unpacked where it is packed, nothing as an empty
    /// text.
    List<List<String>> rows(String sql, Object... arguments) {
        try (ResultSet rows = bound(sql, arguments).executeQuery()) {
            List<List<String>> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                all.add(row(rows, columns));
            }
            return all;
        } catch (SQLException unreadable) {
            throw failed(sql, unreadable);
        }
    }

    /// The driver lets go of a statement that failed, so it is prepared anew the next time.
    private IllegalStateException failed(String sql, SQLException unreadable) {
        try (PreparedStatement _ = prepared.remove(sql)) {
            return new IllegalStateException("Cannot read: " + sql, unreadable);
        } catch (SQLException notClosed) {
            unreadable.addSuppressed(notClosed);
            return new IllegalStateException("Cannot read: " + sql, unreadable);
        }
    }

    private PreparedStatement bound(String sql, Object... arguments) throws SQLException {
        PreparedStatement query = prepared.get(sql);
        if (query == null) {
            query = connection.prepareStatement(sql);
            prepared.put(sql, query);
        }
        for (int i = 0; i < arguments.length; i++) {
            query.setObject(i + 1, arguments[i]);
        }
        return query;
    }

    /// As [#rows]; none where it cannot be read.
    List<List<String>> rowsIfReadable(String sql, Object... arguments) {
        try {
            return rows(sql, arguments);
        } catch (IllegalStateException unreadable) {
            return List.of();
        }
    }

    private static List<String> row(ResultSet rows, int columns) throws SQLException {
        List<String> row = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            Object value = rows.getObject(i);
            row.add(
                    switch (value) {
                        case null -> "";
                        case byte[] bytes when isPacked(bytes) -> unpacked(bytes);
                        case byte[] bytes -> HexFormat.of().formatHex(bytes);
                        default -> value.toString();
                    });
        }
        return row;
    }

    /// Whether it is a Zstandard frame.
    private static boolean isPacked(byte[] bytes) {
        return bytes.length > 4 && HexFormat.of().formatHex(bytes, 0, 4).equals("28b52ffd");
    }

    private static String unpacked(byte[] packed) {
        int size = Math.toIntExact(Zstd.getFrameContentSize(packed));
        return new String(Zstd.decompress(packed, size), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement query : prepared.values()) {
                query.close();
            }
            connection.close();
        } catch (SQLException odd) {
            throw new IllegalStateException(odd);
        }
    }
}
