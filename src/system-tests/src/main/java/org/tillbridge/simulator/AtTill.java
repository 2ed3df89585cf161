package org.tillbridge.simulator;

import org.joda.money.Money;
import org.tillbridge.pos.day.OpeningOutcome;
import org.tillbridge.pos.returns.ClaimedLines;
import org.tillbridge.pos.signon.SignOnOutcome;
import org.tillbridge.pos.signon.SignedOn;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.simulator.oracle.Happened;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.TillBook;
import org.tillbridge.simulator.oracle.Violation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Someone who stands at a till that runs, and writes down in the ledger what people saw there.
class AtTill {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final String OPERATOR = "operator";

    final World world;
    final SimulatedTill till;
    final TillLife life;
    final Ledger ledger;
    final TillBook book;

    AtTill(World world, SimulatedTill till, TillLife life, Ledger ledger) {
        this.world = world;
        this.till = till;
        this.life = life;
        this.ledger = ledger;
        this.book = ledger.machine(till.machine());
    }

    /// Whether the manager is at the till, and a day is open.
    final boolean isReady() {
        return isReadyFor(Templates.MANAGER, Templates.PIN);
    }

    final boolean isReadyFor(int operator, String pin) {
        if (!life.isReady()) {
            world.sometimes().reached("a till that is not loaded yet");
            return false;
        }
        return isSignedOn(operator, pin) && (life.day.openDay().isPresent() || openDay());
    }

    private boolean isSignedOn(int operator, String pin) {
        OperatorId wanted = new OperatorId(operator);
        Optional<SignedOn> now = life.session.operator();
        if (now.filter(who -> who.operator().equals(wanted)).isPresent()) {
            return true;
        }
        signOff();
        return signOn(wanted, pin);
    }

    /// Whoever is signed on is so no longer.
    final void signOff() {
        life.session
                .operator()
                .ifPresent(
                        who -> {
                            long before = life.written();
                            book.begin(
                                    control("SignedOff", Map.of(OPERATOR, number(who.operator()))));
                            life.signOn.signOff();
                            settled(before, Optional.empty());
                        });
    }

    private boolean signOn(OperatorId operator, String pin) {
        long before = life.written();
        book.begin(control("SignedOn", Map.of(OPERATOR, number(operator))));
        SignOnOutcome outcome = life.signOn.signOn(operator, pin);
        return switch (outcome) {
            case SignOnOutcome.Welcome _ -> {
                settled(before, Optional.empty());
                yield true;
            }
            case SignOnOutcome.TooSoon(Instant until) -> {
                isTooSoon(until);
                yield false;
            }
            case SignOnOutcome.WrongPin _, SignOnOutcome.NobodyByThatNumber _ ->
                    throw new Violation(20, "nobody can sign on: " + outcome);
        };
    }

    /// Whoever enters a wrong PIN waits, but not long.
    final void isTooSoon(Instant until) {
        till.ports().requirePower();
        book.notDone();
        world.sometimes().reached("too soon after a wrong PIN");
        if (until.isAfter(till.clock().instant().plus(LONGEST_PAUSE))) {
            throw new Violation(20, "nobody can sign on before " + until);
        }
    }

    private boolean openDay() {
        LocalDate date = life.day.proposedDate();
        book.begin(Happened.fact("TillOpened", date.toString(), Map.of("openingFloat", "10000")));
        OpeningOutcome outcome = life.day.open(date, Money.of(life.shelf.currency(), 100));
        if (outcome instanceof OpeningOutcome.NeedsManager) {
            till.ports().requirePower();
            book.notDone();
            world.sometimes().reached("a distant day needs a manager");
            return false;
        }
        boolean open = outcome instanceof OpeningOutcome.Opened;
        settle(open, Optional.empty());
        return open;
    }

    final void requireKept() {
        till.ports().requirePower();
        if (life.openSale.keepingFailed().isPresent() && !till.ports().hadDiskTrouble()) {
            throw new Violation(20, "the basket is not kept");
        }
    }

    /// The till says whether it is on disk; it may only say no where the disk refuses.
    final void settle(boolean onDisk, Optional<String> number) {
        till.ports().requirePower();
        settled(onDisk ? book.doubts() : 0, book.doubts(), number);
    }

    /// The same of several things, of which the till has written so many.
    ///
    /// @param before how many entries it had written before
    final void settled(long before, Optional<String> number) {
        till.ports().requirePower();
        settled((int) (life.written() - before), book.doubts(), number);
    }

    private void settled(int done, int wanted, Optional<String> number) {
        book.done(done, number);
        if (done > 0) {
            world.trace().add("till " + till.machine() + ": " + book.last().kind());
        }
        if (done < wanted) {
            refusedByTheDisk();
        }
    }

    final void refusedByTheDisk() {
        world.sometimes().reached("refused by the disk");
        if (!till.ports().hadDiskTrouble()) {
            throw new Violation(20, "till " + till.machine() + " refuses for no reason");
        }
    }

    /// What is being rung is given up.
    final void giveUp() {
        if (life.openSale.basket().isPresent()) {
            List<RungLine> standing = life.openSale.basket().orElseThrow().transaction().standing();
            long before = life.written();
            book.begin(
                    standing.stream()
                            .map(_ -> Happened.fact("LineVoided", date()))
                            .toArray(Happened[]::new));
            var _ = life.openSale.cancel();
            settled(before, Optional.empty());
            letGo(life.returns.claims());
        }
    }

    /// What was to come back may come back elsewhere.
    final void letGo(ClaimedLines claims) {
        for (ClaimedLines.Wanted gone : claims.forget(_ -> true)) {
            life.errand(() -> claims.letGo(gone));
        }
    }

    final boolean refundsMayWait() {
        return ledger.wasCopied(till.number()) || ledger.wasRevoked(till.number());
    }

    /// Who was at the till, also while no day is open.
    final Happened control(String kind, Map<String, String> says) {
        LocalDate date =
                life.day
                        .openDay()
                        .map(opened -> opened.businessDate())
                        .orElseGet(life.day::proposedDate);
        return Happened.fact(kind, date.toString(), says);
    }

    final Happened fact(String kind, Map<String, String> says) {
        return Happened.fact(kind, date(), says);
    }

    final String date() {
        return life.dayBook.businessDate().toString();
    }

    final Money money(long minor) {
        return Money.ofMinor(life.shelf.currency(), minor);
    }

    private static String number(OperatorId operator) {
        return Integer.toString(operator.number());
    }
}
