package org.tillbridge.simulator;

import org.joda.money.Money;
import org.tillbridge.pos.approval.Approvals;
import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.CountOutcome;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.day.PostVoidOutcome;
import org.tillbridge.pos.drawer.DrawerOutcome;
import org.tillbridge.pos.drawer.DrawerService;
import org.tillbridge.pos.returns.ClaimedLines;
import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.pos.signon.SignOnOutcome;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Right;
import org.tillbridge.simulator.oracle.Happened;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Rung;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/// Does at a till what is done between sales: money in and out, counting and closing, voiding a
/// sale, and all that asks for someone's right.
final class Keyholder extends AtTill {
    private static final String REASON = "as the simulation wants it";
    private static final String WRONG_PIN = "000000";

    private final Cashiers cashiers;

    Keyholder(World world, SimulatedTill till, TillLife life, Ledger ledger) {
        super(world, till, life, ledger);
        this.cashiers = new Cashiers(world, ledger);
    }

    private boolean isReady(boolean byCashier) {
        return byCashier ? isReadyFor(Templates.CASHIER, Templates.CASHIERS_PIN) : isReady();
    }

    void moveCash(Act.MoveCash act) {
        if (!isReady(act.byCashier())) {
            return;
        }
        Happened moved =
                fact(
                        "CashMoved",
                        Map.of(
                                "movement", CamelCase.of(act.movement()),
                                "amount", Integer.toString(act.pence()),
                                "reason", REASON));
        Money amount = money(act.pence());
        drawer(
                Wanted.of(DrawerService.right(act.movement()), REASON).about(amount),
                moved,
                () -> life.drawer.move(act.movement(), amount, REASON));
        world.sometimes().reached("cash " + CamelCase.of(act.movement()));
    }

    void openDrawer(Act.OpenDrawer act) {
        if (isReady(act.byCashier())) {
            drawer(
                    Wanted.of(Right.NO_SALE, REASON),
                    fact("DrawerOpened", Map.of("reason", REASON)),
                    () -> life.drawer.noSale(REASON));
        }
    }

    private void drawer(Wanted wanted, Happened deed, Supplier<DrawerOutcome> work) {
        switch (byRight(wanted, deed, work)) {
            case Optional<DrawerOutcome> none when none.isEmpty() -> {}
            case Optional<DrawerOutcome> done
                    when done.get() instanceof DrawerOutcome.Done
                            || done.get() instanceof DrawerOutcome.NotWritten -> {}
            case Optional<DrawerOutcome> other ->
                    throw new Violation(20, "the drawer stays shut: " + other);
        }
    }

    /// Does something, with someone's approval where it asks for one.
    ///
    /// @return what became of it; empty if it was not approved
    private <T> Optional<T> byRight(Wanted wanted, Happened deed, Supplier<T> work) {
        long before = life.written();
        book.begin(deed);
        T outcome = work.get();
        if (!(outcome instanceof NeedsRight)) {
            settled(before, Optional.empty());
            return Optional.of(outcome);
        }
        till.ports().requirePower();
        book.notDone();
        OperatorId approver = new OperatorId(Templates.MANAGER);
        return switch (life.approvals.check(wanted, approver, Templates.PIN)) {
            case Approvals.Checked.Right(Approvals.Proof proof) ->
                    approved(proof, wanted, deed, work);
            case Approvals.Checked.TooSoon(var until) -> {
                isTooSoon(until);
                yield Optional.empty();
            }
            case Approvals.Checked.NotTheirs() when life.approvals.lapsedSince().isPresent() ->
                    Optional.empty();
            case Approvals.Checked other -> throw new Violation(20, "not approved: " + other);
        };
    }

    private <T> Optional<T> approved(
            Approvals.Proof proof, Wanted wanted, Happened deed, Supplier<T> work) {
        Map<String, String> says = new HashMap<>();
        says.put("requester", Integer.toString(Templates.CASHIER));
        says.put("approver", Integer.toString(Templates.MANAGER));
        says.put("right", CamelCase.of(wanted.right()));
        wanted.amount()
                .ifPresent(
                        amount -> says.put("amount", Long.toString(amount.getAmountMinorLong())));
        long before = life.written();
        book.begin(control("ApprovalGiven", says), deed);
        Approvals.Approved<T> approved = approve(proof, work);
        settled(before, Optional.empty());
        world.sometimes().reached("approved");
        return approved instanceof Approvals.Approved.Done<T>(T outcome)
                ? Optional.of(outcome)
                : Optional.empty();
    }

    private <T> Approvals.Approved<T> approve(Approvals.Proof proof, Supplier<T> work) {
        try {
            return life.approvals.approve(proof, work::get);
        } catch (RuntimeException odd) {
            throw odd;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A sale of the open day is taken back at once, where it can be and the hub, which is asked
    /// beside the counter, says nothing else.
    void postVoid(Act.PostVoid act) {
        postVoid(act, life.ids.get());
    }

    private void postVoid(Act.PostVoid act, UUID reversal) {
        Optional<Happened> sale = book.sale(act.which());
        if (sale.isEmpty() || !isReady(act.byCashier())) {
            return;
        }
        Rung rung = sale.get().rung().orElseThrow();
        if (rung.isPaidAtTheTerminal()) {
            return;
        }
        Rung back = rung.back();
        Optional<PostVoidOutcome.Why> obstacle = obstacle(sale.get(), rung);
        boolean waits = life.reader.workstation().filter(WorkstationRow::refundsWait).isPresent();
        Wanted wanted = Wanted.of(Right.POST_VOID, REASON).about(money(rung.total()));
        UUID id = rung.transaction();
        Happened deed = Happened.document(back, date());
        Optional<PostVoidOutcome> outcome = Optional.empty();
        if (obstacle.isEmpty() && !waits) {
            if (isToClaim(act, id, reversal)) {
                return;
            }
            outcome = byRight(wanted, deed, () -> life.postVoid.postVoid(id, reversal));
        } else {
            PostVoidOutcome refused = life.postVoid.postVoid(id, reversal);
            till.ports().requirePower();
            boolean asItMust =
                    waits
                            ? refused instanceof PostVoidOutcome.RefundsWait
                            : refused.equals(new PostVoidOutcome.Refused(obstacle.orElseThrow()));
            if (!asItMust) {
                throw new Violation(4, "a post-void: %s, %s".formatted(refused, obstacle));
            }
            world.sometimes().reached("no post-void: " + (waits ? "refunds wait" : obstacle.get()));
        }
        if (outcome.filter(PostVoidOutcome.Voided.class::isInstance).isPresent()) {
            world.sometimes()
                    .reached(rung.isPaidByCard() ? "post-voided to a card" : "post-voided");
        } else if (outcome.filter(one -> !(one instanceof PostVoidOutcome.NotWritten))
                .isPresent()) {
            throw new Violation(20, "no post-void: " + outcome);
        }
    }

    /// @return whether the hub is being asked
    private boolean isToClaim(Act.PostVoid act, UUID sale, UUID reversal) {
        Optional<ClaimedLines.Wanted> unclaimed =
                life.postVoid.look(sale) instanceof PostVoidOutcome.Possible(var whole)
                        ? life.voids.missing(reversal, ClaimedLines.ofWhole(whole))
                        : Optional.empty();
        unclaimed.ifPresent(
                wanted ->
                        life.errand(
                                () -> {
                                    ClaimedLines.Answer answer = life.voids.claim(wanted);
                                    cashiers.later(
                                            till,
                                            life,
                                            cashier ->
                                                    cashier.keyholder()
                                                            .claimed(act, reversal, answer));
                                }));
        return unclaimed.isPresent();
    }

    private void claimed(Act.PostVoid act, UUID reversal, ClaimedLines.Answer answer) {
        if (answer instanceof ClaimedLines.Answer.Free) {
            postVoid(act, reversal);
        } else {
            world.sometimes().reached("no post-void, as the hub says");
        }
        letGo(life.voids);
    }

    private Optional<PostVoidOutcome.Why> obstacle(Happened sale, Rung rung) {
        if (!book.isHere(sale)) {
            return Optional.of(PostVoidOutcome.Why.NO_SALE);
        }
        if (!sale.date().equals(date())) {
            return Optional.of(PostVoidOutcome.Why.ANOTHER_DAY);
        }
        if (book.wasBroughtBack(rung.transaction(), date())) {
            return Optional.of(PostVoidOutcome.Why.REVERSED_BEFORE);
        }
        if (comesBack(rung.transaction())) {
            return Optional.of(PostVoidOutcome.Why.COMES_BACK);
        }
        if (!rung.sellsACard()) {
            return Optional.empty();
        }
        world.sometimes().reached("no post-void of a card that was sold");
        return Optional.of(PostVoidOutcome.Why.GIFT_CARD_SOLD);
    }

    /// Whether something of a sale stands on the return on the screen, as after a power cut.
    private boolean comesBack(UUID sale) {
        return life.openSale.basket().stream()
                .flatMap(basket -> basket.transaction().standing().stream())
                .flatMap(line -> line.goods().bought().stream())
                .anyMatch(bought -> bought.line().transaction().equals(sale));
    }

    /// Somebody counts the till and finds so much more than there should be.
    void count(Act.CountTill act) {
        if (!isReady()) {
            return;
        }
        List<DenominationCount> counts = counts(act.over());
        long before = life.written();
        book.begin(fact("TillCounted", counted(counts)));
        CountOutcome outcome = life.day.count(counts);
        switch (outcome) {
            case CountOutcome.Counted _, CountOutcome.NotWritten _ ->
                    settled(before, Optional.empty());
            case CountOutcome.SaleInTheWay _ -> book.notDone();
            case CountOutcome.NotAllowed _, CountOutcome.NoDayOpen _ ->
                    throw new Violation(20, "it cannot be counted: " + outcome);
        }
    }

    void close(List<DenominationCount> counts, String reason) {
        Map<String, String> says = counted(counts);
        says.put("reason", reason);
        says.put("grandTotals.sold", Long.toString(book.grandTotal(false)));
        says.put("grandTotals.returned", Long.toString(book.grandTotal(true)));
        book.begin(fact("TillClosed", says));
        switch (life.day.close(counts, reason)) {
            case ClosingOutcome.Closed(var closing, var _) ->
                    settle(true, Optional.of(closing.number().toString()));
            case ClosingOutcome.NotWritten _ -> settle(false, Optional.empty());
            case ClosingOutcome.SaleInTheWay _,
                    ClosingOutcome.NotAllowed _,
                    ClosingOutcome.Refused _,
                    ClosingOutcome.NoDayOpen _ ->
                    book.notDone();
        }
        world.sometimes().reached("day closed");
    }

    /// As a version wrote it that knew neither a reason nor what was ever sold.
    void closeAsBefore() {
        Map<String, String> says = counted(List.of());
        says.put("reason", "");
        says.put("grandTotals", "");
        Money none = money(0);
        Money expected = life.day.totals().orElseThrow().cashExpected();
        LocalDate day = life.dayBook.businessDate();
        book.begin(fact("TillClosed", says));
        Written written =
                life.dayBook.document(
                        day, number -> new TillClosed(number, day, List.of(), none, expected));
        switch (written) {
            case Written.OnDisk(var committed) ->
                    settle(true, Optional.of(((TillClosed) committed.fact()).number().toString()));
            case Written.NotWritten _ -> settle(false, Optional.empty());
        }
    }

    void closeCounted(Act.CloseCounted act) {
        List<DenominationCount> counts = counts(act.over());
        close(counts, act.over() == 0 ? "" : REASON);
        world.sometimes().reached(act.over() == 0 ? "closed to the penny" : "closed with a reason");
    }

    private List<DenominationCount> counts(int over) {
        long expected =
                life.day.totals().map(one -> one.cashExpected().getAmountMinorLong()).orElse(0L);
        int pieces = Math.toIntExact(Math.max(0, expected + over));
        return List.of(new DenominationCount(money(1), pieces));
    }

    private Map<String, String> counted(List<DenominationCount> counts) {
        Map<String, String> says = new HashMap<>();
        long counted = counts.stream().mapToLong(DenominationCount::pieces).sum();
        says.put("counted", Long.toString(counted));
        OptionalLong drawer = book.drawer();
        if (drawer.isPresent()) {
            says.put("expected", Long.toString(drawer.getAsLong()));
        }
        return says;
    }

    /// At rest, and at any other time: the till knows what is in its drawer.
    void lookIntoTheDrawer() {
        OptionalLong drawer = book.drawer();
        long shown =
                life.day.totals().map(one -> one.cashExpected().getAmountMinorLong()).orElse(0L);
        if (life.day.openDay().isPresent() && drawer.isPresent() && drawer.getAsLong() != shown) {
            throw new Violation(
                    4,
                    "till %d: %d in the drawer, and %d is said to be"
                            .formatted(till.machine(), drawer.getAsLong(), shown));
        }
    }

    /// Nobody is signed on afterwards who was not before.
    void wrongPin() {
        if (!life.isReady()) {
            return;
        }
        long before = life.written();
        book.begin(control("PinRefused", Map.of("operator", Integer.toString(Templates.MANAGER))));
        SignOnOutcome outcome = life.signOn.signOn(new OperatorId(Templates.MANAGER), WRONG_PIN);
        switch (outcome) {
            case SignOnOutcome.WrongPin _ -> {
                settled(before, Optional.empty());
                world.sometimes().reached("a wrong PIN");
            }
            case SignOnOutcome.TooSoon(var until) -> isTooSoon(until);
            case SignOnOutcome.Welcome _, SignOnOutcome.NobodyByThatNumber _ ->
                    throw new Violation(20, "a wrong PIN: " + outcome);
        }
    }
}
