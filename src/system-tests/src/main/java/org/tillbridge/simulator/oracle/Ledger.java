package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What really happened: what was done at which till, in order, in plain maps and numbers. It knows
/// nothing of journals, hubs and replicas.
public final class Ledger {
    private final Map<Integer, TillBook> tills = new TreeMap<>();
    private final long openingStock;

    /// @param openingStock of every item in every store, in thousandths
    public Ledger(long openingStock) {
        this.openingStock = openingStock;
    }

    /// What was done at one till.
    public static final class TillBook {
        private final int till;
        private final int store;
        private final List<Happened> happened = new ArrayList<>();
        private Optional<Happened> doubt = Optional.empty();

        private TillBook(int till, int store) {
            this.till = till;
            this.store = store;
        }

        public int till() {
            return till;
        }

        public int store() {
            return store;
        }

        /// In order.
        public List<Happened> happened() {
            return Collections.unmodifiableList(happened);
        }

        /// What was being written when the power went, if it did.
        public Optional<Happened> doubt() {
            return doubt;
        }

        /// Something is about to be done.
        public void begin(Happened what) {
            doubt = Optional.of(what);
        }

        /// It is done, and people saw it.
        ///
        /// @param number that was printed
        public void done(Optional<String> number) {
            Happened what = doubt.orElseThrow();
            happened.add(number.map(what::numbered).orElse(what));
            doubt = Optional.empty();
        }

        /// It was not done, and people were told so.
        public void notDone() {
            doubt = Optional.empty();
        }

        /// The power went while it was being written, and the disk says what became of it.
        ///
        /// @param entries how many there are on the disk
        public void settle(long entries) {
            Optional<Happened> open = doubt;
            doubt = Optional.empty();
            if (open.isPresent() && entries == happened.size() + 1) {
                happened.add(open.get());
            }
            if (entries != happened.size()) {
                throw new Violation(
                        1,
                        "till %d has %d entries on its disk after %d things were done"
                                .formatted(till, entries, happened.size()));
            }
        }

        /// What the first entries add to an item's stock on hand.
        public long onHand(int item, long entries) {
            return happened.stream().limit(entries).mapToLong(one -> one.onHand(item)).sum();
        }
    }

    public void addTill(int till, int store) {
        tills.put(till, new TillBook(till, store));
    }

    public TillBook till(int till) {
        TillBook book = tills.get(till);
        if (book == null) {
            throw new IllegalArgumentException("No such till: " + till);
        }
        return book;
    }

    public List<TillBook> tills() {
        return List.copyOf(tills.values());
    }

    /// What a store has of an item, everything counted, in thousandths.
    public long onHand(int store, int item) {
        return openingStock
                + tills.values().stream()
                        .filter(book -> book.store == store)
                        .mapToLong(book -> book.onHand(item, Long.MAX_VALUE))
                        .sum();
    }

    public long openingStock() {
        return openingStock;
    }

    /// The money of all days: by `store/date/till/currency` and what it is a sum of.
    public Map<String, Long> money() {
        Map<String, Long> money = new TreeMap<>();
        for (TillBook book : tills.values()) {
            for (Happened one : book.happened) {
                one.rung().ifPresent(rung -> add(money, place(book, one, rung), rung));
            }
        }
        return money;
    }

    private static String place(TillBook book, Happened one, Rung rung) {
        return book.store + "/" + one.date() + "/" + book.till + "/" + rung.currency() + " ";
    }

    private static void add(Map<String, Long> money, String place, Rung rung) {
        money.merge(place + "transactions", 1L, Long::sum);
        money.merge(place + "total", rung.total(), Long::sum);
        if (rung.total() != 0) {
            money.merge(place + "cash", rung.total(), Long::sum);
        }
        rung.taxes()
                .forEach(
                        (rate, both) -> {
                            money.merge(place + "net at " + rate, both[0], Long::sum);
                            money.merge(place + "tax at " + rate, both[1], Long::sum);
                        });
    }
}
