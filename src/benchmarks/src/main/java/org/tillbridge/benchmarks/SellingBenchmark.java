package org.tillbridge.benchmarks;

import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.sync.replica.ItemMatch;
import org.tillbridge.sync.wire.EnrolmentCode;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// New tills on a catalogue of 100,000 items: from enrolment to the first item found, then scans
/// without the hub, as quickly as they go and then 200 a second, which is quicker than any scanner;
/// at last these while sales are sent and come back and the hub does its work beside them.
final class SellingBenchmark implements Benchmark {
    private static final int BOOTSTRAPS = 7;
    private static final ItemCode FIRST_CODE = ItemCode.parse(BigCatalogue.code(1)).orElseThrow();
    private static final int SALES_OF_A_DAY = 10_000;
    private static final int SALES = 1_000;
    private static final int WARM_UP_SALES = 2_000;
    private static final int LINES = 5;
    private static final long BETWEEN_SCANS_NANOS = 5_000_000;

    @Override
    public String name() {
        return "selling";
    }

    @Override
    public List<Figure> run(Path folder) throws Exception {
        try (BenchShop shop = BenchShop.open(folder)) {
            Times bootstraps = bootstraps(shop);
            try (TillServices till = shop.openTill("till")) {
                ring(till, WARM_UP_SALES, 0);
                BenchShop.awaitSent(till);
                till.hubSwitch().cut();
                Times inARow = ring(till, SALES, 0);
                Times scans = ring(till, SALES, BETWEEN_SCANS_NANOS);
                Figure search = NameTyping.of(till.shelf());
                till.hubSwitch().restore();
                BenchShop.awaitSent(till);
                Times beside = ring(till, SALES, BETWEEN_SCANS_NANOS);
                BenchShop.awaitSent(till);
                return List.of(
                        new Figure(
                                "100,000 items, prices and stock rows, enrolment to first look-up,"
                                        + " p50",
                                bootstraps.median(),
                                2_500,
                                "ms",
                                String.format(
                                        Locale.ROOT,
                                        "over loopback, %d new tills one after the other; the"
                                                + " first, with no code compiled and no snapshot"
                                                + " cut yet, %s ms",
                                        BOOTSTRAPS,
                                        Figure.number(bootstraps.longest()))),
                        new Figure(
                                "Code to priced line on the basket, p99",
                                scans.quantile(0.99),
                                1,
                                "ms",
                                String.format(
                                        Locale.ROOT,
                                        "%d scans of 100,000 items, 200 a second, without the hub,"
                                            + " %s; in a row, %s; 200 a second while the hub books"
                                            + " the sales on the same processors, %s",
                                        SALES * LINES,
                                        spread(scans),
                                        spread(inARow),
                                        spread(beside))),
                        search);
            }
        }
    }

    private static String spread(Times times) {
        return "p50 %s, p95 %s, p99 %s ms"
                .formatted(
                        Figure.number(times.median()),
                        Figure.number(times.quantile(0.95)),
                        Figure.number(times.quantile(0.99)));
    }

    private static Times bootstraps(BenchShop shop) throws Exception {
        long[] nanos = new long[BOOTSTRAPS];
        for (int n = 0; n < BOOTSTRAPS; n++) {
            EnrolmentCode code = shop.code();
            long start = System.nanoTime();
            try (TillServices till = shop.startTill("bootstrap-" + n, code)) {
                BenchShop.await(() -> till.engine().status().loaded());
                till.signOn().signOn(BenchShop.OPERATOR, "1234");
                require(till.reader().find(FIRST_CODE) instanceof ItemMatch.Found, FIRST_CODE);
                nanos[n] = System.nanoTime() - start;
            }
        }
        return Times.ofNanos(nanos);
    }

    /// As quickly as it goes.
    static void ringADay(TillServices till) {
        ring(till, SALES_OF_A_DAY, 0);
    }

    static Times ring(TillServices till, int sales, long pauseNanos) {
        long[] scans = new long[sales * LINES];
        for (int sale = 0; sale < sales; sale++) {
            for (int line = 0; line < LINES; line++) {
                LockSupport.parkNanos(pauseNanos);
                int scan = sale * LINES + line;
                String code = BigCatalogue.code((int) (scan * 7_919L % BenchShop.ITEMS) + 1);
                long start = System.nanoTime();
                ScanOutcome outcome = till.sale().scan(code);
                scans[scan] = System.nanoTime() - start;
                require(outcome instanceof ScanOutcome.Added, outcome);
            }
            pay(till);
        }
        return Times.ofNanos(scans);
    }

    /// The lines of a sale.
    static void scan(TillServices till, int sale) {
        for (int line = 0; line < LINES; line++) {
            String code =
                    BigCatalogue.code((int) ((sale * 5L + line) * 7_919L % BenchShop.ITEMS) + 1);
            ScanOutcome outcome = till.sale().scan(code);
            require(outcome instanceof ScanOutcome.Added, outcome);
        }
    }

    static void pay(TillServices till) {
        TenderOutcome outcome =
                till.tender()
                        .payCash(
                                till.openSale().basket().orElseThrow().transaction().id(),
                                till.tender().due().orElseThrow());
        require(outcome instanceof TenderOutcome.Paid, outcome);
    }

    private static void require(boolean condition, Object otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise.toString());
        }
    }
}
