package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.stock.StockStore;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.rules.Account;
import org.tillbridge.sync.rules.StockMovement;
import org.tillbridge.sync.wire.ReplicaRow.StockRow;
import org.tillbridge.sync.wire.Scope;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// `stock.tsv`: opens the ledger of items in stores, each once.
final class StockStep implements ImportStep {
    private final FirstRows<List<String>> seen = new FirstRows<>();

    @Override
    public String file() {
        return "stock.tsv";
    }

    @Override
    public TsvColumns columns() {
        return new TsvColumns(List.of("store", "sku", "onHand"), List.of());
    }

    @Override
    public int rowsAtOnce() {
        return 1000;
    }

    @Override
    public List<Scope> scopes(StatementStore statements) throws SQLException {
        return new ShopStore(statements)
                .stores().stream().<Scope>map(store -> new Scope.Store(store.store())).toList();
    }

    @Override
    public boolean take(HubTransaction transaction, Changes changes, Findings findings, TsvRow row)
            throws SQLException {
        StatementStore statements = transaction.statements();
        Optional<StoreId> store = knownStore(statements, row.cell("store"));
        Optional<Item> item = new ItemStore(statements).bySku(row.cell("sku"));
        Optional<Quantity> onHand = Cells.quantity(row.cell("onHand"));
        if (store.isEmpty()) {
            findings.notTaken(row, "unknownStore", row.cell("store"));
        } else if (item.isEmpty()) {
            findings.notTaken(row, "unknownSku", row.cell("sku"));
        } else if (onHand.isEmpty()) {
            findings.notTaken(row, "badQuantity", row.cell("onHand"));
        } else if (!seen.isFirst(List.of(row.cell("store"), row.cell("sku")), row)) {
            findings.add(
                    row,
                    "duplicateRow",
                    row.cell("sku"),
                    "The first row counts, this one is not taken.");
        } else if (!new StockStore(statements).open(store.get(), item.get().id())) {
            findings.add(
                    row, "stockAlreadyOpen", row.cell("sku"), "Row not taken; the ledger stays.");
        } else {
            StockRow now = open(statements, store.get(), item.get().id(), onHand.get());
            changes.put(new Scope.Store(store.get()), now);
            return true;
        }
        return false;
    }

    private static Optional<StoreId> knownStore(StatementStore statements, String cell)
            throws SQLException {
        OptionalInt number = Cells.number(cell);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        StoreId store = new StoreId(number.getAsInt());
        return new ShopStore(statements).store(store).map(_ -> store);
    }

    /// Nothing on hand opens the ledger too, with no movement.
    private static StockRow open(
            StatementStore statements, StoreId store, ItemId item, Quantity onHand)
            throws SQLException {
        StockStore stock = new StockStore(statements);
        if (onHand.signum() != 0) {
            boolean there = onHand.signum() > 0;
            StockMovement movement =
                    new StockMovement(
                            1,
                            item,
                            there ? onHand : onHand.negated(),
                            there ? Account.OPENING : Account.ON_HAND,
                            there ? Account.ON_HAND : Account.OPENING);
            stock.post(
                    List.of(
                            new StockStore.Posting(
                                    store, Optional.empty(), document(store, item), movement)));
        }
        Map<Account, Quantity> opening =
                Map.of(Account.ON_HAND, onHand, Account.OPENING, onHand.negated());
        return stock.add(store, Map.of(item, opening)).getFirst().row();
    }

    /// The same for the same item and store, so the ledger itself takes it once only.
    private static UUID document(StoreId store, ItemId item) {
        String name = "tillbridge/opening/" + store.number() + "/" + item.number();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
