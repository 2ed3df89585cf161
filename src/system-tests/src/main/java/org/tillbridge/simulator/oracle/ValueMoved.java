package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a hub moved on gift cards, store credits and loyalty cards, in the order in which it did.
/// That stands nowhere, so it is watched commit by commit.
final class ValueMoved {
    private static final String COUNT = "SELECT count(*) FROM stored_value_posting";

    private static final String ALL =
            """
            SELECT p.store, p.source, p.line, p.from_account, p.to_account, p.code, p.currency,
                   p.amount, j.rowid, coalesce(s.rowid, 0), coalesce(r.line, 0)
            FROM stored_value_posting p
            JOIN journal_entry j ON j.entry_id = p.source AND j.standing = 'booked'
            LEFT JOIN returned_line r
              ON r.source = p.source AND r.source_line = p.line AND p.to_account = 'issued'
            LEFT JOIN retail_transaction t
              ON t.transaction_id = r.transaction_id AND t.again = 0
            LEFT JOIN journal_entry s ON s.entry_id = t.entry_id AND s.standing = 'booked'
            WHERE p.from_account NOT IN ('loss', 'overdrawn')\
            """;

    private static final Comparator<Posting> ORDER =
            Comparator.comparingLong(Posting::turn)
                    .thenComparingInt(Posting::rank)
                    .thenComparingInt(Posting::turnInIt)
                    .thenComparing(Posting::takesBack)
                    .thenComparingLong(Posting::entry);

    private final List<Posting> postings = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private String count = "0";

    /// @param source the entry that says so
    /// @param account a card and a currency
    /// @param entry which of all entries that is, as they came
    /// @param turn the entry in whose turn it was moved: what came back of a sale that was heard of
    ///   later goes back when that earns
    /// @param turnInIt a line of that entry
    record Posting(
            String store,
            String source,
            int line,
            String from,
            String to,
            String account,
            long amount,
            long entry,
            long turn,
            int turnInIt) {
        private static Posting of(List<String> row, Set<String> earned) {
            long entry = Long.parseLong(row.get(8));
            String sale = row.get(9);
            boolean isWithTheSale = Long.parseLong(sale) > entry && earned.contains(sale);
            return new Posting(
                    row.get(0),
                    row.get(1),
                    Integer.parseInt(row.get(2)),
                    row.get(3),
                    row.get(4),
                    row.get(5) + " " + row.get(6),
                    Long.parseLong(row.get(7)),
                    entry,
                    isWithTheSale ? Long.parseLong(sale) : entry,
                    Integer.parseInt(isWithTheSale ? row.get(10) : row.get(2)));
        }

        /// What it adds to what is on the card.
        long onBalance() {
            return to.equals("balance") ? amount : -amount;
        }

        /// Whether what had been earned goes back with the goods.
        boolean takesBack() {
            return from.equals("balance") && to.equals("issued");
        }

        /// Whether something was paid with it.
        boolean pays() {
            return from.equals("balance") && to.equals("redeemed");
        }

        /// What goes back with goods comes first, then what pays and is paid out, then who became a
        /// customer, then what is earned.
        private int rank() {
            boolean ofPoints = Points.isPoints(account);
            if (ofPoints && from.equals("issued")) {
                return 3;
            }
            if (takesBack()) {
                return turn == entry ? 0 : 3;
            }
            return from.equals("merged") || to.equals("merged") ? 2 : 1;
        }
    }

    ValueMoved copy() {
        ValueMoved copy = new ValueMoved();
        copy.postings.addAll(postings);
        copy.seen.addAll(seen);
        copy.count = count;
        return copy;
    }

    /// Reads what a commit added.
    void look(ReadingStore hub) {
        String now = hub.rows(COUNT).getFirst().getFirst();
        if (!now.equals(count)) {
            count = now;
            List<List<String>> added =
                    hub.rows(ALL).stream().filter(row -> seen.add(key(row))).toList();
            Set<String> earned = new HashSet<>();
            added.stream()
                    .filter(row -> row.get(3).equals("issued"))
                    .forEach(row -> earned.add(row.get(8)));
            added.stream().map(row -> Posting.of(row, earned)).sorted(ORDER).forEach(postings::add);
        }
    }

    private static String key(List<String> row) {
        return String.join("/", row.subList(0, 4));
    }

    List<Posting> inOrder() {
        return List.copyOf(postings);
    }
}
