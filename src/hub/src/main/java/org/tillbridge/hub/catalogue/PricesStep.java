package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.shop.PriceList;
import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.retail.Item;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.StoreRow;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// `prices.tsv`: prices of any list, now or to come.
final class PricesStep implements ImportStep {
    private final FirstRows<List<String>> seen = new FirstRows<>();

    @Override
    public String file() {
        return "prices.tsv";
    }

    @Override
    public TsvColumns columns() {
        return new TsvColumns(List.of("priceList", "sku", "price"), List.of("from"));
    }

    @Override
    public int rowsAtOnce() {
        return 1000;
    }

    @Override
    public List<Scope> scopes(StatementStore statements) throws SQLException {
        return new ShopStore(statements)
                .priceLists().stream().<Scope>map(list -> new Scope.Prices(list.number())).toList();
    }

    @Override
    public boolean take(HubTransaction transaction, Changes changes, Findings findings, TsvRow row)
            throws SQLException {
        StatementStore statements = transaction.statements();
        OptionalInt list = knownList(statements, row.cell("priceList"));
        Optional<Item> item = new ItemStore(statements).bySku(row.cell("sku"));
        OptionalLong price = Cells.price(row.cell("price"));
        boolean atOnce = row.cell("from").isEmpty();
        Optional<Instant> from =
                atOnce
                        ? Optional.of(Instant.EPOCH)
                        : Cells.time(row.cell("from"), firstZone(statements));
        if (list.isEmpty()) {
            findings.notTaken(row, "unknownPriceList", row.cell("priceList"));
        } else if (item.isEmpty()) {
            findings.notTaken(row, "unknownSku", row.cell("sku"));
        } else if (price.isEmpty()) {
            findings.notTaken(row, "badPrice", row.cell("price"));
        } else if (from.isEmpty()) {
            findings.notTaken(row, "badTime", row.cell("from"));
        } else if (!seen.isFirst(key(row), row)) {
            findings.add(
                    row,
                    "duplicateRow",
                    row.cell("sku"),
                    "The first row counts, this one is not taken.");
        } else {
            if (price.getAsLong() == 0) {
                findings.add(row, "zeroPrice", row.cell("price"), "Taken: the item is free.");
            }
            PriceChange prices = new PriceChange(list.getAsInt(), statements, changes);
            if (atOnce) {
                prices.atOnce(item.get().id(), price.getAsLong());
            } else {
                prices.from(item.get().id(), from.get(), price.getAsLong());
            }
            return true;
        }
        return false;
    }

    private static List<String> key(TsvRow row) {
        return List.of(row.cell("priceList"), row.cell("sku"), row.cell("from"));
    }

    private static OptionalInt knownList(StatementStore statements, String cell)
            throws SQLException {
        OptionalInt number = Cells.number(cell);
        List<Integer> known =
                new ShopStore(statements).priceLists().stream().map(PriceList::number).toList();
        return number.isPresent() && known.contains(number.getAsInt())
                ? number
                : OptionalInt.empty();
    }

    /// Of the first store: where a date begins, for a list that several stores share.
    private static ZoneId firstZone(StatementStore statements) throws SQLException {
        return new ShopStore(statements)
                .stores().stream().findFirst().map(StoreRow::timeZone).orElse(ZoneOffset.UTC);
    }
}
