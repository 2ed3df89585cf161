package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// More taken of an item than the book had on hand: the entry with which the book went below zero
/// is a case, movement by movement in the order in which the hub booked them.
final class OverdrawnStock {
    private static final String LINE = "stock/";

    private final Ledger ledger;
    private final Cases cases;
    private final Intake intake;
    private final Map<String, Long> books = new HashMap<>();
    private final Set<String> expected = new TreeSet<>();

    OverdrawnStock(Ledger ledger, Cases cases, Intake intake) {
        this.ledger = ledger;
        this.cases = cases;
        this.intake = intake;
    }

    void isNoted() {
        for (Intake.Step step : intake.steps()) {
            for (Intake.Entry entry : step.read()) {
                movements(entry).stream()
                        .filter(one -> !intake.waited(entry, LINE + one.line()))
                        .forEach(one -> book(step.store(), entry, one));
            }
            for (Intake.Applied late : step.applied()) {
                movements(late.entry()).stream()
                        .filter(one -> late.effect().equals(LINE + one.line()))
                        .forEach(one -> book(step.store(), late.entry(), one));
            }
        }
        cases.require(5, "moreTakenThanOnHand", expected);
    }

    private static List<Happened.Moved> movements(Intake.Entry entry) {
        return entry.fact().map(fact -> fact.what().stockMoved()).orElse(List.of());
    }

    private void book(int store, Intake.Entry entry, Happened.Moved moved) {
        long after =
                books.merge(
                        store + "/" + moved.item(),
                        ledger.openingStock() + moved.thousandths(),
                        (before, _) -> before + moved.thousandths());
        if (after < 0 && after - moved.thousandths() >= 0) {
            expected.add(Cases.of(store, entry.id(), "item " + moved.item()));
        }
    }
}
