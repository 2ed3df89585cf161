package org.tillbridge.simulator;

import org.tillbridge.hub.enrolment.EnrolmentOutcome;
import org.tillbridge.hub.enrolment.EnrolmentOutcome.Enrolled;
import org.tillbridge.retail.StoreId;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.EnrolmentAnswer;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.EnrolmentRequest;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Machines that are enrolled while others work. Whoever enrols tries again until it is done, and
/// asks once more, because an answer may be lost.
final class Newcomers {
    private static final Duration TRIES_AGAIN_AFTER = Duration.ofSeconds(5);

    private final World world;
    private final SimulatedHub hub;
    private final Map<Integer, SimulatedTill> tills;
    private final Ledger ledger;
    private final Doing.NewMachine newMachine;
    private int taken;
    private int takenBefore;
    private boolean tookAPlace;
    private boolean mayGiveANumberTwice;

    Newcomers(
            World world,
            SimulatedHub hub,
            Map<Integer, SimulatedTill> tills,
            Ledger ledger,
            Doing.NewMachine newMachine) {
        this.world = world;
        this.hub = hub;
        this.tills = tills;
        this.ledger = ledger;
        this.newMachine = newMachine;
    }

    /// Whether anybody was enrolled anew. What he was before is not sent again, so a hub that was
    /// put back would not get it.
    boolean tookAPlace() {
        return tookAPlace;
    }

    /// A hub that does not know that it was put back gives a number again that it has forgotten.
    void hubWentBack(boolean told) {
        mayGiveANumberTwice = !told;
        if (taken > takenBefore) {
            world.sometimes().reached("a workstation that the hub forgot");
        }
    }

    /// Somebody backs the hub up.
    void hubKept() {
        takenBefore = taken;
    }

    void enrol(int machine, int store) {
        if (!tills.containsKey(machine) && !mayGiveANumberTwice) {
            RealKeys keys = new RealKeys(machine);
            tryToEnrol(new StoreId(store), keys)
                    .ifPresentOrElse(
                            answer -> takeIn(machine, answer, keys),
                            () -> world.time().in(TRIES_AGAIN_AFTER, () -> enrol(machine, store)));
        }
    }

    /// Only where the hub has all of it, its day is closed and no sale is open or suspended.
    void enrolAnew(SimulatedTill till, int machine) {
        till.life().ifPresent(life -> life.engine.push().countUnsent());
        boolean ready =
                till.life()
                        .filter(life -> life.engine.status().isConnected())
                        .filter(life -> life.engine.status().unsent() == 0)
                        .filter(life -> life.openSale.basket().isEmpty())
                        .filter(life -> life.openSale.suspended().isEmpty())
                        .filter(life -> life.day.openDay().isEmpty())
                        .isPresent();
        if (!ready || hub.wasRestored() || tills.containsKey(machine)) {
            world.sometimes().reached("not to be enrolled anew yet");
            return;
        }
        ledger.machine(till.machine()).recognise(till.disk());
        till.retire();
        ledger.machine(till.machine()).retire();
        tookAPlace = true;
        world.sometimes().reached("enrolled anew");
        enrol(machine, till.store());
    }

    private Optional<EnrolmentAnswer> tryToEnrol(StoreId store, RealKeys keys) {
        List<EnrolmentOutcome> outcomes = new ArrayList<>();
        if (hub.isToBeTold()) {
            return Optional.empty();
        }
        hub.office(
                "enrol a till of store " + store.number(),
                node -> {
                    EnrolmentCode code = node.office().code(store, Optional.empty()).orElseThrow();
                    EnrolmentRequest request = EnrolmentRequest.of(code, keys);
                    outcomes.add(node.office().enrol(request));
                    outcomes.add(node.office().enrol(request));
                });
        if (outcomes.size() == 2 && !outcomes.getFirst().equals(outcomes.getLast())) {
            throw new Violation(2, "enrolled as two: " + outcomes);
        }
        return outcomes.stream().map(Enrolled.class::cast).map(Enrolled::answer).findFirst();
    }

    private void takeIn(int machine, EnrolmentAnswer answer, RealKeys keys) {
        int number = answer.workstation().number();
        if (tills.values().stream().anyMatch(till -> till.number() == number)) {
            throw new Violation(2, "two machines are workstation " + number);
        }
        world.trace().add("machine " + machine + " is workstation " + number);
        world.sometimes().reached("enrolled");
        taken++;
        ledger.addTill(machine, number, answer.store().number());
        Templates.Enrolled workstation = new Templates.Enrolled(answer, keys);
        newMachine.start(machine, workstation, folder(machine, answer));
    }

    private Path folder(int machine, EnrolmentAnswer answer) {
        try {
            Path folder = Files.createDirectories(hub.beside("newcomer-" + machine));
            EnrolmentFile.create(
                    folder, Enrolment.of(HubAddress.parse("https://hub.example"), answer));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
