package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who rang on a sale that was set aside, in the order in which the hub heard of it: each who is
/// not the one that had it then is a case. Who had it is whoever the hub gave it to last, or the
/// first to ring it on. When the hub gave it to whom no log says, so where it ever gave one to
/// another, any of those may have had it; the cases have to be exactly those that follow from one
/// of them.
final class Resumptions {
    private static final String RULE = "resumedTwice";

    private final Ledger ledger;
    private final TakeOvers takeOvers;
    private final Cases cases;
    private final Map<String, Aside> byEntry = new HashMap<>();
    private final Map<String, Long> beforeHeard = new HashMap<>();

    /// A sale that a till set aside.
    private static final class Aside {
        private final String entry;
        private final List<Ring> rings = new ArrayList<>();
        private String whose;
        private boolean letGo;

        /// @param whose store, till and transaction; of who rings it on, until it is heard of
        Aside(String entry, String whose) {
            this.entry = entry;
            this.whose = whose;
        }
    }

    /// @param one the case that it is, if another has the sale
    /// @param entry that says so; empty where the hub does not keep which it was
    private record Ring(int till, String one, String entry) {}

    Resumptions(Ledger ledger, TakeOvers takeOvers, Cases cases) {
        this.ledger = ledger;
        this.takeOvers = takeOvers;
        this.cases = cases;
    }

    void areNoted(List<Intake.Step> steps) {
        for (Intake.Step step : steps) {
            for (Intake.Entry entry : step.read()) {
                switch (entry.written().kind()) {
                    case "SaleSuspended" -> suspended(step, entry);
                    case "SaleResumed" -> resumed(step, entry);
                    default -> {}
                }
            }
        }
        Map<String, Set<String>> expected = new TreeMap<>();
        byEntry.values().forEach(sale -> expected.putAll(ofOthers(sale)));
        cases.require(7, RULE, expected.keySet());
        cases.requireOthers(7, RULE, expected);
    }

    private void suspended(Intake.Step step, Intake.Entry entry) {
        if (!isDistrusted(entry)) {
            String whose = whose(step, entry);
            byEntry.computeIfAbsent(entry.id(), id -> new Aside(id, whose)).whose = whose;
            long at = PlainCodec.number(entry.written().body(), "at");
            if (beforeHeard.getOrDefault(whose, Long.MIN_VALUE) >= at) {
                here(step, entry, whose);
            }
        }
    }

    private void resumed(Intake.Step step, Intake.Entry entry) {
        String body = entry.written().body();
        String suspension = PlainCodec.text(body, "suspension").replace("-", "");
        String whose = whose(step, entry);
        if (!suspension.isEmpty()) {
            ring(step, entry, byEntry.computeIfAbsent(suspension, id -> new Aside(id, whose)));
        } else if (PlainCodec.number(body, "workstation") > 0) {
            of(whose).forEach(sale -> sale.letGo = true);
        } else if (!here(step, entry, whose)) {
            beforeHeard.merge(whose, PlainCodec.number(body, "at"), Math::max);
        }
    }

    /// @return whether it is known that it was set aside
    private boolean here(Intake.Step step, Intake.Entry entry, String whose) {
        List<Aside> own = of(whose).stream().filter(sale -> !sale.letGo).toList();
        List<Aside> meant =
                own.isEmpty() ? of(whose).stream().filter(this::mayBeGone).toList() : own;
        for (Aside sale : meant) {
            sale.letGo = true;
            ring(step, entry, sale);
        }
        return !meant.isEmpty();
    }

    /// Whether another had it, besides the one that set it aside.
    private boolean mayBeGone(Aside sale) {
        int till = Integer.parseInt(sale.whose.split("/", -1)[1]);
        Set<Integer> others = new TreeSet<>(takeOvers.everHad(sale.entry));
        sale.rings.stream().limit(1).forEach(first -> others.add(first.till()));
        others.remove(till);
        return !others.isEmpty();
    }

    private List<Aside> of(String whose) {
        return byEntry.values().stream().filter(sale -> sale.whose.equals(whose)).toList();
    }

    private static void ring(Intake.Step step, Intake.Entry entry, Aside sale) {
        String id = sale.entry.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        boolean isItself = entry.written().kind().equals("SaleResumed");
        sale.rings.add(
                new Ring(
                        entry.till(),
                        Cases.of(step.store(), entry.id(), "suspended sale " + id),
                        isItself ? entry.id() : ""));
    }

    /// Those that rang it on while another had it; of all who may have had it, it is the one with
    /// whom the hub says the same, if there is one.
    private Map<String, Set<String>> ofOthers(Aside sale) {
        if (sale.rings.isEmpty()) {
            return Map.of();
        }
        int first = sale.rings.getFirst().till();
        Set<Integer> had = new LinkedHashSet<>(Set.of(first));
        had.addAll(takeOvers.everHad(sale.entry));
        return had.stream()
                .map(till -> ofOthersThan(till, sale))
                .filter(others -> isTold(sale, others.keySet()))
                .findFirst()
                .orElseGet(() -> ofOthersThan(first, sale));
    }

    /// By case, the entry by which that till had said so by then.
    private static Map<String, Set<String>> ofOthersThan(int till, Aside sale) {
        Map<String, Set<String>> others = new TreeMap<>();
        String said = "";
        for (Ring ring : sale.rings) {
            if (ring.till() != till) {
                others.put(ring.one(), Set.of(said));
            } else if (said.isEmpty()) {
                said = ring.entry();
            }
        }
        return others;
    }

    private boolean isTold(Aside sale, Set<String> others) {
        return sale.rings.stream()
                .allMatch(ring -> cases.isTold(RULE, ring.one()) == others.contains(ring.one()));
    }

    private boolean isDistrusted(Intake.Entry entry) {
        return entry.fact()
                .filter(fact -> ledger.revocations().isDistrusted(entry.till(), fact))
                .isPresent();
    }

    private static String whose(Intake.Step step, Intake.Entry entry) {
        return "%d/%d/%s"
                .formatted(
                        step.store(),
                        entry.till(),
                        PlainCodec.text(entry.written().body(), "transaction"));
    }
}
