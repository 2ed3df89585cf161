package org.tillbridge.benchmarks;

import org.tillbridge.pos.TillServices;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.replica.ItemMatch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// News from the hub: one price on its way to an idle till, and 100,000 of them arriving at one
/// that sells.
final class FeedBenchmark implements Benchmark {
    private static final int UPDATES = 200;
    private static final int WARM_UP_SALES = 1_000;
    private static final int SALES_WITHOUT = 2_000;
    private static final double LONGEST_DELAY_MILLIS = 50;

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public List<Figure> run(Path folder) throws Exception {
        try (BenchShop shop = BenchShop.open(folder);
                TillServices till = shop.openTill("till")) {
            BenchShop.await(() -> till.reader().search("candle", 1).searchedOnly().isEmpty());
            List<Figure> figures = new ArrayList<>(propagation(shop, till));
            figures.add(backlog(shop, till));
            return figures;
        }
    }

    private static List<Figure> propagation(BenchShop shop, TillServices till) {
        RandomGenerator pauses = RandomGenerator.of("L64X128MixRandom");
        long[] nanos = new long[UPDATES];
        ItemId item = item(till, "B000001");
        for (int n = 0; n < UPDATES; n++) {
            LockSupport.parkNanos(20_000_000L + pauses.nextLong(20_000_000L));
            long price = 200_00L + n;
            long start = System.nanoTime();
            shop.hub().office().importFile("prices.tsv", prices("B000001", price));
            BenchShop.await(
                    () ->
                            till.reader()
                                    .price(item, Instant.now().plusSeconds(1))
                                    .map(UnitPrice::tenThousandths)
                                    .filter(known -> known == price * 100)
                                    .isPresent());
            nanos[n] = System.nanoTime() - start;
        }
        Times times = Times.ofNanos(nanos);
        String beside = UPDATES + " updates, from the hub's call to the till's own look-up";
        return List.of(
                new Figure("Price at the hub to idle till, p50", times.median(), 10, "ms", beside),
                new Figure(
                        "Price at the hub to idle till, p95",
                        times.quantile(0.95),
                        25,
                        "ms",
                        beside));
    }

    private static Figure backlog(BenchShop shop, TillServices till) {
        sellMany(till, WARM_UP_SALES);
        Times without = sellMany(till, SALES_WITHOUT);
        BenchShop.awaitSent(till);
        till.hubSwitch().cut();
        StringBuilder all = new StringBuilder("priceList\tsku\tprice\n");
        for (int n = 1; n <= BenchShop.ITEMS; n++) {
            all.append(String.format(Locale.ROOT, "1\tB%06d\t7.77%n", n));
        }
        shop.hub().office().importFile("prices.tsv", all.toString());
        ItemId last = item(till, "B100000");
        List<Long> sales = new ArrayList<>();
        till.hubSwitch().restore();
        while (!isNew(till, last)) {
            sales.add(sell(till, sales.size() % BenchShop.ITEMS + 1));
        }
        Times times = times(sales.stream().mapToLong(Long::longValue));
        return new Figure(
                "Longest wait of a sale while 100,000 feed rows are applied",
                times.longest(),
                without.longest() + LONGEST_DELAY_MILLIS,
                "ms",
                String.format(
                        Locale.ROOT,
                        "50 ms more than the longest of %d sales before without any, of which p50"
                                + " %s, p99 %s; %d sales of one line meanwhile, p50 %s, p99 %s ms",
                        SALES_WITHOUT,
                        Figure.number(without.median()),
                        Figure.number(without.quantile(0.99)),
                        sales.size(),
                        Figure.number(times.median()),
                        Figure.number(times.quantile(0.99))));
    }

    private static Times sellMany(TillServices till, int sales) {
        return times(IntStream.rangeClosed(1, sales).mapToLong(n -> sell(till, n)));
    }

    private static Times times(LongStream nanos) {
        return Times.ofNanos(nanos.toArray());
    }

    /// @return how long it took to complete, in nanoseconds
    private static long sell(TillServices till, int item) {
        till.sale().scan(BigCatalogue.code(item));
        long start = System.nanoTime();
        SellingBenchmark.pay(till);
        return System.nanoTime() - start;
    }

    private static boolean isNew(TillServices till, ItemId item) {
        return till.reader()
                .price(item, Instant.now().plusSeconds(1))
                .filter(price -> price.tenThousandths() == 77_700)
                .isPresent();
    }

    private static String prices(String sku, long pence) {
        return String.format(
                Locale.ROOT,
                "priceList\tsku\tprice%n1\t%s\t%d.%02d%n",
                sku,
                pence / 100,
                pence % 100);
    }

    private static ItemId item(TillServices till, String sku) {
        if (till.reader().find(ItemCode.parse(sku).orElseThrow())
                instanceof ItemMatch.Found(var item)) {
            return item.id();
        }
        throw new IllegalStateException("No item " + sku);
    }
}
