package org.tillbridge.benchmarks;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.demo.data.FreshFolder;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.day.OpeningOutcome;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Several days of a till and its hub without a restart: what they hold and how long things take
/// must be at the end what it was at the beginning.
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description =
                "Sells several days' sales as fast as they go through one till and one hub, each"
                        + " day closed, and compares the last day with the first. Exit status 0 if"
                        + " nothing has grown, else 1.")
final class SoakCommand implements Callable<Integer> {
    private static final int WARM_UP_SALES = 2_000;
    private static final int SENT_ONE_BY_ONE = 500;
    private static final double MORE = 1.1;
    private static final double MORE_MEGABYTES = 4;

    /// What a machine that others use too makes of the same work from one minute to the next.
    private static final double NOISE = 1.5;

    private static final double NOISE_MILLIS = 2;

    @Option(names = "--days", description = "How many (default: ${DEFAULT-VALUE}).")
    private int days = 3;

    @Option(names = "--sales", description = "Of a day (default: ${DEFAULT-VALUE}).")
    private int sales = 10_000;

    @Option(names = "--folder", description = "Where to work (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("target", "benchmarks");

    /// @param completing a sale, until it is on disk
    /// @param booked from there until the hub has booked it and the till knows
    private record Day(Times completing, Times booked, double liveMegabytes) {}

    @Override
    public Integer call() throws Exception {
        Path place = FreshFolder.at(folder.resolve("soak"));
        List<Day> each = new ArrayList<>();
        try (BenchShop shop = BenchShop.open(place);
                TillServices till = shop.openTill("till")) {
            SellingBenchmark.ring(till, WARM_UP_SALES, 0);
            for (int day = 1; day <= days; day++) {
                each.add(day(till));
                System.out.println("Day " + day + ": " + text(each.getLast()));
                open(till, day);
            }
            if (!shop.hub().office().figures().agree()) {
                throw new IllegalStateException("The hub's figures do not agree");
            }
        }
        List<Figure> figures = figures(each.getFirst(), each.getLast());
        figures.forEach(figure -> System.out.println(figure.toMarkdown()));
        return figures.stream().allMatch(Figure::holds) ? 0 : 1;
    }

    private Day day(TillServices till) {
        Times completing = sell(till, sales - SENT_ONE_BY_ONE);
        BenchShop.awaitSent(till);
        Times booked = sellAndSend(till);
        CloseBenchmark.close(till);
        BenchShop.awaitSent(till);
        return new Day(completing, booked, LiveHeap.megabytes());
    }

    private static void open(TillServices till, int day) {
        OpeningOutcome outcome =
                till.day()
                        .open(
                                till.day().proposedDate().plusDays(day),
                                Money.of(CurrencyUnit.GBP, 100));
        if (!(outcome instanceof OpeningOutcome.Opened)) {
            throw new IllegalStateException("The day is not opened: " + outcome);
        }
    }

    private static Times sell(TillServices till, int sales) {
        long[] nanos = new long[sales];
        for (int sale = 0; sale < sales; sale++) {
            SellingBenchmark.scan(till, sale);
            long start = System.nanoTime();
            SellingBenchmark.pay(till);
            nanos[sale] = System.nanoTime() - start;
        }
        return Times.ofNanos(nanos);
    }

    private static Times sellAndSend(TillServices till) {
        long[] nanos = new long[SENT_ONE_BY_ONE];
        for (int sale = 0; sale < SENT_ONE_BY_ONE; sale++) {
            SellingBenchmark.scan(till, sale);
            SellingBenchmark.pay(till);
            long start = System.nanoTime();
            BenchShop.awaitSent(till);
            nanos[sale] = System.nanoTime() - start;
        }
        return Times.ofNanos(nanos);
    }

    private static List<Figure> figures(Day first, Day last) {
        return List.of(
                new Figure(
                        "Live heap after the last day",
                        last.liveMegabytes(),
                        first.liveMegabytes() * MORE + MORE_MEGABYTES,
                        "MB",
                        "1.1 × that after the first and 4 MB; till and hub, after a full"
                                + " collection"),
                grown(
                        "Completing a sale on the last day, p99",
                        first.completing(),
                        last.completing()),
                grown(
                        "From a sale on disk to the till's knowing that it is booked, p99",
                        first.booked(),
                        last.booked()));
    }

    private static Figure grown(String what, Times first, Times last) {
        return new Figure(
                what,
                last.quantile(0.99),
                first.quantile(0.99) * NOISE + NOISE_MILLIS,
                "ms",
                ("1.5 × that of the first day, %s, and 2 ms; p50 of the first day %s, of the"
                                + " last %s ms")
                        .formatted(
                                Figure.number(first.quantile(0.99)),
                                Figure.number(first.median()),
                                Figure.number(last.median())));
    }

    private static String text(Day day) {
        return "live heap %s MB; completing p50 %s, p99 %s ms; booked p50 %s, p99 %s ms"
                .formatted(
                        Figure.number(day.liveMegabytes()),
                        Figure.number(day.completing().median()),
                        Figure.number(day.completing().quantile(0.99)),
                        Figure.number(day.booked().median()),
                        Figure.number(day.booked().quantile(0.99)));
    }
}
