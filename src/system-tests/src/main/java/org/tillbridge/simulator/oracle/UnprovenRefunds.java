package org.tillbridge.simulator.oracle;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Money for goods whose purchase nothing proves: where the store gives a store credit only when
/// the hub reads of it, it is a case.
final class UnprovenRefunds {
    private final Cases cases;
    private final List<Intake.Step> steps;

    UnprovenRefunds(Cases cases, List<Intake.Step> steps) {
        this.cases = cases;
        this.steps = steps;
    }

    void areNoted() {
        Set<String> expected = new TreeSet<>();
        for (Intake.Step step : steps) {
            if (step.creditOnly()) {
                step.read().stream()
                        .filter(UnprovenRefunds::isMoneyWithoutProof)
                        .map(entry -> of(step, entry))
                        .forEach(expected::add);
            }
        }
        cases.require(8, "cashWithoutProof", expected);
    }

    private static String of(Intake.Step step, Intake.Entry entry) {
        String number = PlainCodec.text(entry.written().body(), "number");
        return Cases.of(step.store(), entry.id(), "return " + number);
    }

    /// What comes back together is proven, or it is not.
    private static boolean isMoneyWithoutProof(Intake.Entry entry) {
        return entry.fact().stream()
                .flatMap(fact -> fact.what().rung().stream())
                .filter(Rung::isReturn)
                .filter(back -> back.lines().stream().anyMatch(line -> line.bought().isEmpty()))
                .anyMatch(back -> inMoney(back) < 0);
    }

    private static long inMoney(Rung back) {
        return Stream.of("cash", "cashRounding", "card")
                .mapToLong(tender -> back.tenders().getOrDefault(tender, 0L))
                .sum();
    }
}
