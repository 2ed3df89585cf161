package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.util.List;

/// Takes the rows of one kind of file. Made anew for each file. What it remembers of a row does not
/// change when the same row is taken once more: its transaction may have crossed with another.
interface ImportStep {
    /// The file's name.
    String file();

    TsvColumns columns();

    /// How many rows fit into one transaction, so that none writes more than 1,000 feed rows.
    int rowsAtOnce();

    /// The scopes that its rows may change.
    List<Scope> scopes(StatementStore statements) throws SQLException;

    /// @return whether the row was taken
    boolean take(HubTransaction transaction, Changes changes, Findings findings, TsvRow row)
            throws SQLException;

    /// After the last row of the file, in the same transaction.
    ///
    /// @param isWhole whether nothing was odd in any row of the file
    default void finish(HubTransaction transaction, Changes changes, boolean isWhole)
            throws SQLException {}
}
