package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.wire.ReplicaRow.FavouriteRow;

import java.sql.SQLException;
import java.util.List;

/// Quick keys.
final class FavouriteStore {
    private final StatementStore statements;

    FavouriteStore(StatementStore statements) {
        this.statements = statements;
    }

    List<FavouriteRow> all() throws SQLException {
        return statements.list(
                "SELECT category, position, item FROM favourite ORDER BY category, position",
                row ->
                        new FavouriteRow(
                                row.getString(1), row.getInt(2), new ItemId(row.getInt(3))));
    }

    void replaceAll(List<FavouriteRow> favourites) throws SQLException {
        statements.update("DELETE FROM favourite");
        for (FavouriteRow favourite : favourites) {
            statements.update(
                    "INSERT INTO favourite (category, position, item) VALUES (?, ?, ?)",
                    favourite.category(),
                    favourite.position(),
                    favourite.item().number());
        }
    }
}
