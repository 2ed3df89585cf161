package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Invariant 1, of customers: each who was enrolled is one at the hub, whoever has the same address
/// is the same person, and each time that two became one can be read: of the entry by which the hub
/// found out, and of whoever does not stand for both, who is not the one whom it knew first.
final class Customers {
    /// As they became known; where the hub's clock was set its times do not say that, and as they
    /// came is near to it.
    private static final String ALL =
            """
            SELECT c.enrolled_by, c.customer, c.survivor, coalesce(c.email, ''), c.loyalty_code,
                   c.known_since, j.store
            FROM customer c
            JOIN journal_entry j ON j.entry_id = c.enrolled_by AND j.standing = 'booked'
            ORDER BY iif(?, 0, c.known_since), j.rowid\
            """;

    private final Ledger ledger;
    private final Cases cases;
    private final ReadingStore hub;

    /// By card and address, who was known by it first.
    private final Map<String, Known> known = new HashMap<>();

    /// Who stands for whom.
    private final Map<Known, Known> standsFor = new HashMap<>();

    /// @param since when, by the hub's clock in milliseconds
    /// @param entry that enrolled them
    private record Known(UUID customer, long since, String entry) {
        private static Known of(List<String> row) {
            String id = row.get(1);
            return new Known(
                    new UUID(
                            Long.parseUnsignedLong(id.substring(0, 16), 16),
                            Long.parseUnsignedLong(id.substring(16), 16)),
                    Long.parseLong(row.get(5)),
                    row.getFirst());
        }
    }

    Customers(Ledger ledger, Cases cases, ReadingStore hub) {
        this.ledger = ledger;
        this.cases = cases;
        this.hub = hub;
    }

    void areThereOnceAndOneWhereTheyAreOne() {
        Set<String> booked = new TreeSet<>();
        Map<String, String> survivors = new HashMap<>();
        Map<String, Set<String>> merged = new TreeMap<>();
        for (List<String> row : hub.rows(ALL, ledger.wasHubClockSet() ? 1 : 0)) {
            booked.add(row.getFirst());
            String survivor = row.get(2);
            String email = row.get(3);
            if (!email.isEmpty()) {
                String other = survivors.putIfAbsent(email, survivor);
                require(other == null || other.equals(survivor), email + " is two persons");
            }
            Known self = Known.of(row);
            Set<Known> same = new LinkedHashSet<>();
            same.add(whoHas("card " + row.get(4), self));
            if (!email.isEmpty()) {
                same.add(whoHas("address " + email, self));
            }
            same.add(self);
            become(same)
                    .forEach(
                            other ->
                                    merged.put(
                                            Cases.of(
                                                    row.get(6),
                                                    row.getFirst(),
                                                    "customer " + other.customer()),
                                            Set.of(whoseEnrolmentMet(self, other))));
        }
        require(booked.equals(enrolled()), "enrolled " + enrolled() + ", booked " + booked);
        cases.require(1, "sameCustomerTwice", merged.keySet());
        cases.requireOthers(1, "sameCustomerTwice", merged);
    }

    /// That of whoever stands for both; of the other where the one is enrolled by it.
    private String whoseEnrolmentMet(Known self, Known other) {
        Known first = standsFor.getOrDefault(other, other);
        return (first.equals(self) ? other : first).entry();
    }

    private Known whoHas(String key, Known orElse) {
        Known found = known.computeIfAbsent(key, _ -> orElse);
        while (standsFor.containsKey(found)) {
            found = standsFor.get(found);
        }
        return found;
    }

    /// @return those who do not stand for all of them
    private List<Known> become(Set<Known> same) {
        List<Known> others = new ArrayList<>(same);
        Known first =
                same.stream()
                        .min(Comparator.comparingLong(Known::since).thenComparing(Known::customer))
                        .orElseThrow();
        others.remove(first);
        others.forEach(other -> standsFor.put(other, first));
        return others;
    }

    private Set<String> enrolled() {
        Set<String> enrolled = new TreeSet<>();
        for (int till : ledger.tills()) {
            for (Fact fact : ledger.counted(till)) {
                if (fact.what().enrolsSomebody()
                        && !ledger.revocations().customerWaits(till, fact)) {
                    enrolled.add(fact.id());
                }
            }
        }
        return enrolled;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(1, otherwise);
        }
    }
}
