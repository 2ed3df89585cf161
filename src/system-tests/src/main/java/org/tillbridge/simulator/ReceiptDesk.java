package org.tillbridge.simulator;

import org.tillbridge.pos.returns.CardRefunds.AtHub;
import org.tillbridge.pos.returns.ClaimedLines;
import org.tillbridge.pos.returns.Purchase;
import org.tillbridge.pos.returns.ReceiptProof;
import org.tillbridge.pos.returns.ReturnOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.ReceiptWorth;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.wire.SoldSale;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Takes back what is on a receipt, of whichever till. The hub is asked beside the counter what
/// came back of it elsewhere and how it was paid, while people go on there.
final class ReceiptDesk extends AtTill {
    private static final Terms TERMS =
            new Terms(ReturnReason.CHANGED_MIND, Disposition.BACK_TO_STOCK);

    private final Cashiers cashiers;
    private final ReturnDesk returns;

    ReceiptDesk(World world, SimulatedTill till, TillLife life, Ledger ledger, ReturnDesk returns) {
        super(world, till, life, ledger);
        this.cashiers = new Cashiers(world, ledger);
        this.returns = returns;
    }

    private interface Next {
        void goOn(ReceiptDesk desk);
    }

    private void later(Next next) {
        cashiers.later(till, life, cashier -> next.goOn(cashier.receipts()));
    }

    /// What it proves is asked beside the counter.
    void look(Act.BringReceipt act, Receipts.Receipt receipt) {
        if (!isReady()) {
            return;
        }
        SignedPass code = receipt.code();
        life.errand(
                () -> {
                    ReceiptProof.Outcome outcome = life.receiptProof.look(code);
                    if (outcome instanceof ReceiptProof.Outcome.Proven(Purchase purchase)) {
                        requireRight(receipt.says().transaction(), purchase);
                    }
                    later(desk -> desk.looked(act, receipt, outcome));
                });
    }

    /// At the moment in which the till looked at its own books.
    private void requireRight(UUID transaction, Purchase purchase) {
        book.recognise(till.disk());
        new ReceiptWorth(ledger, book, transaction)
                .requireRight(
                        purchase.lines().stream().map(ReceiptDesk::plain).toList(),
                        purchase.atHub()
                                .map(
                                        sale ->
                                                sale.backs().stream()
                                                        .map(ReceiptDesk::plain)
                                                        .toList()));
        world.sometimes()
                .reached(
                        purchase.atHub().isPresent()
                                ? "a receipt that the hub knows"
                                : "a receipt that the hub says nothing of");
    }

    private static ReceiptWorth.Line plain(Purchase.Line line) {
        return new ReceiptWorth.Line(
                line.bought().line().line(),
                line.taxRate().partsPerMillion(),
                line.bought().sold().thousandths(),
                line.bought().returned().thousandths(),
                line.bought().paid().getAmountMinorLong(),
                line.bought().tax().getAmountMinorLong());
    }

    private static ReceiptWorth.Back plain(SoldSale.Back back) {
        return new ReceiptWorth.Back(
                back.entryId().toString(), back.line(), back.quantity().thousandths());
    }

    private void looked(
            Act.BringReceipt act, Receipts.Receipt receipt, ReceiptProof.Outcome outcome) {
        boolean asItMust =
                switch (outcome) {
                    case ReceiptProof.Outcome.Proven(Purchase purchase) -> {
                        proven(act, purchase);
                        yield true;
                    }
                    case ReceiptProof.Outcome.Revoked(var by, _) ->
                            by.number() == receipt.till() && ledger.wasRevoked(receipt.till());
                    case ReceiptProof.Outcome.UnknownKey(var of) ->
                            of.number() > Templates.WORKSTATIONS;
                    case ReceiptProof.Outcome.OtherCurrency(var paid) ->
                            !paid.getCurrencyUnit().equals(life.shelf.currency());
                    case ReceiptProof.Outcome.Altered _ -> false;
                };
        if (!asItMust) {
            throw new Violation(8, "a receipt is not believed: " + outcome);
        }
        world.sometimes().reached("a receipt: " + outcome.getClass().getSimpleName());
    }

    private void proven(Act.BringReceipt act, Purchase purchase) {
        List<Purchase.Line> left =
                purchase.lines().stream()
                        .filter(line -> line.bought().left().signum() > 0)
                        .toList();
        if (left.isEmpty()) {
            world.sometimes().reached("nothing is left of a receipt");
        } else {
            takeBack(act, purchase, left.get(act.line() % left.size()));
        }
    }

    /// The hub is asked beside the counter whether it comes back elsewhere.
    private void takeBack(Act.BringReceipt act, Purchase purchase, Purchase.Line line) {
        if (!isReady() || life.openSale.basket().isPresent()) {
            return;
        }
        life.returns.receipt(Optional.of(purchase));
        boolean rung = ring(act, purchase, line);
        life.returns.receipt(Optional.empty());
        if (rung) {
            payOut(act, purchase);
        }
    }

    /// More than is left of it is not taken back.
    ///
    /// @return whether anything comes back
    private boolean ring(Act.BringReceipt act, Purchase purchase, Purchase.Line line) {
        boolean mustWait = returns.mustWait();
        long left = line.bought().left().thousandths();
        for (int piece = 1; piece <= act.pieces(); piece++) {
            ReturnOutcome outcome = life.returns.takeBack(line, TERMS);
            requireKept();
            boolean isFirst = piece == 1;
            boolean isLeft = piece * Quantity.ONE.thousandths() <= left;
            switch (outcome) {
                case ReturnOutcome.Added _ when isLeft && !mustWait -> {}
                case ReturnOutcome.ToClaim(var wanted) when isFirst && !mustWait -> {
                    life.errand(
                            () -> {
                                ClaimedLines.Answer answer = life.returns.claims().claim(wanted);
                                later(desk -> desk.claimed(act, purchase, line, answer));
                            });
                    return false;
                }
                case ReturnOutcome.RefundsWait _ when refundsMayWait() -> {
                    return false;
                }
                case ReturnOutcome.Refused _ when !isLeft -> {
                    world.sometimes().reached("no more than is on a receipt");
                    return true;
                }
                default -> throw new Violation(8, "piece %d: %s".formatted(piece, outcome));
            }
        }
        return true;
    }

    private void claimed(
            Act.BringReceipt act,
            Purchase purchase,
            Purchase.Line line,
            ClaimedLines.Answer answer) {
        switch (answer) {
            case ClaimedLines.Answer.Free _ -> takeBack(act, purchase, line);
            case ClaimedLines.Answer.Elsewhere _ ->
                    world.sometimes().reached("not taken back, as another till does");
            case ClaimedLines.Answer.CameBack _ ->
                    world.sometimes().reached("not taken back, as it came back meanwhile");
        }
    }

    private void payOut(Act.BringReceipt act, Purchase purchase) {
        world.sometimes().reached("brought back by its receipt");
        if (purchase.atHub().filter(SoldSale::wasNeverPaid).isPresent()) {
            if (returns.finish()) {
                throw new Violation(4, "money goes back for what was never paid: " + purchase);
            }
            return;
        }
        if (!act.toCards()) {
            var _ = returns.finish();
            return;
        }
        Map<UUID, SoldSale> known = new HashMap<>();
        purchase.atHub().ifPresent(sale -> known.put(sale.transaction(), sale));
        Basket back = life.openSale.basket().orElseThrow();
        life.errand(
                () -> {
                    AtHub atHub = life.cardRefunds.look(back, new AtHub(known));
                    later(desk -> desk.toCards(act.card(), back, atHub));
                });
    }

    /// Unless somebody has ended it otherwise meanwhile.
    private void toCards(Act.Card card, Basket back, AtHub atHub) {
        if (life.openSale.basket().equals(Optional.of(back)) && isReady()) {
            returns.toCards(card, atHub);
            var _ = returns.finish();
        }
    }
}
