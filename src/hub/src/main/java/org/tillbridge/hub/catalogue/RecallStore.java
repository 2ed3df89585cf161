package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.wire.ReplicaRow.RecallRow;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// What is called back.
final class RecallStore {
    private final StatementStore statements;

    RecallStore(StatementStore statements) {
        this.statements = statements;
    }

    List<RecallRow> all() throws SQLException {
        return statements.list(
                "SELECT item, lot, reason FROM recall ORDER BY item, lot",
                row ->
                        new RecallRow(
                                new ItemId(row.getInt(1)), row.getString(2), row.getString(3)));
    }

    void replaceAll(Collection<RecallRow> recalls) throws SQLException {
        statements.update("DELETE FROM recall");
        for (RecallRow recall : recalls) {
            statements.update(
                    "INSERT INTO recall (item, lot, reason) VALUES (?, ?, ?)",
                    recall.item().number(),
                    recall.lot(),
                    recall.reason());
        }
    }
}
