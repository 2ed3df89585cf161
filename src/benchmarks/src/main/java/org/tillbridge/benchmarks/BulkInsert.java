package org.tillbridge.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;

/// What a drain is held against: as many rows in one transaction of SQLite, with nothing verified,
/// booked or answered. One row for each sale, and one for each of its lines.
public final class BulkInsert {
    private BulkInsert() {}

    /// @param body as a journal has it
    public record Sale(String body, int lines) {}

    /// @param file is made
    /// @return seconds until it is durable
    public static double seconds(Path file, Iterator<Sale> sales) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement set = connection.createStatement()) {
            set.execute("PRAGMA journal_mode = WAL");
            set.execute("PRAGMA synchronous = FULL");
            set.execute("CREATE TABLE sale (n INTEGER PRIMARY KEY, body TEXT) STRICT");
            set.execute(
                    "CREATE TABLE line (sale INTEGER, n INTEGER, item INTEGER, quantity INTEGER,"
                            + " PRIMARY KEY (sale, n)) STRICT, WITHOUT ROWID");
            long start = System.nanoTime();
            connection.setAutoCommit(false);
            insert(connection, sales);
            connection.commit();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static void insert(Connection connection, Iterator<Sale> sales) throws SQLException {
        try (PreparedStatement sale =
                        connection.prepareStatement("INSERT INTO sale VALUES (?, ?)");
                PreparedStatement line =
                        connection.prepareStatement("INSERT INTO line VALUES (?, ?, ?, ?)")) {
            int lines = 0;
            for (int n = 0; sales.hasNext(); n++) {
                Sale next = sales.next();
                sale.setInt(1, n);
                sale.setString(2, next.body());
                sale.executeUpdate();
                for (int its = 0; its < next.lines(); its++) {
                    line.setInt(1, n);
                    line.setInt(2, its);
                    line.setInt(3, lines++);
                    line.setInt(4, -1_000);
                    line.executeUpdate();
                }
            }
        }
    }
}
