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
public record JournalSql(Path folder) {
    /// What each migration from the second on brought, taken away again.
    private static final List<String> UNDONE =
            List.of(
                    "DROP INDEX suspension",
                    "DROP TABLE personal_part",
                    "DROP TABLE return_of; DROP INDEX offline_payment",
                    "DROP INDEX signing",
                    "DROP INDEX invoice",
                    "DROP INDEX document_number",
                    "DROP TABLE piece_moved",
                    "DROP TABLE salvaged_sale");

    /// Makes it one of an earlier version.
    public void backTo(int version) throws SQLException {
        for (String undo : UNDONE.subList(version - 1, UNDONE.size()).reversed()) {
            run(undo.split("; "));
        }
        run("PRAGMA user_version = " + version);
    }

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
