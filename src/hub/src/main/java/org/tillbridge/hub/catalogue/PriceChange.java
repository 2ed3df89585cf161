package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.wire.ReplicaRow.PriceRow;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;

/// Sets prices of one list.
final class PriceChange {
    private final int priceList;
    private final PriceStore prices;
    private final Changes changes;

    PriceChange(int priceList, StatementStore statements, Changes changes) {
        this.priceList = priceList;
        this.prices = new PriceStore(statements);
        this.changes = changes;
    }

    boolean isKnown(ItemId item) throws SQLException {
        return inForce(item).isPresent();
    }

    /// The first price of an item counts since ever, another one from now; the same price changes
    /// nothing.
    void atOnce(ItemId item, long price) throws SQLException {
        OptionalLong before = inForce(item);
        if (before.isEmpty()) {
            from(item, Instant.EPOCH, price);
        } else if (before.getAsLong() != price) {
            from(item, changes.now(scope()), price);
        }
    }

    void from(ItemId item, Instant from, long price) throws SQLException {
        prices.put(priceList, item, from, price);
        changes.put(scope(), new PriceRow(item, from, price));
    }

    private OptionalLong inForce(ItemId item) throws SQLException {
        return prices.priceAt(priceList, item, changes.now(scope()));
    }

    private Scope scope() {
        return new Scope.Prices(priceList);
    }
}
