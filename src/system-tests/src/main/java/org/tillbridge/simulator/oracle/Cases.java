package org.tillbridge.simulator.oracle;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the hub says of facts that met, by the rule that settled it.
public final class Cases {
    /// By rule: who works out, apart from the hub, of what there has to be a case.
    public static final Map<String, Class<?>> WORKED_OUT_BY =
            Map.ofEntries(
                    entry("fork", TwoMachines.class),
                    entry("refundInDoubtStands", TwoMachines.class),
                    entry("chainBroken", OddEntries.class),
                    entry("sameIdOtherContent", OddEntries.class),
                    entry("sameTransactionTwice", Rulings.class),
                    entry("priceVariance", Charged.class),
                    entry("taxVariance", Charged.class),
                    entry("moreTakenThanOnHand", OverdrawnStock.class),
                    entry("returnedMoreThanSold", Rulings.class),
                    entry("serialSoldTwice", Pieces.class),
                    entry("cashWithoutProof", UnprovenRefunds.class),
                    entry("refundedMoreThanPaid", RefundedCards.class),
                    entry("refundedForNoGoods", RefundedCards.class),
                    entry("redeemedMoreThanBalance", OverdrawnCards.class),
                    entry("pointsSpentBeforeReturn", OverdrawnCards.class),
                    entry("sameCustomerTwice", Customers.class),
                    entry("resumedTwice", ResumedSales.class),
                    entry("factOfRevokedStands", Rulings.class),
                    entry("refundOfRevokedWaits", Rulings.class),
                    entry("issueOfRevokedWaits", Rulings.class),
                    entry("clockWasWrong", WrongClocks.class));

    private static final String ALL = "SELECT rule, store, entry_id, subject FROM conflict";

    private final Map<String, Set<String>> byRule = new TreeMap<>();

    Cases(ReadingStore hub) {
        for (List<String> row : hub.rows(ALL)) {
            byRule.computeIfAbsent(row.getFirst(), _ -> new TreeSet<>())
                    .add(of(row.get(1), row.get(2), row.get(3)));
        }
    }

    /// @param entry id of the entry that came second
    /// @param subject what both facts are about
    static String of(Object store, String entry, String subject) {
        return "%s/%s/%s".formatted(store, entry, subject);
    }

    /// The rules that there is a case of.
    Set<String> rules() {
        return byRule.keySet();
    }

    /// Of a rule there are these and no others.
    void require(int invariant, String rule, Set<String> expected) {
        Set<String> found = byRule.getOrDefault(rule, Set.of());
        if (!expected.equals(found)) {
            Set<String> missing = new TreeSet<>(expected);
            missing.removeAll(found);
            Set<String> odd = new TreeSet<>(found);
            odd.removeAll(expected);
            throw new Violation(
                    invariant, "%s: missing %s, and there is %s".formatted(rule, missing, odd));
        }
    }

    /// All that the hub says is worked out by somebody.
    void areAllWorkedOut() {
        if (!WORKED_OUT_BY.keySet().containsAll(byRule.keySet())) {
            throw new Violation(15, "nobody works out when there is a case of " + byRule.keySet());
        }
    }
}
