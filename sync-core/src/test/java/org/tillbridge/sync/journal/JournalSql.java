package org.tillbridge.sync.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What a test does to the journal in a folder, or asks of it, past the product's code.
///
/// @param folder where `journal.db` is
record JournalSql(Path folder) {
    void run(String... statements) throws SQLException {
        try (Connection file = file();
                Statement statement = file.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// The steps in which SQLite answers a query.
    List<String> plan(String query) throws SQLException {
        List<String> steps = new ArrayList<>();
        String asked = query.replaceAll("\\?1?", "'x'");
        try (Connection file = file();
                Statement statement = file.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + asked)) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        }
        return steps;
    }

    private Connection file() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
    }
}
