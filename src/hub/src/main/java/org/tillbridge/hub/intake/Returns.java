package org.tillbridge.hub.intake;

import org.joda.money.Money;
import org.tillbridge.hub.intake.ReturnStore.Consequence;
import org.tillbridge.hub.intake.ReturnStore.Original;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.PostVoid;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.rules.LineReturned;
import org.tillbridge.sync.rules.RefundRules;
import org.tillbridge.sync.rules.ReturnRules;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.SoldSale;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Links returns to the sales they are of, in a transaction of one store whose scope is locked. The
/// link is booked in the store that sold.
final class Returns {
    private final ReturnStore store;
    private final ReturnClaimStore claims;
    private final JournalStore journal;
    private final Points points;
    private final Conflicts conflicts;
    private final StoreId here;
    private boolean owes;

    /// @param here the store of the transaction
    Returns(HubTransaction transaction, StoreId here, Points points, Conflicts conflicts) {
        this.store = new ReturnStore(transaction.statements());
        this.claims = new ReturnClaimStore(transaction.statements());
        this.journal = new JournalStore(transaction.statements());
        this.points = points;
        this.conflicts = conflicts;
        this.here = here;
    }

    /// Books a link, or notes that another store has to.
    ///
    /// @param entryId of the return
    /// @param in the return, while the journal has it not yet
    /// @return whether the sale is known
    boolean link(UUID entryId, LineReturned back, Optional<RetailTransaction> in)
            throws SQLException {
        Optional<Original> original = store.original(back.original().transaction());
        Consequence one = new Consequence(entryId, back);
        Rule rule = ReturnRules.link(original.map(Original::store), here);
        switch (rule) {
            case RETURN_LINKED -> book(one, in);
            case RETURN_OWED_TO_STORE -> {
                store.owe(original.orElseThrow().store(), one);
                owes = true;
            }
            default -> {}
        }
        return rule != Rule.RETURN_WAITS_FOR_SALE;
    }

    /// Whether another store is owed something.
    boolean owes() {
        return owes;
    }

    /// Books what came back of a line that was sold here, and takes back what it earned.
    void book(Consequence one) throws SQLException {
        book(one, Optional.empty());
    }

    /// That a line came back, and nothing that follows from it.
    void bookAlone(Consequence one) throws SQLException {
        store.add(here, one);
    }

    private void book(Consequence one, Optional<RetailTransaction> in) throws SQLException {
        OriginalLine line = one.back().original();
        Original original = store.original(line.transaction()).orElseThrow();
        Optional<RetailTransaction> sale = SoldSales.read(journal, original.entryId());
        List<ReturnStore.Back> backs = store.backs(here, line);
        List<Quantity> before = backs.stream().map(ReturnStore.Back::quantity).toList();
        Quantity sold = sale.map(it -> sold(it, line)).orElse(Quantity.ZERO);
        Rule rule = ReturnRules.settle(sold, before, one.back().quantity());
        Set<UUID> linked = store.sources(here, line.transaction());
        store.add(here, one);
        claims.booked(here, line, one.entryId());
        conflicts.returned(
                one,
                rule,
                sold,
                ReturnRules.sum(before),
                last(backs, one.entryId()).orElse(original.entryId()));
        if (sale.isPresent()) {
            if (!linked.contains(one.entryId())) {
                settleCards(original, sale.get(), one.entryId(), in, linked);
            }
            points.takeBack(one.entryId(), one.back(), ReturnRules.sum(before));
        }
    }

    /// Whether a return gave a card of the sale more than was left of what it had paid.
    ///
    /// @param linked the returns that are booked to the sale before it
    private void settleCards(
            Original original,
            RetailTransaction sale,
            UUID entryId,
            Optional<RetailTransaction> in,
            Set<UUID> linked)
            throws SQLException {
        for (SoldSale.PaidCard paid : SoldSales.cards(sale)) {
            UUID tender = paid.card().tender();
            Money before = Money.zero(sale.currency());
            UUID met = original.entryId();
            for (UUID refund : store.refunds(tender)) {
                if (!refund.equals(entryId)) {
                    Optional<Money> gone =
                            SoldSales.read(journal, refund)
                                    .filter(other -> linked.contains(refund) || !names(other, sale))
                                    .map(other -> RefundRules.refundOf(tender, other))
                                    .filter(before::isSameCurrency);
                    if (gone.isPresent()) {
                        before = before.plus(gone.get());
                        met = refund;
                    }
                }
            }
            Optional<RetailTransaction> now =
                    in.isPresent() ? in : SoldSales.read(journal, entryId);
            Money back =
                    now.map(it -> RefundRules.refundOf(tender, it))
                            .filter(before::isSameCurrency)
                            .orElse(Money.zero(sale.currency()));
            Rule rule = RefundRules.settle(paid.amount(), before, back);
            conflicts.refunded(entryId, paid, rule, before, back, met);
        }
    }

    /// The other return by which something had come back that was recorded last, by its id.
    private static Optional<UUID> last(List<ReturnStore.Back> backs, UUID entryId) {
        return backs.stream()
                .map(ReturnStore.Back::entryId)
                .filter(other -> !other.equals(entryId))
                .reduce((_, later) -> later);
    }

    /// Another store may have taken its goods back, which is booked later.
    private static boolean names(RetailTransaction back, RetailTransaction sale) {
        return PostVoid.salesOf(back).contains(sale.id());
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
