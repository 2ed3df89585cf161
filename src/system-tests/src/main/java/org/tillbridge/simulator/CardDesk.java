package org.tillbridge.simulator;

import org.joda.money.Money;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.storedvalue.Claimed;
import org.tillbridge.pos.storedvalue.FoundCard;
import org.tillbridge.pos.tender.StoredValueTenders.Taken;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.simulator.oracle.Happened;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Rung;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.StoredValueAnswer;
import org.tillbridge.sync.wire.StoredValueOutcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Sells gift cards, and takes them and store credits. The hub is asked beside the counter, where
/// people go on meanwhile.
final class CardDesk extends AtTill {
    private final Cashiers cashiers;
    private final Paydesk paydesk;

    CardDesk(World world, SimulatedTill till, TillLife life, Ledger ledger, Paydesk paydesk) {
        super(world, till, life, ledger);
        this.cashiers = new Cashiers(world, ledger);
        this.paydesk = paydesk;
    }

    void sell(StoredValueCode card, int pence) {
        boolean onPaper = pence % 2 == 0;
        ScanOutcome outcome =
                life.sale.sellGiftCard(
                        new Goods.OfGiftCard("Gift card", card, onPaper), money(pence));
        if (!(outcome instanceof ScanOutcome.Added)) {
            throw new Violation(20, "no gift card is sold: " + outcome);
        }
        requireKept();
        world.sometimes().reached("a gift card sold");
    }

    /// Somebody looks what is on cards that there are not, one after the other.
    void guess(int cards) {
        life.errand(
                () -> {
                    for (int which = 0; which < cards; which++) {
                        if (life.storedValue.look(SetUp.nobodysCard(which))
                                instanceof FoundCard.Refused(_, var why)) {
                            world.sometimes().reached("a guess refused: " + why);
                        }
                    }
                });
    }

    /// The hub is asked; what it says is dealt with when it comes.
    ///
    /// @param percent of what is left
    /// @param looksFirst whether somebody looks what is on it before
    void pay(StoredValueCode card, int percent, boolean looksFirst, Act.Afterwards afterwards) {
        Optional<Rung> open = open();
        if (open.isEmpty() || open.get().left() <= 0) {
            paydesk.finish(false);
            return;
        }
        UUID transaction = open.get().transaction();
        Money wanted = money(Math.max(1, open.get().left() * percent / 100));
        life.errand(
                () -> {
                    Money amount = looksFirst ? look(card, wanted) : wanted;
                    if (amount.isPositive()) {
                        Claimed claimed = life.storedValue.claim(card, amount);
                        later(desk -> desk.answered(transaction, claimed, afterwards));
                    }
                });
    }

    private interface Next {
        void goOn(CardDesk desk);
    }

    private void later(Next next) {
        cashiers.later(till, life, cashier -> next.goOn(cashier.cards()));
    }

    /// How much of it somebody asks for who looks first.
    private Money look(StoredValueCode card, Money wanted) {
        FoundCard found = life.storedValue.look(card);
        world.sometimes().reached("looked at a card");
        Money upTo = found instanceof FoundCard.Usable usable ? usable.upTo() : money(0);
        return wanted.isGreaterThan(upTo) ? upTo : wanted;
    }

    private Optional<Rung> open() {
        return life.tender.due().map(_ -> OnScreen.of(life, till.store()));
    }

    private void answered(UUID transaction, Claimed claimed, Act.Afterwards afterwards) {
        Optional<Rung> rung =
                life.session
                        .operator()
                        .flatMap(_ -> open())
                        .filter(one -> one.transaction().equals(transaction));
        Optional<Rung.Taken> right = rung.flatMap(one -> pays(one, claimed));
        Optional<Rung> then = right.map(one -> with(rung.orElseThrow(), one));
        boolean completes = then.filter(one -> one.left() == 0).isPresent();
        long before = life.written();
        if (completes) {
            book.begin(Happened.document(then.orElseThrow(), date()));
        }
        Taken taken = life.storedValueTenders.take(transaction, claimed);
        till.ports().requirePower();
        if (completes) {
            settled(before, number(taken.outcome()));
        }
        requireRight(rung, right, claimed, taken.outcome());
        if (!taken.needsClaim()) {
            release(claimed.claim(), claimed.code());
        }
        if (taken.outcome() instanceof TenderOutcome.PartPaid(TakenTender paid)
                && afterwards == Act.Afterwards.TAKES_IT_OUT) {
            takeOut(transaction, paid);
        }
        if (rung.isPresent() && afterwards == Act.Afterwards.PAYS_THE_REST) {
            paydesk.finish(false);
        }
    }

    /// What the card has to pay.
    private Optional<Rung.Taken> pays(Rung rung, Claimed claimed) {
        StoredValueCode code = claimed.code();
        long wanted = claimed.wanted().getAmountMinorLong();
        return switch (claimed.said()) {
            case StoredValueOutcome.Answered(StoredValueAnswer answer) ->
                    paid(
                            answer.claimed().getAmountMinorLong(),
                            StoredValueSlip.claimed(code, claimed.claim(), answer.left()));
            case StoredValueOutcome.Refused _ -> Optional.empty();
            case NoAnswer none ->
                    paid(
                            wanted <= unasked(rung, code, none) ? wanted : 0,
                            StoredValueSlip.unasked(code));
        };
    }

    private static Optional<Rung.Taken> paid(long amount, StoredValueSlip slip) {
        String tender =
                switch (slip.code().kind()) {
                    case GIFT_CARD -> "giftCard";
                    case STORE_CREDIT -> "storeCredit";
                    case POINTS -> "points";
                };
        return amount == 0
                ? Optional.empty()
                : Optional.of(new Rung.Taken(tender, amount, Optional.of(OnScreen.plain(slip))));
    }

    /// How much may be taken of it today without the hub: nothing where the hub is there and does
    /// not want to hear this till.
    private long unasked(Rung rung, StoredValueCode code, NoAnswer none) {
        if (none.cause() == NoAnswer.Cause.REFUSED) {
            return 0;
        }
        return Math.max(
                0,
                SetUp.offlineLimit(till.store())
                        - book.takenUnasked(code.digits(), rung.currency(), date())
                        - rung.takenUnasked(code.digits()));
    }

    private static Rung with(Rung rung, Rung.Taken one) {
        List<Rung.Taken> all = new ArrayList<>(rung.taken());
        all.add(one);
        return rung.paidBy(all);
    }

    private void requireRight(
            Optional<Rung> rung,
            Optional<Rung.Taken> right,
            Claimed claimed,
            TenderOutcome outcome) {
        boolean isRight =
                switch (outcome) {
                    case TenderOutcome.PartPaid _ ->
                            open().equals(right.map(one -> with(rung.orElseThrow(), one)));
                    case TenderOutcome.Paid _ -> right.isPresent();
                    case TenderOutcome.NotWritten _ -> right.isPresent();
                    case TenderOutcome.AlreadyPaid _, TenderOutcome.NotPayable _ -> rung.isEmpty();
                    case TenderOutcome.NothingOnCard _ ->
                            claimed.said() instanceof StoredValueOutcome.Answered
                                    && right.isEmpty();
                    case TenderOutcome.CardRefused(_, var why) ->
                            claimed.said().equals(new StoredValueOutcome.Refused(why));
                    case TenderOutcome.HubNotAsked(Money upTo) ->
                            right.isEmpty()
                                    && claimed.said() instanceof NoAnswer none
                                    && upTo.getAmountMinorLong()
                                            == unasked(rung.orElseThrow(), claimed.code(), none);
                    default -> false;
                };
        if (!isRight) {
            throw new Violation(9, "%s pays %s: %s".formatted(claimed, right, outcome));
        }
        if (outcome instanceof TenderOutcome.NotWritten) {
            refusedByTheDisk();
        }
        note(claimed, outcome);
    }

    private void note(Claimed claimed, TenderOutcome outcome) {
        boolean pays =
                outcome instanceof TenderOutcome.PartPaid || outcome instanceof TenderOutcome.Paid;
        if (pays && claimed.code().kind() == StoredValueKind.POINTS) {
            world.sometimes().reached("paid with points");
        }
        world.sometimes()
                .reached(
                        switch (outcome) {
                            case TenderOutcome.PartPaid _, TenderOutcome.Paid _ ->
                                    claimed.said() instanceof NoAnswer
                                            ? "paid by a card unasked"
                                            : "paid by a card";
                            case TenderOutcome.CardRefused(_, var why) -> "a card refused: " + why;
                            case TenderOutcome.HubNotAsked _ -> "no more of a card unasked";
                            case TenderOutcome.NothingOnCard _ -> "nothing on a card";
                            default -> "a card too late";
                        });
    }

    private void takeOut(UUID transaction, TakenTender paid) {
        switch (life.tender.giveBack(transaction, paid)) {
            case TenderOutcome.TakenBack _ -> {
                till.ports().requirePower();
                paid.storedValue()
                        .ifPresent(
                                slip ->
                                        slip.claim()
                                                .ifPresent(claim -> release(claim, slip.code())));
                world.sometimes().reached("a card taken out again");
            }
            case TenderOutcome.NotWritten _ -> {
                till.ports().requirePower();
                refusedByTheDisk();
            }
            case TenderOutcome other ->
                    throw new Violation(20, "a card is not taken out: " + other);
        }
    }

    private void release(UUID claim, StoredValueCode card) {
        life.errand(
                () -> {
                    var _ = life.storedValue.release(claim, card);
                    world.sometimes().reached("a claim given up");
                });
    }

    private static Optional<String> number(TenderOutcome outcome) {
        return outcome instanceof TenderOutcome.Paid(RetailTransaction paid)
                ? Optional.of(paid.number().toString())
                : Optional.empty();
    }
}
