package org.tillbridge.hub.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/// Which versions of the tables were made in a database, and of what.
final class HistoryStore {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryStore.class);

    private HistoryStore() {}

    /// Step by step; nothing where there is none, or it cannot be read.
    static List<String> history(DataSource source) {
        List<String> steps = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT version || ' ' || type || ' ' || script || ' '
                                  || coalesce(checksum, 0) || ' ' || success
                                FROM flyway_schema_history ORDER BY installed_rank\
                                """)) {
            while (rows.next()) {
                steps.add(String.valueOf(rows.getString(1)));
            }
            return steps;
        } catch (SQLException none) {
            LOG.debug("A database with no history", none);
            return List.of();
        }
    }
}
