package org.tillbridge.benchmarks;

import org.joda.money.Money;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.CountOutcome;
import org.tillbridge.pos.report.DayFigures;
import org.tillbridge.pos.report.ReportLayout;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Closing a shift of 5,000 sales: from the saved count to the Z report on the screen.
final class CloseBenchmark implements Benchmark {
    private static final int SALES = 5_000;

    @Override
    public String name() {
        return "close";
    }

    @Override
    public List<Figure> run(Path folder) throws Exception {
        try (BenchShop shop = BenchShop.open(folder);
                TillServices till = shop.openTill("till")) {
            till.hubSwitch().cut();
            SellingBenchmark.ring(till, SALES, 0);
            long start = System.nanoTime();
            DayFigures x = till.controls().reports().open().orElseThrow();
            double xMillis = (System.nanoTime() - start) / 1e6;
            if (x.sales().count() != SALES) {
                throw new IllegalStateException("Not all sales are in it: " + x.sales());
            }
            double cpuBefore = cpuMillis();
            double millis = close(till);
            double cpu = cpuMillis() - cpuBefore;
            return List.of(
                    new Figure(
                            "Closing a shift of 5,000 sales, count saved to Z report",
                            millis,
                            2_000,
                            "ms",
                            "25,000 lines; without the hub; processor time of it "
                                    + Figure.number(cpu)
                                    + " ms; an X report before it "
                                    + Figure.number(xMillis)
                                    + " ms"));
        }
    }

    /// Of this thread, which does all of it; what else runs on the machine does not count.
    private static double cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    /// @return how many milliseconds it took
    static double close(TillServices till) {
        List<DenominationCount> counts =
                List.of(new DenominationCount(Money.of(till.currency(), 50), 2));
        long start = System.nanoTime();
        if (!(till.day().count(counts) instanceof CountOutcome.Counted)
                || !(till.day().close(counts, "benchmark")
                        instanceof ClosingOutcome.Closed(TillClosed closing, Money _))) {
            throw new IllegalStateException("The day was not closed");
        }
        Texts texts = new Texts(Locale.UK, till.timeZone(), till.currency());
        DayFigures z =
                till.controls()
                        .reports()
                        .of(closing.number(), closing.businessDate())
                        .orElseThrow();
        int rows =
                new ReportLayout(texts)
                        .rows(
                                z,
                                new ReportLayout.Source("Bath", "Till 1", "B. Evans"),
                                till.controls().reports().atHub(),
                                till.controls().reports().carriedOver(z))
                        .size();
        double millis = (System.nanoTime() - start) / 1e6;
        if (rows == 0) {
            throw new IllegalStateException("An empty report");
        }
        return millis;
    }
}
