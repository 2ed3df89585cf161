package org.tillbridge.benchmarks;

import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.tillbridge.demo.shop.Hands;
import org.tillbridge.pos.TillApplication;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.Wiring;
import org.tillbridge.pos.ui.PosWindow;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What a scan costs the thread of the screen, on the till's real window without a display; then a
/// day of 10,000 sales and what it leaves in memory.
final class ScreenBenchmark implements Benchmark {
    private static final int SALES = 6;
    private static final int WARM_UP_SALES = 2;
    private static final int LINES = 30;
    private static final long UNTIL_STILL_NANOS = 40_000_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "screen";
    }

    @Override
    public List<Figure> run(Path folder) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.lcdtext", "false");
        try (BenchShop shop = BenchShop.open(folder)) {
            Path place = shop.enrol("till", shop.code());
            CompletableFuture<PosWindow> window = new CompletableFuture<>();
            CompletableFuture<TillApplication> started = new CompletableFuture<>();
            Platform.startup(() -> started.complete(open(place, window)));
            TillApplication application = started.get(1, TimeUnit.MINUTES);
            try {
                Hands hands = new Hands(window.get(1, TimeUnit.MINUTES), folder.resolve("seen"));
                TillServices till = application.services().orElseThrow();
                signOn(hands);
                Times scans = scans(hands, till);
                SellingBenchmark.ringADay(till);
                BenchShop.awaitSent(till);
                return List.of(scan(scans), heap());
            } finally {
                application.close();
                Platform.exit();
            }
        }
    }

    private static TillApplication open(Path place, CompletableFuture<PosWindow> window) {
        Platform.setImplicitExit(false);
        TillApplication application =
                new TillApplication(new Stage(), Wiring.surroundings(place), Locale.UK, () -> {});
        application.whenSelling(window::complete);
        application.show();
        return application;
    }

    private static void signOn(Hands hands) {
        hands.see("A. Morgan");
        hands.press(KeyCode.DOWN);
        hands.type("123456");
        hands.press(KeyCode.ENTER);
        hands.see("Open the till");
        hands.type("10000");
        hands.press(KeyCode.ENTER);
        hands.see("New sale");
    }

    private Times scans(Hands hands, TillServices till) throws Exception {
        long screen = hands.threadOfScreen();
        long[] nanos = new long[SALES * LINES];
        for (int sale = -WARM_UP_SALES; sale < SALES; sale++) {
            for (int line = 0; line < LINES; line++) {
                long took = scan(hands, till, screen, line);
                if (sale >= 0) {
                    nanos[sale * LINES + line] = took;
                }
            }
            hands.press(KeyCode.F12);
            hands.see("Finish sale");
            hands.type("5000");
            hands.press(KeyCode.ENTER);
            hands.see("Next customer");
            hands.press(KeyCode.ENTER);
            hands.see("New sale");
        }
        return Times.ofNanos(nanos);
    }

    /// All that the thread of the screen does from before the scan until the screen is still.
    private long scan(Hands hands, TillServices till, long screen, int line) {
        LockSupport.parkNanos(UNTIL_STILL_NANOS);
        long before = threads.getThreadCpuTime(screen);
        hands.scan(BigCatalogue.code(100 * (line + 1)));
        BenchShop.await(
                () ->
                        till.openSale()
                                .basket()
                                .map(open -> open.transaction().rung().size() == line + 1)
                                .orElse(false));
        LockSupport.parkNanos(UNTIL_STILL_NANOS);
        return threads.getThreadCpuTime(screen) - before;
    }

    private static Figure scan(Times scans) {
        return new Figure(
                "A scan's work on the screen's thread, p95",
                scans.quantile(0.95),
                8,
                "ms",
                String.format(
                        Locale.ROOT,
                        "processor time of the FX thread from the first key of a scan until the"
                            + " screen is still, layout and all else included; %d scans in sales of"
                            + " %d lines, rendered in software; p50 %s ms",
                        SALES * LINES,
                        LINES,
                        Figure.number(scans.median())));
    }

    @SuppressWarnings("SystemGc") // a full collection is what is asked for
    private static Figure heap() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return new Figure(
                "Live heap after a day of 10,000 sales",
                (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
                128,
                "MB",
                "after a full collection, with the window open; the hub is in it too");
    }
}
