package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Invariant 7: a sale that was set aside is rung on at one till, and the hub offers it as long as
/// nobody rang it on. Where it is rung on at two, what is a case is for [Resumptions].
final class ResumedSales {
    private static final String SET_ASIDE = "SELECT entry_id, resumed FROM suspended_sale";

    private final ReadingStore hub;

    /// By the entry that set a sale aside: the tills that rang it on.
    private final Map<String, Set<Integer>> rung = new TreeMap<>();

    ResumedSales(Ledger ledger, ReadingStore hub) {
        this.hub = hub;
        for (int till : ledger.tills()) {
            for (TillBook book : ledger.books(till)) {
                Map<String, String> aside = new HashMap<>();
                book.facts().stream()
                        .filter(fact -> !fact.isLost() && !fact.id().isEmpty())
                        .forEach(fact -> read(till, fact, aside));
            }
        }
    }

    /// @param aside by transaction the entry that set it aside last at the same machine
    private void read(int till, Fact fact, Map<String, String> aside) {
        Map<String, String> says = fact.what().says();
        String transaction = says.getOrDefault("transaction", "");
        switch (fact.what().kind()) {
            case "SaleSuspended" -> aside.put(transaction, fact.id());
            case "SaleResumed" -> {
                String suspension = says.get("suspension");
                if (suspension != null) {
                    rings(suspension.replace("-", ""), till);
                } else if (!says.containsKey("workstation") && aside.containsKey(transaction)) {
                    rings(aside.get(transaction), till);
                }
            }
            default -> {}
        }
    }

    private void rings(String suspension, int till) {
        rung.computeIfAbsent(suspension, _ -> new TreeSet<>()).add(till);
    }

    /// @return how many were rung on at two tills
    int areOfferedUntilThen() {
        hub.rows(SET_ASIDE).forEach(this::requireKnown);
        return (int) rung.values().stream().filter(tills -> tills.size() > 1).count();
    }

    private void requireKnown(List<String> row) {
        boolean resumed = row.getLast().equals("1");
        require(
                resumed == rung.containsKey(row.getFirst()),
                "%s is rung on: %s".formatted(row.getFirst(), resumed));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(7, "a sale that was set aside: " + otherwise);
        }
    }
}
