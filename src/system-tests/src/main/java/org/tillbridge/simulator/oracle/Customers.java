package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Invariant 1, of customers: each who was enrolled is one at the hub, whoever has the same address
/// is the same person, and each time that two became one can be read.
final class Customers {
    private static final String ALL =
            """
            SELECT enrolled_by, customer, survivor, coalesce(email, '') FROM customer\
            """;

    private static final String CASES =
            "SELECT count(*) FROM conflict WHERE rule = 'sameCustomerTwice'";

    private final Ledger ledger;
    private final ReadingStore hub;

    Customers(Ledger ledger, ReadingStore hub) {
        this.ledger = ledger;
        this.hub = hub;
    }

    void areThereOnceAndOneWhereTheyAreOne() {
        Set<String> booked = new TreeSet<>();
        Map<String, String> survivors = new HashMap<>();
        int merged = 0;
        for (List<String> row : hub.rows(ALL)) {
            booked.add(row.getFirst());
            String survivor = row.get(2);
            String email = row.get(3);
            if (!email.isEmpty()) {
                String other = survivors.putIfAbsent(email, survivor);
                require(other == null || other.equals(survivor), email + " is two persons");
            }
            merged += survivor.equals(row.get(1)) ? 0 : 1;
        }
        require(booked.equals(enrolled()), "enrolled " + enrolled() + ", booked " + booked);
        int told = Integer.parseInt(hub.rows(CASES).getFirst().getFirst());
        require(told == merged, "%d became one, %d are told".formatted(merged, told));
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
