package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Invariant 9: what is on a gift card or a store credit is what was put on it less what was paid
/// with it; below zero only where a loss of as much is booked; and the ledger balances, also that
/// of points. That somebody is told is for [OverdrawnCards].
final class Balances {
    private static final String FACTS =
            """
            SELECT store, source, from_account, to_account, code, currency, amount
            FROM stored_value_posting
            WHERE from_account NOT IN ('loss', 'overdrawn') AND code NOT LIKE '983%'\
            """;

    private static final String ACCOUNTS =
            """
            SELECT code || ' ' || currency, account, sum(amount) FROM (
              SELECT code, currency, to_account AS account, amount FROM stored_value_posting
              UNION ALL
              SELECT code, currency, from_account, -amount FROM stored_value_posting)
            GROUP BY 1, 2\
            """;

    private static final String BALANCES =
            "SELECT code || ' ' || currency, balance, lost FROM stored_value";

    private final ReadingStore hub;
    private final List<String> postings = new ArrayList<>();
    private final Map<String, Long> balances = new TreeMap<>();

    Balances(Ledger ledger, ReadingStore hub) {
        this.hub = hub;
        for (int till : ledger.tills()) {
            int store = ledger.books(till).getFirst().store();
            for (Fact fact : ledger.counted(till)) {
                boolean cardsWait = ledger.revocations().cardsWait(till, fact);
                fact.what().moved().stream()
                        .filter(moved -> !Points.isPoints(moved.card().code()))
                        .filter(moved -> !(moved.givesValue() && cardsWait))
                        .forEach(moved -> add(store, fact, moved));
            }
        }
    }

    private void add(int store, Fact fact, Rung.Moved moved) {
        String currency = fact.what().rung().orElseThrow().currency();
        String code = moved.card().code();
        postings.add(
                "%d/%s/%s/%s/%s/%s/%d"
                        .formatted(
                                store,
                                fact.id(),
                                moved.from(),
                                moved.to(),
                                code,
                                currency,
                                moved.amount()));
        balances.merge(code + " " + currency, moved.onBalance(), Long::sum);
    }

    /// @return how many are below zero
    int areIssuedLessRedeemed() {
        List<String> booked =
                hub.rows(FACTS).stream().map(row -> String.join("/", row)).sorted().toList();
        List<String> done = postings.stream().sorted().toList();
        require(
                booked.equals(done),
                "what cards did: %s, and booked is %s".formatted(done, booked));
        Map<String, Map<String, Long>> accounts = accounts();
        Map<String, Long> found = new TreeMap<>();
        for (List<String> row : hub.rows(BALANCES)) {
            String card = row.getFirst();
            long balance = Long.parseLong(row.get(1));
            if (!Points.isPoints(card)) {
                found.put(card, balance);
            }
            requireSheet(
                    card,
                    balance,
                    Long.parseLong(row.get(2)),
                    accounts.getOrDefault(card, Map.of()));
        }
        require(
                found.equals(balances),
                "on the cards is %s, and found %s".formatted(balances, found));
        return (int) found.values().stream().filter(balance -> balance < 0).count();
    }

    private Map<String, Map<String, Long>> accounts() {
        Map<String, Map<String, Long>> accounts = new HashMap<>();
        for (List<String> row : hub.rows(ACCOUNTS)) {
            accounts.computeIfAbsent(row.getFirst(), _ -> new TreeMap<>())
                    .put(row.get(1), Long.parseLong(row.get(2)));
        }
        return accounts;
    }

    /// Debits are credits, and what a card says of itself is what its accounts say.
    private static void requireSheet(
            String card, long balance, long lost, Map<String, Long> accounts) {
        long sum = accounts.values().stream().mapToLong(Long::longValue).sum();
        long loss = Math.max(0, -balance);
        boolean holds =
                sum == 0
                        && accounts.getOrDefault("balance", 0L) == balance
                        && accounts.getOrDefault("overdrawn", 0L) == loss
                        && accounts.getOrDefault("loss", 0L) == -loss
                        && lost == loss;
        require(
                holds,
                "card %s has %d, %d is lost, accounts %s".formatted(card, balance, lost, accounts));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(9, otherwise);
        }
    }
}
