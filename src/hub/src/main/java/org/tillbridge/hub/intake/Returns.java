package org.tillbridge.hub.intake;

import org.tillbridge.hub.intake.ReturnStore.Consequence;
import org.tillbridge.hub.intake.ReturnStore.Original;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.rules.LineReturned;
import org.tillbridge.sync.rules.ReturnRules;
import org.tillbridge.sync.rules.Rule;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Links returns to the sales they are of, in a transaction of one store whose scope is locked. The
/// link is booked in the store that sold.
final class Returns {
    private final ReturnStore store;
    private final JournalStore journal;
    private final Points points;
    private final Conflicts conflicts;
    private final StoreId here;
    private boolean owes;

    /// @param here the store of the transaction
    Returns(HubTransaction transaction, StoreId here, Points points, Conflicts conflicts) {
        this.store = new ReturnStore(transaction.statements());
        this.journal = new JournalStore(transaction.statements());
        this.points = points;
        this.conflicts = conflicts;
        this.here = here;
    }

    /// Books a link, or notes that another store has to.
    ///
    /// @param entryId of the return
    /// @return whether the sale is known
    boolean link(UUID entryId, LineReturned back) throws SQLException {
        Optional<Original> original = store.original(back.original().transaction());
        if (original.isEmpty()) {
            return false;
        }
        Consequence one = new Consequence(entryId, back);
        if (original.get().store().equals(here)) {
            book(one);
        } else {
            store.owe(original.get().store(), one);
            owes = true;
        }
        return true;
    }

    /// Whether another store is owed something.
    boolean owes() {
        return owes;
    }

    /// Books what came back of a line that was sold here, and takes back what it earned.
    void book(Consequence one) throws SQLException {
        OriginalLine line = one.back().original();
        Original original = store.original(line.transaction()).orElseThrow();
        Optional<RetailTransaction> sale = SoldSales.read(journal, original.entryId());
        List<Quantity> before =
                store.backs(here, line).stream().map(ReturnStore.Back::quantity).toList();
        Quantity sold = sale.map(it -> sold(it, line)).orElse(Quantity.ZERO);
        Rule rule = ReturnRules.settle(sold, before, one.back().quantity());
        store.add(here, one);
        conflicts.returned(one.entryId(), one.back(), rule, sold, ReturnRules.sum(before));
        if (sale.isPresent()) {
            points.takeBack(
                    original.entryId(),
                    sale.get(),
                    one.entryId(),
                    one.back(),
                    ReturnRules.sum(before));
        }
    }

    /// What was sold on a line; nothing where it is no sale, or was voided.
    private static Quantity sold(RetailTransaction sale, OriginalLine line) {
        return sale.goods().stream()
                .filter(goods -> goods.number() == line.line())
                .filter(SaleLine.class::isInstance)
                .findFirst()
                .map(GoodsLine::quantity)
                .orElse(Quantity.ZERO);
    }
}
