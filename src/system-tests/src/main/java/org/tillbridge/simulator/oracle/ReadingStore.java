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
import java.util.HexFormat;
import java.util.List;

/// Reads any database file with statements of its own, past all of the product's code.
final class ReadingStore implements AutoCloseable {
    private final Connection connection;

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
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                query.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                List<List<String>> all = new ArrayList<>();
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    all.add(row(rows, columns));
                }
                return all;
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException("Cannot read: " + sql, unreadable);
        }
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
            connection.close();
        } catch (SQLException odd) {
            throw new IllegalStateException(odd);
        }
    }
}
