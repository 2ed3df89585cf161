package org.tillbridge.benchmarks;

import org.tillbridge.pos.TillServices;
import org.tillbridge.sync.journal.Draft;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A till that was without network for 10,000 five-line sales, of what a real shop sold, and gets
/// it back.
final class DrainBenchmark implements Benchmark {
    private static final int SALES = 10_000;
    private static final int WARM_UPS = 4;

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public List<Figure> run(Path folder) throws Exception {
        double bulk =
                1_000
                        * BulkInsert.seconds(
                                folder.resolve("bulk.db"),
                                Collections.nCopies(
                                                SALES, new BulkInsert.Sale("x".repeat(3_000), 5))
                                        .iterator());
        try (BenchShop shop = BenchShop.openReal(folder)) {
            double first = drain(shop, "first");
            for (int n = 1; n <= WARM_UPS; n++) {
                System.out.println(drain(shop, "warm-up " + n));
            }
            double warm = drain(shop, "till");
            return List.of(
                    new Figure(
                            "10,000 queued five-line sales into the hub's durable store",
                            warm,
                            2_500,
                            "ms",
                            "in a warm process, till and hub on the same processors; each verified,"
                                + " booked, its lines taken from stock and fed back; the first time"
                                + " in a new process: "
                                    + Figure.number(first)
                                    + " ms; bulk insert of as many rows: "
                                    + Figure.number(bulk)
                                    + " ms"));
        }
    }

    private static double drain(BenchShop shop, String name) throws Exception {
        try (TillServices till = shop.openTill(name)) {
            BenchShop.awaitSent(till);
            till.hubSwitch().cut();
            ring(till, RealLines.read(shop.invoices(), till.reader()));
            long before = booked(shop);
            long start = System.nanoTime();
            till.hubSwitch().restore();
            BenchShop.awaitSent(till);
            double drained = BenchShop.millisSince(start);
            if (booked(shop) - before != SALES || !shop.hub().office().figures().agree()) {
                throw new IllegalStateException("The hub's figures do not agree");
            }
            return drained;
        }
    }

    private static void ring(TillServices till, RealLines real) {
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (int sale = 0; sale < SALES; sale++) {
            last =
                    till.journal()
                            .append(
                                    Draft.document(
                                            BenchShop.OPERATOR,
                                            till.day().proposedDate(),
                                            number ->
                                                    new SaleCompleted(
                                                            CashSale.of(
                                                                    number,
                                                                    real.of(number.number()),
                                                                    Instant.now()))));
        }
        last.join();
    }

    private static long booked(BenchShop shop) {
        return shop.hub().office().figures().workstations().stream()
                .mapToLong(workstation -> workstation.entries().booked())
                .sum();
    }
}
