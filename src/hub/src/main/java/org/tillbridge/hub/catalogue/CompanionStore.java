package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// What items bring along.
public final class CompanionStore {
    private final StatementStore statements;

    public CompanionStore(StatementStore statements) {
        this.statements = statements;
    }

    List<CompanionRow> all() throws SQLException {
        return statements.list(
                "SELECT item, companion, pieces, levy FROM companion ORDER BY item, companion",
                row ->
                        new CompanionRow(
                                new ItemId(row.getInt(1)),
                                new ItemId(row.getInt(2)),
                                row.getInt(3),
                                row.getInt(4) == 1));
    }

    /// Whether it is a deposit on anything.
    public boolean isDeposit(ItemId item) throws SQLException {
        return statements
                .first(
                        "SELECT 1 FROM companion WHERE companion = ? AND levy = 0 LIMIT 1",
                        row -> row.getInt(1),
                        item.number())
                .isPresent();
    }

    void replaceAll(Collection<CompanionRow> companions) throws SQLException {
        statements.update("DELETE FROM companion");
        for (CompanionRow along : companions) {
            statements.update(
                    "INSERT INTO companion (item, companion, pieces, levy) VALUES (?, ?, ?, ?)",
                    along.item().number(),
                    along.companion().number(),
                    along.pieces(),
                    along.levy() ? 1 : 0);
        }
    }
}
