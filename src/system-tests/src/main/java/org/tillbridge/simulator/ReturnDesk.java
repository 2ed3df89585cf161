package org.tillbridge.simulator;

import org.joda.money.Money;
import org.tillbridge.pos.returns.CardRefunds.AtHub;
import org.tillbridge.pos.returns.CardRefunds.Refundable;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.ReturnOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.pricing.Bought;
import org.tillbridge.retail.pricing.PricingRules;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.TaxedDocument;
import org.tillbridge.retail.pricing.TaxedDocument.TaxedLine;
import org.tillbridge.simulator.oracle.Happened;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.RefundLimit;
import org.tillbridge.simulator.oracle.Rung;
import org.tillbridge.simulator.oracle.Sold;
import org.tillbridge.simulator.oracle.TakenOffline;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.SoldSale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Takes goods back, for cash, a store credit, or to the cards that paid.
final class ReturnDesk extends AtTill {
    private static final int MOST_TRIES = 4;

    private final Paydesk paydesk;

    ReturnDesk(World world, SimulatedTill till, TillLife life, Ledger ledger, Paydesk paydesk) {
        super(world, till, life, ledger);
        this.paydesk = paydesk;
    }

    void takeBack(Act.TakeBack act) {
        comesBack(act.item(), disposition(act.damaged())).ifPresent(_ -> refund());
    }

    void takeBackPiece(Act.TakeBackPiece act, String serial) {
        comesBack(act.item(), Disposition.BACK_TO_STOCK)
                .ifPresent(
                        line -> {
                            life.sale.serial(line.number(), serial);
                            requireKept();
                            refund();
                        });
    }

    void refundAsCredit(Act.RefundAsCredit act) {
        comesBack(act.item(), Disposition.BACK_TO_STOCK).ifPresent(_ -> refundAsCredit());
    }

    /// What comes back was bought on a line of a sale, perhaps elsewhere.
    void takeBackBought(Act.TakeBackBought act, Sold sold) {
        comesBack(sold.item(), disposition(act.damaged())).ifPresent(line -> refund(line, sold));
    }

    /// Some of it may have come back before.
    void refundToCards(Act.RefundToCards act, Sold sold) {
        comesBack(sold.item(), Disposition.BACK_TO_STOCK)
                .ifPresent(line -> prove(line, new OriginalLine(sold.transaction(), sold.line())));
        toCards(act.card(), AtHub.NOTHING);
        finish();
    }

    /// What is on the counter is given back to the cards that paid, as far as it goes.
    void toCards(Act.Card first, AtHub atHub) {
        Act.Card card = first;
        for (int tries = 0; tries < MOST_TRIES && isForCards(); tries++) {
            Optional<Refundable> to = refundable(atHub);
            if (to.isPresent()) {
                requireWithin(to.get(), atHub);
                paydesk.giveBackToCard(to.get(), card);
                card = Act.Card.PAYS;
            }
        }
    }

    private boolean isForCards() {
        return life.openSale.basket().isPresent()
                && !isUnfinished()
                && !mustWait()
                && !isNeverPaidHere(OnScreen.of(life, till.store()));
    }

    /// Whether it is known at this till that a bank refused what a card is to have paid.
    private boolean isNeverPaidHere(Rung rung) {
        TakenOffline taken = new TakenOffline(book);
        return rung.lines().stream()
                .flatMap(line -> line.bought().stream())
                .anyMatch(bought -> taken.isNeverPaid(bought.transaction()));
    }

    private void requireWithin(Refundable to, AtHub atHub) {
        UUID paid = to.paid().tender();
        Optional<SoldSale> said =
                atHub.sales().values().stream()
                        .filter(
                                sale ->
                                        sale.cards().stream()
                                                .anyMatch(one -> one.card().tender().equals(paid)))
                        .findFirst();
        book.recognise(till.disk());
        new RefundLimit(ledger, book)
                .requireWithin(
                        paid,
                        to.amount().getAmountMinorLong(),
                        said.map(
                                sale ->
                                        sale.refunds().stream()
                                                .filter(one -> one.tender().equals(paid))
                                                .map(ReturnDesk::plain)
                                                .toList()));
        said.ifPresent(_ -> world.sometimes().reached("given back by the hub's word"));
    }

    private static RefundLimit.Back plain(SoldSale.Refund one) {
        return new RefundLimit.Back(one.entryId().toString(), one.amount().getAmountMinorLong());
    }

    private Optional<Refundable> refundable(AtHub atHub) {
        return life.openSale.basket().flatMap(back -> life.cardRefunds.of(back, atHub));
    }

    boolean mustWait() {
        return life.reader.workstation().filter(WorkstationRow::refundsWait).isPresent();
    }

    private boolean isUnfinished() {
        return life.openSale.basket().flatMap(Basket::unfinishedTender).isPresent();
    }

    /// What is left of an open return goes out in cash, once it is known what a card got.
    ///
    /// @return whether it did
    boolean finish() {
        paydesk.untilKnown();
        return life.openSale.basket().isPresent() && !isUnfinished() && refund();
    }

    private void refund(RungLine line, Sold sold) {
        prove(line, new OriginalLine(sold.transaction(), sold.line()));
        refund();
        boolean here = sold.store() == till.store();
        world.sometimes().reached(here ? "bought here" : "bought in another store");
    }

    private void prove(RungLine line, OriginalLine original) {
        ComesBack back = line.goods().comesBack().orElseThrow();
        ComesBack proven =
                new ComesBack(
                        back.reason(),
                        back.disposition(),
                        Optional.of(bought(line.goods(), original)));
        life.openSale.replace(line.number(), line.goods().comingBack(proven));
        requireKept();
    }

    /// As much as comes back, paid at the price of today: what the hub counts is what comes back.
    private Bought bought(RungGoods goods, OriginalLine original) {
        PricingRules rules = life.openSale.basket().orElseThrow().transaction().rules();
        Money amount = goods.amount(rules);
        Money tax =
                TaxedDocument.of(
                                rules,
                                amount.getCurrencyUnit(),
                                List.of(new TaxedLine(amount, goods.taxRate())))
                        .lines()
                        .getFirst()
                        .tax();
        Money paid = rules.taxIncluded() ? amount : amount.plus(tax);
        return new Bought(original, goods.quantity(), Quantity.ZERO, paid.negated(), tax.negated());
    }

    private static Disposition disposition(boolean damaged) {
        return damaged ? Disposition.DAMAGED : Disposition.BACK_TO_STOCK;
    }

    /// @return its line; empty where refunds wait, as they must where the machine knows that it is
    ///   not trusted
    private Optional<RungLine> comesBack(int item, Disposition disposition) {
        boolean mustWait = mustWait();
        ReturnOutcome outcome =
                life.returns.scan(
                        SetUp.code(item), new Terms(ReturnReason.CHANGED_MIND, disposition));
        requireKept();
        if (outcome instanceof ReturnOutcome.RefundsWait && refundsMayWait()) {
            world.sometimes()
                    .reached(
                            ledger.wasRevoked(till.number())
                                    ? "refunds of a revoked till wait"
                                    : "refunds wait");
            return Optional.empty();
        }
        if (outcome instanceof ReturnOutcome.Added(RungLine line) && !mustWait) {
            return Optional.of(line);
        }
        throw new Violation(20, "something comes back: " + outcome);
    }

    private boolean refund() {
        return refund(OnScreen.of(life, till.store()), life.returns::refund);
    }

    private void refundAsCredit() {
        Rung rung = OnScreen.of(life, till.store());
        Rung.Card credit = new Rung.Card(life.nextCredit().digits(), "", true);
        List<Rung.Taken> taken = new ArrayList<>();
        if (rung.total() != 0) {
            taken.add(new Rung.Taken("storeCredit", rung.total(), Optional.of(credit)));
        }
        var _ = refund(rung.paidBy(taken), life.returns::refundAsCredit);
        world.sometimes().reached("paid out as a store credit");
    }

    private boolean refund(Rung rung, Function<UUID, RefundOutcome> how) {
        boolean isNeverPaidHere = rung.taken().isEmpty() && isNeverPaidHere(rung);
        book.begin(Happened.document(rung, date()));
        switch (how.apply(rung.transaction())) {
            case RefundOutcome.Refunded(RetailTransaction done)
                    when !isNeverPaidHere && (rung.left() == 0 || !isForCreditOnly(rung)) -> {
                settle(true, Optional.of(done.number().toString()));
                world.sometimes().reached("taken back");
                return true;
            }
            case RefundOutcome.NotWritten _ -> settle(false, Optional.empty());
            case RefundOutcome.NeverPaid _ when rung.taken().isEmpty() && isNeverPaid(rung) -> {
                till.ports().requirePower();
                book.notDone();
                world.sometimes().reached("nothing goes back of what was never paid");
                giveUp();
            }
            case RefundOutcome.CreditOnly _ when isForCreditOnly(rung) -> {
                till.ports().requirePower();
                book.notDone();
                world.sometimes().reached("a store credit only");
                giveUp();
            }
            case RefundOutcome.RefundsWait _ when refundsMayWait() -> {
                book.notDone();
                world.sometimes().reached("a refund that was begun waits");
                giveUp();
            }
            case RefundOutcome.Refunded _,
                    RefundOutcome.NotAllowed _,
                    RefundOutcome.AlreadyRefunded _,
                    RefundOutcome.RefundsWait _,
                    RefundOutcome.Asking _,
                    RefundOutcome.TerminalUnknown _,
                    RefundOutcome.NotToCard _,
                    RefundOutcome.NotAsSeen _,
                    RefundOutcome.CreditOnly _,
                    RefundOutcome.GiftCreditOnly _,
                    RefundOutcome.NeverPaid _,
                    RefundOutcome.NothingToRefund _ ->
                    throw new Violation(20, "money is not given back, or was never paid");
        }
        return false;
    }

    /// Whether nothing proves that it was bought, and the till knows that it gives no money then.
    private boolean isForCreditOnly(Rung rung) {
        return life.shelf.creditWithoutProof()
                && rung.lines().stream().anyMatch(line -> line.bought().isEmpty());
    }

    private boolean isNeverPaid(Rung rung) {
        return rung.lines().stream()
                .flatMap(line -> line.bought().stream())
                .anyMatch(bought -> ledger.isNeverPaid(bought.transaction()));
    }
}
