package org.tillbridge.demo.replay;

import org.joda.money.Money;
import org.tillbridge.pos.Surroundings;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.TillStart;
import org.tillbridge.pos.signon.SignOnOutcome;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.sync.journal.TimeOrderedIds;
import org.tillbridge.sync.wire.Cursor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A workstation that does its acts one after the other, from where its journal says it was left.
final class ReplayTill implements AutoCloseable {
    private static final OperatorId MANAGER = new OperatorId(1);
    private static final String PIN = "123456";
    private static final Money FLOAT = Money.parse("GBP 100.00");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int LINES_BETWEEN_REPORTS = 5;

    private final TillServices services;
    private final ShopClock clock;
    private final TillConditions conditions;
    private final News news = new News();
    private final Cashier cashier;
    private final BufferedReader told =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private int actsDone;
    private int linesBefore;

    private ReplayTill(TillServices services, ShopClock clock, TillConditions conditions) {
        this.services = services;
        this.clock = clock;
        this.conditions = conditions;
        this.cashier = new Cashier(services, conditions, this::rang);
        services.engine().listen(_ -> news.change(() -> {}));
        services.replica().listen(_ -> news.change(() -> {}));
    }

    /// Starts the workstation that is enrolled in the folder.
    static ReplayTill start(Path folder, TillConditions conditions) throws IOException {
        ShopClock clock = new ShopClock(Replay.ZONE);
        SecureRandom chance = new SecureRandom();
        Clock computer = conditions.computer();
        Supplier<UUID> ids = new TimeOrderedIds(computer, chance);
        TillStart.Outcome start =
                TillStart.start(
                        new Surroundings(folder, clock, computer, ids, ids, chance)
                                .with(conditions.moments()::at));
        if (start instanceof TillStart.Outcome.Started(TillServices services)) {
            return new ReplayTill(services, clock, conditions);
        }
        throw new ReplayFailedException("It does not start: " + start);
    }

    /// Does all acts that are not done yet, then waits until the hub has everything, and until this
    /// replica is as new as it is told.
    ///
    /// @param released past how many boundaries it may go without waiting
    void work(List<Act> acts, int released) throws IOException {
        takeUp(acts);
        ThirdsOf thirds = ThirdsOf.acts(acts);
        int mayPass = released;
        while (actsDone < acts.size() || mayPass < ThirdsOf.COUNT) {
            if (mayPass <= thirds.of(actsDone)) {
                waitForRelease();
                mayPass++;
            } else {
                tryToPerform(acts.get(actsDone));
            }
        }
        if (services.day().openDay().isPresent()) {
            cashier.closeDay();
        }
        await("everything at the hub", () -> unsent() == 0);
        say(new TillSays.Drained());
        List<Cursor> heads = Cursor.parse(told.readLine());
        await("the replica", () -> services.replica().cursors().containsAll(heads));
        say(new TillSays.Quiet());
        told.readLine();
    }

    private void takeUp(List<Act> acts) {
        await("the catalogue", () -> services.engine().status().loaded());
        SignOnOutcome signedOn = services.signOn().signOn(MANAGER, PIN);
        if (!(signedOn instanceof SignOnOutcome.Welcome)) {
            throw new ReplayFailedException("Nobody signs on: " + signedOn);
        }
        actsDone = JournalEvidence.acts(services.journal().reader());
        linesBefore = acts.subList(0, actsDone).stream().mapToInt(act -> act.lines().size()).sum();
        int kept =
                services.openSale()
                        .basket()
                        .map(open -> open.transaction().rung().size())
                        .orElse(0);
        say(new TillSays.Ready(actsDone, kept));
    }

    private void tryToPerform(Act act) throws IOException {
        try {
            perform(act);
        } catch (ReplayFailedException refused) {
            if (!conditions.triesAgain()) {
                throw refused;
            }
            say(new TillSays.Refused(String.valueOf(refused.getMessage())));
            told.readLine();
        }
    }

    private void perform(Act act) {
        clock.set(act.at().plus(wrong()));
        Optional<LocalDate> open = services.day().openDay().map(day -> day.businessDate());
        if (open.isPresent() && !open.get().equals(act.date())) {
            cashier.closeDay();
        }
        if (services.day().openDay().isEmpty()) {
            cashier.openDay(act, FLOAT);
        }
        cashier.perform(act);
        actsDone++;
        linesBefore += act.lines().size();
        say(new TillSays.Rang(actsDone, linesBefore));
    }

    /// How far the computer's clock is ahead.
    private Duration wrong() {
        return Duration.between(Instant.now(), conditions.computer().instant())
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private void rang(int linesOfAct) {
        if (linesOfAct % LINES_BETWEEN_REPORTS == 0) {
            say(new TillSays.Rang(actsDone, linesBefore + linesOfAct));
        }
    }

    private void waitForRelease() throws IOException {
        say(new TillSays.Waits(actsDone, unsent()));
        told.readLine();
    }

    private long unsent() {
        services.engine().push().countUnsent();
        return services.engine().status().unsent();
    }

    private void await(String what, BooleanSupplier condition) {
        news.await(what, PATIENCE, condition);
    }

    private static void say(TillSays saying) {
        System.out.println(saying.line());
    }

    @Override
    public void close() {
        services.close();
    }
}
