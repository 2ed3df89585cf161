package org.tillbridge.hub.store;

import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/// The database of a hub that is closed as an earlier version left it: in the tables that its own
/// migrations make, with all rows and columns that they have room for.
public final class EarlierTables {
    private static final String HISTORY = "flyway_schema_history";

    private final DatabaseAddress address;
    private final DataSource source;
    private final Map<String, String> words;

    private EarlierTables(DatabaseAddress address) {
        this.address = address;
        this.source =
                switch (address) {
                    case DatabaseAddress.File(Path file) -> SqliteEngine.source(file);
                    case DatabaseAddress.Server server -> PostgresEngine.source(server);
                };
        this.words =
                switch (address) {
                    case DatabaseAddress.File _ -> SqliteEngine.WORDS;
                    case DatabaseAddress.Server _ -> PostgresEngine.WORDS;
                };
    }

    /// @param version of the tables: "033"
    public static void putBack(DatabaseAddress address, String version) throws Exception {
        EarlierTables tables = new EarlierTables(address);
        SortedMap<String, List<SortedMap<String, Object>>> rows = tables.read();
        tables.empty();
        Engine.steps(tables.source, tables.words).target(version).load().migrate();
        tables.write(rows);
    }

    /// Every row of every table, in an order that does not depend on who asks.
    public static SortedMap<String, List<String>> rows(DatabaseAddress address)
            throws SQLException {
        SortedMap<String, List<String>> text = new TreeMap<>();
        new EarlierTables(address)
                .read()
                .forEach(
                        (table, rows) ->
                                text.put(
                                        table,
                                        rows.stream().map(EarlierTables::text).sorted().toList()));
        return text;
    }

    private static String text(SortedMap<String, Object> row) {
        return row.entrySet().stream()
                .map(
                        column ->
                                column.getKey()
                                        + "="
                                        + (column.getValue() instanceof byte[] bytes
                                                ? HexFormat.of().formatHex(bytes)
                                                : column.getValue()))
                .collect(Collectors.joining(" "));
    }

    private SortedMap<String, List<SortedMap<String, Object>>> read() throws SQLException {
        SortedMap<String, List<SortedMap<String, Object>>> all = new TreeMap<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                List<SortedMap<String, Object>> rows = new ArrayList<>();
                try (ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
                    while (result.next()) {
                        SortedMap<String, Object> row = new TreeMap<>();
                        for (int at = 1; at <= result.getMetaData().getColumnCount(); at++) {
                            Object value = result.getObject(at);
                            if (value != null) {
                                row.put(result.getMetaData().getColumnName(at), value);
                            }
                        }
                        rows.add(row);
                    }
                }
                all.put(table, rows);
            }
        }
        return all;
    }

    private void empty() throws SQLException, IOException {
        switch (address) {
            case DatabaseAddress.File(Path file) -> {
                for (String end : List.of("", "-wal", "-shm")) {
                    Files.deleteIfExists(Path.of(file + end));
                }
                OwnerOnly.createIfAbsent(file);
            }
            case DatabaseAddress.Server _ -> {
                try (Connection connection = source.getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("DROP SCHEMA public CASCADE");
                    statement.execute("CREATE SCHEMA public");
                }
            }
        }
    }

    private void write(SortedMap<String, List<SortedMap<String, Object>>> rows)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (String table : tables(connection)) {
                Set<String> columns =
                        named(
                                connection.getMetaData().getColumns(null, null, table, "%"),
                                "COLUMN_NAME");
                for (SortedMap<String, Object> row : rows.getOrDefault(table, List.of())) {
                    SortedMap<String, Object> fitting = new TreeMap<>(row);
                    fitting.keySet().retainAll(columns);
                    insert(connection, table, fitting);
                }
            }
            connection.commit();
        }
    }

    private static void insert(Connection connection, String table, SortedMap<String, Object> row)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO %s (%s) VALUES (%s)"
                                .formatted(
                                        table,
                                        String.join(", ", row.keySet()),
                                        String.join(", ", Collections.nCopies(row.size(), "?"))))) {
            int at = 0;
            for (Object value : row.values()) {
                at++;
                statement.setObject(at, value);
            }
            statement.executeUpdate();
        }
    }

    /// Each behind those that it refers to.
    private static Set<String> tables(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        Set<String> ordered = new LinkedHashSet<>();
        for (String table :
                named(data.getTables(null, null, "%", new String[] {"TABLE"}), "TABLE_NAME")) {
            add(data, table, ordered);
        }
        ordered.remove(HISTORY);
        return ordered;
    }

    private static void add(DatabaseMetaData data, String table, Set<String> ordered)
            throws SQLException {
        for (String other : named(data.getImportedKeys(null, null, table), "PKTABLE_NAME")) {
            if (!other.equals(table)) {
                add(data, other, ordered);
            }
        }
        ordered.add(table);
    }

    private static Set<String> named(ResultSet described, String column) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (described) {
            while (described.next()) {
                names.add(described.getString(column));
            }
        }
        return names;
    }
}
