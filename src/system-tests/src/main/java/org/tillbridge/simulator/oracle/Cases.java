package org.tillbridge.simulator.oracle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What the hub says of facts that met, by the rule that settled it; and of which rules that was
/// compared with what somebody worked out apart from it.
final class Cases {
    private static final String ALL =
            "SELECT rule, store, entry_id, subject, other_entry_id FROM conflict";

    /// Of each rule its cases, and the id of the other entry; empty where none is named.
    private final Map<String, Map<String, String>> byRule = new TreeMap<>();

    private final Set<String> compared = new TreeSet<>();
    private final Set<String> comparedOthers = new TreeSet<>();

    Cases(ReadingStore hub) {
        for (List<String> row : hub.rows(ALL)) {
            byRule.computeIfAbsent(row.getFirst(), _ -> new TreeMap<>())
                    .put(of(row.get(1), row.get(2), row.get(3)), row.get(4));
        }
    }

    /// @param entry id of the entry that came second
    /// @param subject what both facts are about
    static String of(Object store, String entry, String subject) {
        return "%s/%s/%s".formatted(store, entry, subject);
    }

    /// The subject of what moves on a gift card, a store credit or a loyalty card.
    ///
    /// @param code of the card, or an account of it
    static String onCard(String code, int line) {
        String kind =
                switch (code.charAt(2)) {
                    case '1' -> "giftCard";
                    case '2' -> "storeCredit";
                    default -> "points";
                };
        return "%s …%s, line %d".formatted(kind, code.substring(16, 20), line);
    }

    /// The rules that there is a case of.
    Set<String> rules() {
        return byRule.keySet();
    }

    /// Whether there is that case.
    boolean isTold(String rule, String one) {
        return told(rule).containsKey(one);
    }

    /// Of a rule there are these and no others.
    void require(int invariant, String rule, Set<String> expected) {
        require(invariant, rule, expected, _ -> false);
    }

    /// The same, but for those of which nobody can tell whether there has to be one.
    void require(int invariant, String rule, Set<String> expected, Predicate<String> inDoubt) {
        compared.add(rule);
        Set<String> missing = new TreeSet<>(expected);
        Set<String> odd = new TreeSet<>(told(rule).keySet());
        missing.removeAll(odd);
        odd.removeAll(expected);
        missing.removeIf(inDoubt);
        odd.removeIf(inDoubt);
        if (!missing.isEmpty() || !odd.isEmpty()) {
            throw new Violation(
                    invariant, "%s: missing %s, and there is %s".formatted(rule, missing, odd));
        }
    }

    /// Each case of a rule names the entry that it met.
    ///
    /// @param others by case, which it may be, without dashes, or the empty text for none; more
    ///   than one where nobody can tell, and those are not here of which nobody can say anything
    void requireOthers(int invariant, String rule, Map<String, Set<String>> others) {
        comparedOthers.add(rule);
        told(rule)
                .forEach(
                        (one, other) -> {
                            if (!others.getOrDefault(one, Set.of(other)).contains(other)) {
                                throw new Violation(
                                        invariant,
                                        "%s of %s: it met %s, not '%s'"
                                                .formatted(rule, one, others.get(one), other));
                            }
                        });
    }

    private Map<String, String> told(String rule) {
        return byRule.getOrDefault(rule, Map.of());
    }

    /// Of each rule it was compared where there is a case, and which entry it met where one is
    /// named.
    ///
    /// @param rules that a person has to know of
    void areAllWorkedOut(Set<String> rules) {
        Set<String> wanted = new TreeSet<>(rules);
        wanted.addAll(byRule.keySet());
        wanted.removeAll(compared);
        if (!wanted.isEmpty()) {
            throw new Violation(15, "nobody works out when there is a case of " + wanted);
        }
        byRule.forEach(
                (rule, cases) -> {
                    if (!comparedOthers.contains(rule)
                            && cases.values().stream().anyMatch(other -> !other.isEmpty())) {
                        throw new Violation(15, "nobody works out which entry it met: " + rule);
                    }
                });
    }
}
