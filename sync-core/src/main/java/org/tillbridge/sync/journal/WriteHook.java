package org.tillbridge.sync.journal;

import java.sql.SQLException;

/// Is told of each step of a commit before it is done. For tests: what it throws is as if the disk
/// had.
@FunctionalInterface
public interface WriteHook {
    WriteHook NONE = step -> {};

    /// @param step such as `begin` or `commit`
    void before(String step) throws SQLException;
}
