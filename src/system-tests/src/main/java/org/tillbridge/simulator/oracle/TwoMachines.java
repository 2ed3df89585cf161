package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Journals that are on two machines: whoever went on in another epoch because of that is a case,
/// and so is whatever money their till gave out that the hub heard of since.
final class TwoMachines {
    private final Ledger ledger;
    private final Cases cases;
    private final List<Intake.Step> steps;

    TwoMachines(Ledger ledger, Cases cases, List<Intake.Step> steps) {
        this.ledger = ledger;
        this.cases = cases;
        this.steps = steps;
    }

    void areFoundAndDoubted() {
        Set<String> forks = new TreeSet<>();
        Set<String> refunds = new TreeSet<>();
        Set<Integer> doubted = new HashSet<>();
        Map<String, Set<String>> others = new HashMap<>();
        Map<String, String> here = new HashMap<>();
        for (Intake.Step step : steps) {
            step.taken().forEach(entry -> here.put(entry.place(), entry.id()));
            refunded(step, doubted, refunds);
            for (Intake.Entry entry : step.read()) {
                if (entry.tellsOfAFork()) {
                    String epoch = PlainCodec.text(entry.written().body(), "previousEpoch");
                    String one = Cases.of(step.store(), entry.id(), "epoch " + epoch);
                    forks.add(one);
                    others.put(one, Set.of(here.getOrDefault(firstOfTheOther(entry), "")));
                    doubted.add(entry.till());
                }
            }
        }
        cases.require(17, "fork", forks);
        cases.requireOthers(17, "fork", others);
        cases.require(17, "refundInDoubtStands", refunds);
    }

    /// The place after the last that both machines have.
    private static String firstOfTheOther(Intake.Entry entry) {
        String body = entry.written().body();
        return "%d/%s/%d"
                .formatted(
                        entry.till(),
                        PlainCodec.text(body, "previousEpoch"),
                        PlainCodec.number(body, "lastCommonSequence") + 1);
    }

    /// What came, and what had waited as a whole, is judged as its till is by now.
    private void refunded(Intake.Step step, Set<Integer> doubted, Set<String> refunds) {
        Set<Intake.Entry> judged = new HashSet<>(step.read());
        step.taken().stream().filter(Intake.Entry::isBooked).forEach(judged::add);
        for (Intake.Entry entry : judged) {
            if (doubted.contains(entry.till()) && entry.givesMoneyOut() && !isDistrusted(entry)) {
                refunds.add(Cases.of(step.store(), entry.id(), "workstation " + entry.till()));
            }
        }
    }

    private boolean isDistrusted(Intake.Entry entry) {
        return entry.fact()
                .filter(fact -> ledger.revocations().isDistrusted(entry.till(), fact))
                .isPresent();
    }
}
