package org.tillbridge.benchmarks;

import org.tillbridge.pos.sale.Shelf;
import org.tillbridge.pos.sale.ShelfSearch;

import java.util.ArrayList;
import java.util.List;

/// Names of the catalogue typed letter by letter, each letter a search of its own as at the screen.
/// Of its 100,000 names an eighth have the same first word, which is what makes it work.
final class NameTyping {
    private static final int NAMES = 300;
    private static final int ROWS = 50;

    private NameTyping() {}

    static Figure of(Shelf shelf) {
        BenchShop.await(() -> finds(shelf, BenchShop.ITEMS));
        type(shelf, NAMES);
        List<Long> times = type(shelf, NAMES);
        Times all = Times.ofNanos(times.stream().mapToLong(Long::longValue).toArray());
        return new Figure(
                "Search as a name is typed, p95",
                all.quantile(0.95),
                50,
                "ms",
                "%d names of %d typed letter by letter, %d searches with the number of all matches, the first %d rows priced; p50 %s, p99 %s, longest %s ms"
                        .formatted(
                                NAMES,
                                BenchShop.ITEMS,
                                times.size(),
                                ROWS,
                                Figure.number(all.median()),
                                Figure.number(all.quantile(0.99)),
                                Figure.number(all.longest())));
    }

    private static List<Long> type(Shelf shelf, int names) {
        List<Long> times = new ArrayList<>();
        for (int name = 0; name < names; name++) {
            int item = (int) (name * 7_919L % BenchShop.ITEMS) + 1;
            String whole = BigCatalogue.name(item);
            for (int letters = 1; letters <= whole.length(); letters++) {
                String typed = whole.substring(0, letters);
                long start = System.nanoTime();
                ShelfSearch found = shelf.search(typed, ROWS);
                times.add(System.nanoTime() - start);
                if (found.items().isEmpty()) {
                    throw new IllegalStateException(typed + " is not found");
                }
            }
        }
        return times;
    }

    private static boolean finds(Shelf shelf, int item) {
        return !shelf.search(BigCatalogue.name(item), ROWS).items().isEmpty();
    }
}
