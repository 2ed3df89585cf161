package org.tillbridge.hub.store;

import java.sql.SQLException;

/// Finds out whether anything can be written.
final class ProbeStore {
    private final StatementStore statements;

    ProbeStore(StatementStore statements) {
        this.statements = statements;
    }

    /// Is refused wherever any other change would be, and changes nothing.
    void tryToWrite() throws SQLException {
        statements.update("UPDATE scope SET position = position WHERE 1 = 0");
    }
}
