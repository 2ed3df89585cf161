package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Invariant 9, of points: on the card of whoever stands for a customer is what their sales earned,
/// less what came back of that and what they paid with it, in whatever order the hub heard of
/// sales, customers and returns, and whichever of their cards was shown; other cards have nothing.
/// What waits is for somebody whom nobody enrolled, or of a till that nobody trusts.
final class Points {
    private static final String CARDS =
            """
            SELECT c.loyalty_code, s.loyalty_code
            FROM customer c JOIN customer s ON s.customer = c.survivor\
            """;

    private static final String WAITING =
            """
            SELECT j.entry_id, w.code FROM waiting_effect w
            JOIN journal_entry j USING (store, workstation, epoch, sequence)
            WHERE w.effect = 'points' AND w.settled_at IS NULL\
            """;

    private static final String BALANCES =
            """
            SELECT code || ' ' || currency, balance FROM stored_value
            WHERE code LIKE '983%' AND balance <> 0\
            """;

    private final Ledger ledger;
    private final Rulings rulings;
    private final ReadingStore hub;
    private final Map<String, String> cards = new HashMap<>();
    private final Map<String, Long> balances = new TreeMap<>();
    private final Map<String, String> waiting = new TreeMap<>();
    private long takenBack;

    Points(Ledger ledger, Rulings rulings, ReadingStore hub) {
        this.ledger = ledger;
        this.rulings = rulings;
        this.hub = hub;
        hub.rows(CARDS).forEach(row -> cards.put(row.get(0), row.get(1)));
        for (int till : ledger.tills()) {
            for (Fact fact : ledger.counted(till)) {
                if (fact.what().earnsPoints()) {
                    earned(till, fact);
                }
                boolean cardsWait = ledger.revocations().cardsWait(till, fact);
                fact.what().moved().stream()
                        .filter(moved -> isPoints(moved.card().code()))
                        .filter(moved -> !(moved.givesValue() && cardsWait))
                        .forEach(moved -> paid(fact, moved));
            }
        }
    }

    static boolean isPoints(String card) {
        return card.startsWith("983");
    }

    /// Or got back.
    private void paid(Fact fact, Rung.Moved moved) {
        String currency = fact.what().rung().orElseThrow().currency();
        balances.merge(account(moved.card().code(), currency), moved.onBalance(), Long::sum);
    }

    private String account(String shown, String currency) {
        return cards.getOrDefault(shown, shown) + " " + currency;
    }

    private void earned(int till, Fact fact) {
        Rung sale = fact.what().rung().orElseThrow();
        String shown = sale.customer().orElseThrow().card();
        if (ledger.revocations().pointsWait(till, fact)) {
            waiting.put(fact.id(), "revoked");
        } else if (!cards.containsKey(shown)) {
            waiting.put(fact.id(), "unknownCustomer");
        } else {
            String account = account(shown, sale.currency());
            for (Rung.Earned earned : sale.earned()) {
                long back = earned.takenBack(rulings.returned(fact, earned.line()));
                balances.merge(account, earned.points() - back, Long::sum);
                takenBack += back;
            }
        }
    }

    /// @return how many came back
    long areEarnedLessTakenBack() {
        balances.values().removeIf(none -> none == 0);
        Map<String, Long> found = new TreeMap<>();
        for (List<String> row : hub.rows(BALANCES)) {
            found.put(row.get(0), Long.parseLong(row.get(1)));
        }
        require(found.equals(balances), "points earned: %s, and found %s", balances, found);
        Map<String, String> waits = new TreeMap<>();
        hub.rows(WAITING).forEach(row -> waits.put(row.get(0), row.get(1)));
        require(waits.equals(waiting), "points that wait: %s, and found %s", waiting, waits);
        return takenBack;
    }

    private static void require(boolean holds, String otherwise, Object expected, Object found) {
        if (!holds) {
            throw new Violation(9, otherwise.formatted(expected, found));
        }
    }
}
