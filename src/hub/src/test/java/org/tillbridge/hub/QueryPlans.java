package org.tillbridge.hub;

import org.tillbridge.hub.store.HubDatabase;

import java.util.ArrayList;
import java.util.List;

/// How SQLite goes about statements.
public final class QueryPlans {
    private QueryPlans() {}

    /// The steps of a plan that are bounded by a store alone, or by nothing.
    public static List<String> walks(HubDatabase database, String statement) {
        if (!statement.matches("(?s)\\s*(SELECT|UPDATE|INSERT|DELETE).*")) {
            return List.of();
        }
        return database.read(
                sql -> {
                    List<String> steps = new ArrayList<>();
                    sql.each("EXPLAIN QUERY PLAN " + statement, row -> steps.add(row.getString(4)));
                    return steps.stream()
                            .filter(step -> step.matches("SCAN .*|.*\\(store=\\?\\)"))
                            .filter(step -> !step.matches("SCAN (CONSTANT ROW|\\d+ CONSTANT .*)"))
                            .toList();
                });
    }
}
