package org.tillbridge.simulator.oracle;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Invariant 4, of prices and rates of tax: each sale of which a line was rung at a price, or taxed
/// at a rate, that the hub's lists did not say then is told, and no other is.
final class Charged {
    private static final String STORES = "SELECT store, price_list FROM store";
    private static final String PRICES =
            "SELECT price_list, item, valid_from, price FROM price ORDER BY valid_from";
    private static final String RECEIVED =
            "SELECT entry_id, received_at FROM journal_entry WHERE standing = 'booked'";

    /// What clocks may differ by, in milliseconds.
    private static final long TOLERANCE = 120_000;

    private final Ledger ledger;
    private final Cases cases;
    private final ReadingStore hub;
    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, List<Listed>> listed = new HashMap<>();
    private final RatesOfTax taxes;

    /// @param from in milliseconds
    /// @param price of one unit in ten-thousandths of the major unit
    private record Listed(long from, long price) {}

    Charged(Ledger ledger, Cases cases, ReadingStore hub) {
        this.ledger = ledger;
        this.cases = cases;
        this.hub = hub;
        this.taxes = new RatesOfTax(hub, ledger.wasHubClockSet());
        hub.rows(STORES).forEach(row -> lists.put(row.getFirst(), row.getLast()));
        for (List<String> row : hub.rows(PRICES)) {
            listed.computeIfAbsent(row.get(0) + "/" + row.get(1), _ -> new ArrayList<>())
                    .add(new Listed(Long.parseLong(row.get(2)), Long.parseLong(row.get(3))));
        }
    }

    /// @param entries that the hub has booked, by their ids
    void isAsListedOrTold(Map<String, Written> entries) {
        Map<String, Long> received = new HashMap<>();
        hub.rows(RECEIVED)
                .forEach(row -> received.put(row.getFirst(), Long.parseLong(row.getLast())));
        Looked prices = new Looked();
        Looked rates = new Looked();
        for (int till : ledger.tills()) {
            int store = ledger.books(till).getFirst().store();
            String list = requireNonNull(lists.get("" + store));
            for (Fact fact : ledger.counted(till)) {
                if (fact.what().rung().isPresent()) {
                    Rung rung = fact.what().rung().get();
                    Written entry = requireNonNull(entries.get(fact.id()));
                    long at = requireNonNull(received.get(fact.id()));
                    String number = PlainCodec.text(entry.body(), "number");
                    String one = Cases.of(store, fact.id(), "sale " + number);
                    prices.look(one, varies(rung, list, entry, at));
                    rates.look(one, taxes.vary(rung, entry, at));
                }
            }
        }
        cases.require(4, "priceVariance", prices.varied, prices.inDoubt::contains);
        cases.require(4, "taxVariance", rates.varied, rates.inDoubt::contains);
    }

    /// Which sales were charged otherwise, and of which nobody can tell.
    private static final class Looked {
        private final Set<String> varied = new TreeSet<>();
        private final Set<String> inDoubt = new TreeSet<>();

        /// @param varies whether it was charged otherwise; both if the hub may have known or not
        void look(String one, Set<Boolean> varies) {
            if (varies.contains(true)) {
                (varies.contains(false) ? inDoubt : varied).add(one);
            }
        }
    }

    /// Whether a line was rung at a price that was not listed. Both, where the hub may have had a
    /// price that began just after the sale came, or not; so too where its clock was set, of an
    /// item whose price changed.
    private Set<Boolean> varies(Rung rung, String list, Written entry, long received) {
        boolean then = false;
        boolean byNow = false;
        boolean inDoubt = false;
        for (Rung.Line line : rung.lines()) {
            List<Listed> all = listed.getOrDefault(list + "/" + line.item(), List.of());
            boolean always = all.stream().allMatch(one -> one.price() == line.price());
            if (line.thousandths() > 0 && line.puts().isEmpty() && !always) {
                Span span = Span.of(entry, received);
                then |= !isListed(all, line.price(), span, received);
                byNow |= !isListed(all, line.price(), span, Long.MAX_VALUE);
                inDoubt |= ledger.wasHubClockSet();
            }
        }
        return then == byNow && !inDoubt ? Set.of(then) : Set.of(true, false);
    }

    /// @param had until when the prices began that the hub had
    private static boolean isListed(List<Listed> all, long price, Span span, long had) {
        Set<Long> said = new HashSet<>();
        for (Listed one : all) {
            if (one.from() <= Math.min(span.last(), had)) {
                if (one.from() <= span.first()) {
                    said.clear();
                }
                said.add(one.price());
            }
        }
        return said.isEmpty() || said.contains(price);
    }

    /// In which a sale was rung, in milliseconds.
    private record Span(long first, long last) {
        static Span of(Written entry, long received) {
            long recorded = PlainCodec.number(entry.header(), "recordedAt");
            long heard = PlainCodec.number(entry.header(), "hubTime");
            if (recorded > received + TOLERANCE || recorded < heard - TOLERANCE) {
                return new Span(0, received);
            }
            long opened = PlainCodec.number(entry.body(), "openedAt");
            long completed = PlainCodec.number(entry.body(), "completedAt");
            return new Span(
                    Math.min(opened, completed) - TOLERANCE,
                    Math.max(opened, completed) + TOLERANCE);
        }
    }
}
