package org.tillbridge.simulator;

import org.tillbridge.hub.http.RequestSignatures;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.seeds.Sometimes;
import org.tillbridge.simulator.oracle.FeedWatch;
import org.tillbridge.simulator.oracle.Invariants;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Moment;
import org.tillbridge.simulator.oracle.Signatures;
import org.tillbridge.simulator.oracle.TillBook;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.SignatureCheck;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One plan, carried out from a first morning to the rest after the last fault, and everything that
/// is always true looked at on the way and at the end.
final class Simulation implements AutoCloseable {
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(10);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);

    /// What one loop has just heard, another has not looked at yet.
    private static final int QUIET_LOOKS = 2;

    /// Where the hub was put back, all tills ask it what it has, as they do now and then. By the
    /// second time, whatever was said before and comes late has come.
    private static final Duration ASKED_WITHIN = Duration.ofMinutes(2);

    private static final Duration STAYS_QUIET = Duration.ofMinutes(1);

    /// A waiting request each 25 seconds, and little else.
    private static final long MOST_QUIET_EXCHANGES = 8;

    private static final long MOST_EXCHANGES_A_MINUTE = 150;

    /// What the hub died of goes one by one, and each is news.
    private static final long MOST_EXCHANGES_AFTER_POISON = 200;

    /// Of two loops, each of which pauses for half a second at least.
    private static final int MOST_FAILED_A_MINUTE = 240;

    private final Plan plan;
    private final World world;
    private final Path folder;
    private final SimulatedHub hub;
    private final Ledger ledger = new Ledger(1000L * SetUp.OPENING_STOCK);
    private final FeedWatch feed;
    private final Map<Integer, SimulatedTill> tills = new LinkedHashMap<>();
    private final Doing doing;
    private final TillWatch watch;
    private int looks;

    /// How it went.
    ///
    /// @param failure what was not as it must be
    /// @param trace the end of it, in words
    record Outcome(Optional<Failure> failure, String hash, List<String> trace, long lines) {}

    /// @param invariant its number; 0 for liveness, -1 for a crash of the simulated code
    record Failure(int invariant, String what) {}

    private Simulation(
            Plan plan, Templates templates, FeedWatch start, Path folder, Sometimes sometimes) {
        this.plan = plan;
        this.folder = folder;
        world = World.of(plan, sometimes);
        feed = start.copy();
        SignatureCheck check = plan.realKeys() ? RequestSignatures::verifies : FastKeys::verifies;
        Folders.copy(templates.hub(), folder.resolve("hub/life-0"));
        hub = new SimulatedHub(world, folder.resolve("hub"), check, feed);
        hub.onCommit(() -> feed.look(hub.database()));
        hub.onDeath(feed::close);
        for (int number : plan.tills()) {
            ledger.addTill(number, number, templates.enrolled(number).store());
            addMachine(
                    templates.enrolled(number),
                    number,
                    plan.firstMorning() ? templates.workstation(number) : templates.loaded(number));
        }
        watch = new TillWatch(world, ledger, feed, hub, tills);
        doing =
                new Doing(
                        world,
                        hub,
                        tills,
                        ledger,
                        watch,
                        feed,
                        (machine, workstation, disk) ->
                                addMachine(workstation, machine, disk).start());
    }

    static Outcome run(
            Plan plan, Templates templates, FeedWatch start, Path folder, Sometimes sometimes) {
        Simulation simulation = new Simulation(plan, templates, start, folder, sometimes);
        try (simulation) {
            simulation.run();
            return simulation.outcome(Optional.empty());
        } catch (Violation violation) {
            return simulation.outcome(
                    Optional.of(new Failure(violation.invariant(), violation.what())));
        } catch (RuntimeException | Error crash) {
            return simulation.outcome(Optional.of(new Failure(-1, stackOf(crash))));
        }
    }

    /// Lets all tills load what they need, and ends them as it ought to be.
    ///
    /// @param templates are made more complete by it
    static void load(Templates templates, FeedWatch start, Path folder) {
        Plan plan = new Plan(0, templates.numbers(), false, true, false, List.of());
        try (Simulation simulation =
                new Simulation(plan, templates, start, folder, new Sometimes())) {
            simulation.run();
            simulation.tills.forEach(
                    (number, till) -> {
                        till.close();
                        Folders.copy(till.disk(), templates.loaded(number));
                    });
        }
    }

    private Outcome outcome(Optional<Failure> failure) {
        failure.ifPresent(one -> world.trace().add("FAILED: " + one.what()));
        return new Outcome(
                failure, world.trace().hash(), world.trace().last(), world.trace().lines());
    }

    private void run() {
        hub.start();
        tills.values().forEach(SimulatedTill::start);
        for (Plan.Step step : plan.steps()) {
            world.time().in(step.at(), () -> carryOut(step.act()));
        }
        long end = end(plan.steps());
        passUntil(end);
        settle();
        check();
    }

    private void carryOut(Act act) {
        world.trace().add(String.valueOf(act));
        doing.carryOut(act);
        look();
    }

    /// At one of the tills, in turn.
    private void look() {
        List<SimulatedTill> all = List.copyOf(tills.values());
        try (Moment now = watch.now()) {
            watch.look(all.get(looks % all.size()), now);
            looks++;
        }
    }

    private long end(List<Plan.Step> steps) {
        Duration last = steps.isEmpty() ? Duration.ZERO : steps.getLast().at();
        return world.time().now() + last.plusSeconds(1).toMillis();
    }

    /// No more faults: within ten minutes all is sent, and all know the same.
    private void settle() {
        world.trace().add("no more faults");
        hub.noMoreFaults();
        world.disks().noMoreFaults();
        for (SimulatedTill till : tills.values()) {
            till.ports().noMoreFaults();
            till.line().weather(Weather.CLEAR);
            till.signing().behaves(Act.Signing.WORKS);
            till.terminal().forwards();
        }
        allAskARestoredHub();
        Map<Integer, Long> before = exchanges();
        long start = world.time().now();
        long latest = start + SETTLES_WITHIN.toMillis();
        int quietLooks = 0;
        while (quietLooks < QUIET_LOOKS && world.time().now() < latest) {
            hub.settle();
            if (hub.ports().wasPoisoned()) {
                hub.triesAll();
            }
            tills.values().forEach(till -> till.life().ifPresent(TillLife::lookAround));
            pass(LOOKS_EVERY);
            requireNoStorm(before, SETTLES_WITHIN.toMinutes());
            quietLooks = doing.leavesNothingOpen() && isQuiet() ? quietLooks + 1 : 0;
        }
        requireNoStorm(before, (world.time().now() - start) / 60_000 + 1);
        if (!isQuiet()) {
            throw new Violation(0, "not at rest after ten minutes: " + whatIsNot());
        }
        allAskARestoredHub();
        hub.healings().requireHealed(hub.database());
        world.trace().add("at rest");
        Map<Integer, Long> quiet = exchanges();
        pass(STAYS_QUIET);
        requireFewer(quiet, MOST_QUIET_EXCHANGES, "requests although there is nothing to say");
    }

    /// First so that all learn what it lost, then so that it learns that it has all again; or that
    /// it has another entry than they have.
    private void allAskARestoredHub() {
        if (hub.wasRestored() || ledger.wasAnyBitTurned()) {
            tills.values().forEach(till -> till.life().ifPresent(TillLife::asksTheHub));
            pass(ASKED_WITHIN);
        }
    }

    private void pass(Duration length) {
        passUntil(world.time().now() + length.toMillis());
    }

    private void passUntil(long until) {
        boolean more = true;
        while (more) {
            more = world.time().next(until);
        }
    }

    private boolean isQuiet() {
        return hub.isUp() && tills.values().stream().allMatch(this::isQuiet);
    }

    private boolean isQuiet(SimulatedTill till) {
        return till.isRetired() || hasAllOfTheHub(till);
    }

    private boolean hasAllOfTheHub(SimulatedTill till) {
        return till.life()
                .filter(life -> life.engine.status().unsent() == 0)
                .filter(life -> life.fiscal.state().unsigned() == 0)
                .filter(TillLife::isReady)
                .filter(
                        life ->
                                life.replica.cursors().stream()
                                        .allMatch(
                                                cursor ->
                                                        cursor.position()
                                                                == feed.position(
                                                                        cursor.scope().text())))
                .isPresent();
    }

    private String whatIsNot() {
        StringBuilder text = new StringBuilder("hub up: " + hub.isUp());
        for (SimulatedTill till : tills.values()) {
            text.append("; till ").append(till.number()).append(' ');
            text.append(
                    till.life()
                            .map(life -> life.engine.status() + " " + life.replica.cursors())
                            .orElse("is off"));
        }
        return text.toString();
    }

    private Map<Integer, Long> exchanges() {
        Map<Integer, Long> exchanges = new TreeMap<>();
        tills.forEach((number, till) -> exchanges.put(number, till.line().exchanges()));
        return exchanges;
    }

    private void requireNoStorm(Map<Integer, Long> before, long minutes) {
        long afterPoison = hub.ports().wasPoisoned() ? MOST_EXCHANGES_AFTER_POISON : 0;
        requireFewer(
                before, MOST_EXCHANGES_A_MINUTE * minutes + afterPoison, "a storm of requests");
    }

    private void requireFewer(Map<Integer, Long> before, long most, String otherwise) {
        exchanges()
                .forEach(
                        (till, count) -> {
                            long since = count - before.getOrDefault(till, 0L);
                            if (since > most) {
                                throw new Violation(
                                        0, "till %d: %s, %d".formatted(till, otherwise, since));
                            }
                        });
    }

    private void check() {
        hub.isSentAgainWhatItParked(this::storeOf);
        tills.values().forEach(Simulation::requirePatience);
        feed.look(hub.database());
        try (Moment now = watch.now()) {
            tills.values().forEach(till -> watch.lookAtRest(till, now));
            tills.values().forEach(doing::lookAtCounter);
            Invariants invariants =
                    new Invariants(ledger, feed, now, hub.takeOvers(), hub.wasOld());
            invariants.checkAll(Reachable.rulesOfCases());
            invariants.rulesTold().forEach(rule -> reached("case " + rule, 1));
            hub.claims().requireKept(ledger.paidOnClaims());
            reached("a sale rung on at two tills", invariants.resumedTwice());
            reached("a piece sold twice", invariants.soldTwice());
            reached("signed later", new Signatures(ledger, now).everyDocumentIsSignedOnce());
            reached("a card is overdrawn", invariants.overdrawn());
            reached("a store day is complete", invariants.days().complete());
            reached("an addendum to a store day", invariants.days().addenda());
            reached("more came back than was sold", invariants.cases());
            reached("a return came before its sale", invariants.effects().early());
            reached("points taken back", invariants.takenBack());
            reached("a card paid for a sale that is lost", invariants.paidAndLost());
            reached("an entry took the hub down", invariants.effects().tookHubDown());
            reached("a kind that the hub learnt", invariants.effects().learnt());
            reached("an entry comes once more", invariants.repeats());
            reached("time of a scope waits for the hub's clock", feed.heldUp());
        }
    }

    private void reached(String what, long times) {
        if (times > 0) {
            world.sometimes().reached(what);
        }
    }

    private static void requirePatience(SimulatedTill till) {
        int failed = till.line().mostFailedInAMinute();
        if (failed > MOST_FAILED_A_MINUTE) {
            throw new Violation(
                    0,
                    "till %d: %d calls within a minute got no answer"
                            .formatted(till.number(), failed));
        }
        if (till.line().sameGapTwice()) {
            throw new Violation(0, "till %d was told twice of one gap".formatted(till.number()));
        }
    }

    private int storeOf(WorkstationId workstation) {
        return tills.values().stream()
                .filter(till -> till.number() == workstation.number())
                .findFirst()
                .orElseThrow()
                .store();
    }

    /// @param from what its disk is a copy of
    private SimulatedTill addMachine(Templates.Enrolled enrolled, int machine, Path from) {
        Path disk = folder.resolve("till-" + machine);
        Folders.copy(from, disk.resolve("life-0"));
        SimulatedTill added =
                new SimulatedTill(
                        world,
                        machine,
                        enrolled,
                        disk,
                        plan.realKeys()
                                ? enrolled.keys()
                                : new FastKeys(enrolled.keys().verifyingKey()),
                        new SimulatedLine(world, hub, machine),
                        ledger.terminal(SimulatedTill.terminalName(machine)),
                        this::started);
        tills.put(machine, added);
        return added;
    }

    private void started(SimulatedTill till) {
        TillBook book = ledger.machine(till.machine());
        book.isTold(till.life().orElseThrow().entriesLost(), world.disks().forget(), till.disk());
        book.recognise(till.disk());
        if (world.disks().forget()) {
            watch.forget(till.machine());
        }
        doing.lookAtCounter(till);
    }

    private static String stackOf(Throwable crash) {
        StringWriter text = new StringWriter();
        crash.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void close() {
        tills.values().forEach(SimulatedTill::close);
        hub.close();
        feed.close();
        world.readings().close();
        world.disks().close();
        Folders.delete(folder);
    }
}
