package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.TaxClass;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is said of one item: its tax class, and all prices of a list.
final class ListingStore {
    private final StatementStore statements;

    ListingStore(StatementStore statements) {
        this.statements = statements;
    }

    /// @param prices by the moment from which they count
    record Listing(TaxClass taxClass, List<Price> prices) {
        Listing {
            prices = List.copyOf(prices);
        }
    }

    record Price(Instant from, long tenThousandths) {}

    Optional<Listing> find(int priceList, ItemId item) throws SQLException {
        Optional<TaxClass> taxClass =
                statements.first(
                        "SELECT tax_class FROM item WHERE item = ?",
                        row -> new TaxClass(row.getString(1)),
                        item.number());
        return taxClass.isEmpty()
                ? Optional.empty()
                : Optional.of(new Listing(taxClass.get(), prices(priceList, item)));
    }

    private List<Price> prices(int priceList, ItemId item) throws SQLException {
        return statements.list(
                """
                SELECT valid_from, price FROM price WHERE price_list = ? AND item = ?
                ORDER BY valid_from\
                """,
                row -> new Price(Instant.ofEpochMilli(row.getLong(1)), row.getLong(2)),
                priceList,
                item.number());
    }
}
