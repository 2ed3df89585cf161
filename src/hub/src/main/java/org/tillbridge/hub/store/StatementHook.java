package org.tillbridge.hub.store;

import java.sql.SQLException;

/// Is told of each statement before it runs. For tests: what it throws is as if the database had.
@FunctionalInterface
public interface StatementHook {
    StatementHook NONE = sql -> {};

    /// Of one who writes.
    void before(String sql) throws SQLException;

    /// Of one who only reads.
    default void beforeRead(String sql) throws SQLException {}
}
