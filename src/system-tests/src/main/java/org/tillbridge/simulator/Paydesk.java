package org.tillbridge.simulator;

import org.joda.money.Money;
import org.tillbridge.pos.device.TerminalAnswer;
import org.tillbridge.pos.returns.CardRefunds.Refundable;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.simulator.oracle.Happened;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Rung;
import org.tillbridge.simulator.oracle.TerminalMemory;
import org.tillbridge.simulator.oracle.Violation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Takes the money for the sale being rung: in parts, by card, by voucher, and the rest in cash.
/// Whoever pays by card tells the truth of what the terminal says.
final class Paydesk extends AtTill {
    private static final int ASKED_AGAIN = 2;
    private static final long CHANGE_OUT_OF = 300;

    Paydesk(World world, SimulatedTill till, TillLife life, Ledger ledger) {
        super(world, till, life, ledger);
    }

    /// Until it is paid, or a part cannot be written.
    void pay(List<Act.Payment> parts) {
        for (Act.Payment part : parts) {
            if (isUnfinished()) {
                requireThatNobodyPaysMore();
            } else if (isOpen()) {
                take(part);
            }
        }
        finish(false);
    }

    /// A part by a card that the terminal takes upon itself.
    void payOffline(Act.SellOffline act) {
        if (isOpen()) {
            till.terminal().nextOffline(act.bank());
            take(new Act.Payment(Act.Payment.Kind.CARD, act.percent(), act.card()));
            world.sometimes().reached("a card taken offline");
        }
        if (act.otherCard() && isOpen() && !isUnfinished()) {
            take(new Act.Payment(Act.Payment.Kind.CARD, 100, Act.Card.PAYS));
        }
        finish(false);
    }

    /// As long as nobody knows whether a card was charged.
    private void requireThatNobodyPaysMore() {
        Money amount = money(1);
        List<TenderOutcome> tries =
                List.of(
                        life.cards.start(transaction(), amount),
                        life.tender.takeVoucher(transaction(), amount),
                        life.tender.payCash(transaction(), amount));
        if (!tries.stream().allMatch(TenderOutcome.Unknown.class::isInstance)) {
            throw new Violation(4, "paid while a card is unknown: " + tries);
        }
    }

    private boolean isOpen() {
        return life.tender.due().isPresent();
    }

    /// Pays what is left in cash, once it is known what was paid by card.
    void finish(boolean tapsTwice) {
        untilKnown();
        if (!isUnfinished()) {
            payCash(tapsTwice);
        }
    }

    /// Until somebody has found out what a card paid, or got; or the disk does not take it.
    void untilKnown() {
        for (int tries = 0; isUnfinished() && tries < ASKED_AGAIN; tries++) {
            askAgain(tries > 0);
        }
    }

    /// Some of a return goes back to a card that paid.
    void giveBackToCard(Refundable to, Act.Card card) {
        till.terminal().next(card.ofAReversal());
        UUID transaction = transaction();
        ask(
                Map.of(
                        "transaction", transaction.toString(),
                        "amount", Long.toString(-to.amount().getAmountMinorLong()),
                        "reverses", to.paid().tender().toString()),
                () ->
                        begun(
                                life.returns.refundToCard(
                                        transaction,
                                        _ ->
                                                Optional.of(
                                                        life.cards.startRefund(
                                                                transaction,
                                                                to.paid(),
                                                                to.amount())))));
        world.sometimes().reached("given back to a card");
    }

    private boolean isUnfinished() {
        return life.openSale.basket().flatMap(Basket::unfinishedTender).isPresent();
    }

    private void take(Act.Payment part) {
        Rung rung = OnScreen.of(life, till.store());
        long amount = Math.max(1, rung.left() * part.percent() / 100);
        switch (part.kind()) {
            case CASH -> takeCash(rung, amount - amount % rung.cashStep());
            case VOUCHER -> takeVoucher(rung, amount);
            case CARD -> takeCard(rung, amount, part.card());
            case GIVEN_BACK -> giveBack(rung, part.card());
        }
    }

    private void takeCash(Rung rung, long amount) {
        if (amount > 0 && amount < rung.cashLeft()) {
            taken(life.tender.takeCash(rung.transaction(), money(amount)));
            world.sometimes().reached("a part paid in cash");
        }
    }

    private void takeVoucher(Rung rung, long amount) {
        Rung then = rung.paidBy(with(rung, "voucher", amount));
        long before = life.written();
        if (then.left() == 0) {
            book.begin(Happened.document(then, date()));
        }
        TenderOutcome outcome = life.tender.takeVoucher(rung.transaction(), money(amount));
        if (then.left() == 0) {
            settled(before, number(outcome));
        }
        taken(outcome);
        world.sometimes().reached("paid by voucher");
    }

    /// What is kept beside the basket is no entry of its own.
    private void taken(TenderOutcome outcome) {
        till.ports().requirePower();
        switch (outcome) {
            case TenderOutcome.PartPaid _, TenderOutcome.TakenBack _, TenderOutcome.Paid _ -> {}
            case TenderOutcome.NotWritten _ -> refusedByTheDisk();
            case TenderOutcome other -> throw new Violation(20, "not taken: " + other);
        }
    }

    private void takeCard(Rung rung, long amount, Act.Card card) {
        world.sometimes().reached("card " + card);
        till.terminal().next(card);
        ask(
                Map.of(
                        "transaction", rung.transaction().toString(),
                        "tender", "card",
                        "amount", Long.toString(amount),
                        "terminal", till.terminal().name()),
                () -> life.cards.start(rung.transaction(), money(amount)));
    }

    private void giveBack(Rung rung, Act.Card card) {
        Optional<TakenTender> last =
                life.openSale.basket().orElseThrow().tenders().stream().reduce((_, later) -> later);
        if (last.isEmpty()) {
            return;
        }
        TakenTender paid = last.get();
        if (paid.tender() == Tender.CARD) {
            till.terminal().next(card.ofAReversal());
            ask(
                    Map.of(
                            "transaction", rung.transaction().toString(),
                            "amount", Long.toString(-paid.amount().getAmountMinorLong()),
                            "reverses", paid.id().toString()),
                    () -> life.cards.startReversal(rung.transaction(), paid));
            world.sometimes().reached("a card reversed");
        } else {
            taken(life.tender.giveBack(rung.transaction(), paid));
            world.sometimes().reached("a tender given back");
        }
    }

    private interface Start {
        TenderOutcome start();
    }

    private void ask(Map<String, String> says, Start start) {
        long before = life.written();
        book.begin(fact("TenderStarted", says));
        TenderOutcome begun = start.start();
        if (begun instanceof TenderOutcome.Asking(TakenTender asked)) {
            Map<String, String> known = new HashMap<>(says);
            known.put("tenderId", asked.id().toString());
            book.begin(fact("TenderStarted", known));
            settled(before, Optional.empty());
            answered(asked, life.cards.ask(asked));
        } else if (begun instanceof TenderOutcome.NotWritten) {
            settled(before, Optional.empty());
        } else {
            throw new Violation(20, "no card can be taken: " + begun);
        }
    }

    private static TenderOutcome begun(RefundOutcome outcome) {
        return switch (outcome) {
            case RefundOutcome.Asking(TakenTender asked) -> new TenderOutcome.Asking(asked);
            case RefundOutcome.NotWritten(var why) -> new TenderOutcome.NotWritten(why);
            case RefundOutcome other ->
                    throw new Violation(20, "a card is not given its money back: " + other);
        };
    }

    private void askAgain(boolean byHand) {
        TakenTender asked = life.openSale.basket().flatMap(Basket::unfinishedTender).orElseThrow();
        TerminalAnswer answer = life.cards.askAgain(asked);
        world.sometimes().reached("a terminal is asked again");
        if (byHand && answer instanceof TerminalAnswer.Unknown) {
            decide(asked);
        } else {
            answered(asked, answer);
        }
    }

    private void answered(TakenTender asked, TerminalAnswer answer) {
        UUID transaction = transaction();
        List<Happened> facts =
                switch (answer) {
                    case TerminalAnswer.Approved(Money amount, CardSlip card) ->
                            done(asked, amount.getAmountMinorLong(), Optional.of(card));
                    case TerminalAnswer.Declined _ -> List.of(notDone(asked));
                    case TerminalAnswer.Unknown _ ->
                            asked.state() == TakenTender.State.UNKNOWN
                                    ? List.of()
                                    : List.of(about("TenderUnknown", asked));
                };
        said(facts, () -> life.cards.answered(transaction, asked.id(), answer));
    }

    /// Somebody has looked at the terminal.
    private void decide(TakenTender asked) {
        world.sometimes().reached("decided by hand");
        UUID transaction = transaction();
        TerminalMemory memory = ledger.terminal(asked.terminal());
        memory.told(asked.id());
        OptionalLong did = memory.did(asked.id());
        boolean isDone = did.orElse(0) != 0;
        List<Happened> facts =
                isDone
                        ? done(asked, asked.amount().abs().getAmountMinorLong(), Optional.empty())
                        : List.of(notDone(asked));
        said(facts, () -> life.cards.decide(transaction, asked.id(), isDone));
    }

    private void said(List<Happened> facts, Start work) {
        long before = life.written();
        book.begin(facts.toArray(Happened[]::new));
        settled(before, number(work.start()));
    }

    private UUID transaction() {
        return life.openSale.basket().orElseThrow().transaction().id();
    }

    /// And with it the sale, if nothing is left to pay.
    ///
    /// @param card as the terminal says; empty where somebody else says it
    private List<Happened> done(TakenTender asked, long amount, Optional<CardSlip> card) {
        Rung rung = OnScreen.of(life, till.store());
        boolean isReversal = asked.reverses().isPresent();
        Map<String, String> says = new HashMap<>();
        says.put("transaction", rung.transaction().toString());
        says.put("card.tenderId", asked.id().toString());
        says.put("amount", Long.toString(isReversal ? -amount : amount));
        if (card.isEmpty()) {
            says.put("byHand", "true");
        }
        if (card.filter(CardSlip::offline).isPresent()) {
            says.put("card.offline", "true");
            says.put("offline.terminal", asked.terminal());
        }
        List<Happened> facts = new ArrayList<>(List.of(fact("TenderAuthorised", says)));
        Rung then = rung.paidBy(with(rung, "card", asked.isRefund() ? -amount : amount));
        if (asked.isRefund() == isReversal && then.left() == 0) {
            facts.add(Happened.document(then, date()));
        }
        return facts;
    }

    private Happened notDone(TakenTender asked) {
        return about("TenderDeclined", asked);
    }

    private Happened about(String kind, TakenTender asked) {
        return fact(
                kind,
                Map.of(
                        "transaction", transaction().toString(),
                        "tenderId", asked.id().toString()));
    }

    private static List<Rung.Taken> with(Rung rung, String tender, long amount) {
        List<Rung.Taken> all = new ArrayList<>(rung.taken());
        all.add(new Rung.Taken(tender, amount));
        return all;
    }

    private static Optional<String> number(TenderOutcome outcome) {
        return outcome instanceof TenderOutcome.Paid(RetailTransaction paid)
                ? Optional.of(paid.number().toString())
                : Optional.empty();
    }

    /// Every second customer gives more than is due.
    private void payCash(boolean tapsTwice) {
        Optional<Money> due = life.tender.due();
        if (due.isEmpty()) {
            cancelEmpty();
            return;
        }
        Rung rung = OnScreen.of(life, till.store());
        requireTotal(rung, due.get());
        UUID id = rung.transaction();
        long over = rung.left() != 0 && rung.total() % 2 == 0 ? CHANGE_OUT_OF : 0;
        Money given = due.get().plus(money(over));
        book.begin(Happened.document(rung, date()));
        TenderOutcome outcome = life.tender.payCash(id, given);
        switch (outcome) {
            case TenderOutcome.Paid(RetailTransaction paid) -> {
                settle(true, Optional.of(paid.number().toString()));
                world.sometimes().reached("sold");
                if (rung.tenders().containsKey("cashRounding")) {
                    world.sometimes().reached("cash rounded");
                }
                if (tapsTwice) {
                    tapAgain(id, given);
                }
            }
            case TenderOutcome.NotWritten _ -> settle(false, Optional.empty());
            case TenderOutcome other ->
                    throw new Violation(20, "a basket cannot be paid: " + other);
        }
    }

    /// All of its lines were voided: nothing to pay, and nothing to be cancelled.
    private void cancelEmpty() {
        if (life.openSale.basket().isPresent()) {
            life.openSale.cancel();
        }
    }

    private void tapAgain(UUID id, Money due) {
        TenderOutcome again = life.tender.payCash(id, due);
        if (!(again instanceof TenderOutcome.AlreadyPaid)) {
            throw new Violation(2, "a second tap: " + again);
        }
        world.sometimes().reached("tapped twice");
    }

    private static void requireTotal(Rung rung, Money due) {
        if (rung.cashLeft() != due.getAmountMinorLong()) {
            throw new Violation(4, "%s is due, and %d is right".formatted(due, rung.cashLeft()));
        }
    }
}
