package org.tillbridge.simulator.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads the hub's money in the form that the [Ledger] has it in.
final class Money {
    private Money() {}

    /// What things that were done at a till come to, by `store/date/till/currency` and what it is a
    /// sum of.
    static Map<String, Long> of(int store, int till, List<Fact> facts) {
        Map<String, Long> money = new TreeMap<>();
        for (Fact fact : facts) {
            Happened one = fact.what();
            for (Rung rung : one.rung().stream().toList()) {
                add(money, Ledger.place(store, one, till, rung) + " ", rung);
            }
        }
        return money;
    }

    private static void add(Map<String, Long> money, String place, Rung rung) {
        money.merge(place + "transactions", 1L, Long::sum);
        money.merge(place + "total", rung.total(), Long::sum);
        rung.tenders().forEach((tender, sum) -> money.merge(place + tender, sum, Long::sum));
        rung.taxes()
                .forEach(
                        (rate, both) -> {
                            money.merge(place + "net at " + rate, both[0], Long::sum);
                            money.merge(place + "tax at " + rate, both[1], Long::sum);
                        });
    }

    static Map<String, Long> atHub(ReadingStore hub) {
        Map<String, Long> money = new TreeMap<>();
        put(
                money,
                hub.rows(
                        """
                        SELECT store || '/' || business_date || '/' || workstation || '/' || currency
                               || ' transactions', transactions FROM sales_total\
                        """));
        put(
                money,
                hub.rows(
                        """
                        SELECT store || '/' || business_date || '/' || workstation || '/' || currency
                               || ' total', total FROM sales_total\
                        """));
        put(
                money,
                hub.rows(
                        """
                        SELECT store || '/' || business_date || '/' || workstation || '/' || currency
                               || ' ' || tender, amount FROM tender_total\
                        """));
        put(
                money,
                hub.rows(
                        """
                        SELECT store || '/' || business_date || '/' || workstation || '/' || currency
                               || ' net at ' || rate || jurisdiction, net FROM tax_total\
                        """));
        put(
                money,
                hub.rows(
                        """
                        SELECT store || '/' || business_date || '/' || workstation || '/' || currency
                               || ' tax at ' || rate || jurisdiction, tax FROM tax_total\
                        """));
        return money;
    }

    /// As the till's own entries say in their headers.
    static Map<String, Long> atTill(Iterable<Written> journal, int store) {
        Map<String, Long> money = new TreeMap<>();
        for (Written entry : journal) {
            String header = entry.header();
            PlainCodec.total(header)
                    .ifPresent(
                            total -> {
                                String place =
                                        "%d/%s/%d/%s "
                                                .formatted(
                                                        store,
                                                        PlainCodec.text(header, "businessDate"),
                                                        PlainCodec.number(header, "workstation"),
                                                        total.currency());
                                money.merge(place + "total", total.amount(), Long::sum);
                                money.merge(place + "transactions", 1L, Long::sum);
                                total.tenders()
                                        .forEach(
                                                (tender, amount) ->
                                                        money.merge(
                                                                place + tender, amount, Long::sum));
                            });
        }
        return money;
    }

    /// A day on which what was taken is not what it was taken for; empty if there is none.
    ///
    /// @param cardsSold which no tax is due on, by place
    static Optional<String> unbalanced(Map<String, Long> money, Map<String, Long> cardsSold) {
        Map<String, Long> taken = new TreeMap<>();
        Map<String, Long> taxed = new TreeMap<>(cardsSold);
        Map<String, Long> total = new TreeMap<>();
        money.forEach(
                (what, amount) -> {
                    String[] parts = what.split(" ", 2);
                    switch (parts[1].split(" ", 2)[0]) {
                        case "cash",
                                "card",
                                "voucher",
                                "cashRounding",
                                "giftCard",
                                "storeCredit",
                                "points" ->
                                taken.merge(parts[0], amount, Long::sum);
                        case "net", "tax" -> taxed.merge(parts[0], amount, Long::sum);
                        case "total" -> total.merge(parts[0], amount, Long::sum);
                        default -> {}
                    }
                });
        taken.values().removeIf(amount -> amount == 0);
        taxed.values().removeIf(amount -> amount == 0);
        return taken.equals(total) && taxed.equals(total)
                ? Optional.empty()
                : Optional.of("taken " + taken + ", taxed " + taxed + ", total " + total);
    }

    private static void put(Map<String, Long> money, List<List<String>> rows) {
        rows.forEach(row -> money.put(row.get(0), Long.parseLong(row.get(1))));
    }

    /// What stands in one and not in the other.
    static String difference(Map<String, ?> expected, Map<String, ?> found) {
        TreeSet<String> all = new TreeSet<>(expected.keySet());
        all.addAll(found.keySet());
        StringBuilder text = new StringBuilder();
        for (String what : all) {
            Object one = String.valueOf(expected.get(what));
            Object other = String.valueOf(found.get(what));
            if (!one.equals(other)) {
                text.append("; %s: %s expected, %s found".formatted(what, one, other));
            }
        }
        return text.toString();
    }
}
