package org.tillbridge.benchmarks;

import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.tillbridge.demo.shop.Hands;
import org.tillbridge.pos.TillApplication;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.Wiring;
import org.tillbridge.pos.ui.PosWindow;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What a scan costs the thread of the screen, on the till's real window without a display; then a
/// day of 10,000 sales and what it leaves in memory.
final class ScreenBenchmark implements Benchmark {
    private static final int SALES = 6;
    private static final int WARM_UP_SALES = 2;
    private static final int LINES = 30;

    private record Scans(Times untilLaidOut, Times untilStill) {}

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
                PosWindow shown = window.get(1, TimeUnit.MINUTES);
                Hands hands = new Hands(shown, folder.resolve("seen"));
                TillServices till = application.services().orElseThrow();
                signOn(hands);
                Scans scans = scans(hands, shown);
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

    private static Scans scans(Hands hands, PosWindow window) {
        ScreenWork screen = ScreenWork.of(window.scene(), hands.threadOfScreen());
        long[] untilLaidOut = new long[SALES * LINES];
        long[] untilStill = new long[SALES * LINES];
        for (int sale = -WARM_UP_SALES; sale < SALES; sale++) {
            for (int line = 0; line < LINES; line++) {
                String code = BigCatalogue.code(100 * (line + 1));
                ScreenWork.Work work =
                        screen.of(
                                () -> hands.scan(code),
                                line == 0 ? "1 line" : (line + 1) + " lines");
                if (sale >= 0) {
                    untilLaidOut[sale * LINES + line] = work.untilLaidOut();
                    untilStill[sale * LINES + line] = work.untilStill();
                }
            }
            pay(hands);
        }
        return new Scans(Times.ofNanos(untilLaidOut), Times.ofNanos(untilStill));
    }

    private static void pay(Hands hands) {
        hands.press(KeyCode.F12);
        hands.see("Finish sale");
        hands.type("5000");
        hands.press(KeyCode.ENTER);
        hands.see("Next customer");
        hands.press(KeyCode.ENTER);
        hands.see("New sale");
    }

    private static Figure scan(Scans scans) {
        return new Figure(
                "A scan's work on the screen's thread, p95",
                scans.untilLaidOut().quantile(0.95),
                8,
                "ms",
                String.format(
                        Locale.ROOT,
                        "processor time of the FX thread from the first key of a scan to the end of"
                            + " the layout pulse that shows its line; %d scans in sales of %d"
                            + " lines; p50 %s ms; until the screen is still, its picture copied in"
                            + " software, p95 %s ms",
                        SALES * LINES,
                        LINES,
                        Figure.number(scans.untilLaidOut().median()),
                        Figure.number(scans.untilStill().quantile(0.95))));
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
