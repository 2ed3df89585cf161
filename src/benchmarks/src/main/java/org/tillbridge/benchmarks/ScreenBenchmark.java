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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/// What a scan costs the thread of the screen, on the till's real window without a display; then a
/// day of 10,000 sales and what it leaves in memory.
final class ScreenBenchmark implements Benchmark {
    private static final int FIRST_SALES = 2;
    private static final int MORE_SALES = 8;
    private static final int SALES = 10;
    private static final int LINES = 30;

    /// @param first of the first sales of a process: hardly any code is compiled yet
    private record Scans(Times first, Times untilLaidOut, Times untilStill) {
        static Scans of(List<ScreenWork.Work> first, List<ScreenWork.Work> later) {
            return new Scans(
                    times(first, ScreenWork.Work::untilLaidOut),
                    times(later, ScreenWork.Work::untilLaidOut),
                    times(later, ScreenWork.Work::untilStill));
        }

        private static Times times(
                List<ScreenWork.Work> works, ToLongFunction<ScreenWork.Work> nanos) {
            return Times.ofNanos(works.stream().mapToLong(nanos).toArray());
        }
    }

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
        List<ScreenWork.Work> first = sell(hands, screen, FIRST_SALES);
        sell(hands, screen, MORE_SALES);
        return Scans.of(first, sell(hands, screen, SALES));
    }

    private static List<ScreenWork.Work> sell(Hands hands, ScreenWork screen, int sales) {
        List<ScreenWork.Work> works = new ArrayList<>();
        for (int sale = 0; sale < sales; sale++) {
            for (int line = 1; line <= LINES; line++) {
                String code = BigCatalogue.code(100 * line);
                works.add(
                        screen.of(() -> hands.scan(code), line == 1 ? "1 line" : line + " lines"));
            }
            pay(hands);
        }
        return works;
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
                            + " the layout pulse that shows its line; %d scans in sales of %d lines"
                            + " after %d sales; p50 %s ms; in the first %d sales of the process p50"
                            + " %s, p95 %s ms; until the screen is still, its picture copied in"
                            + " software, p95 %s ms",
                        SALES * LINES,
                        LINES,
                        FIRST_SALES + MORE_SALES,
                        Figure.number(scans.untilLaidOut().median()),
                        FIRST_SALES,
                        Figure.number(scans.first().median()),
                        Figure.number(scans.first().quantile(0.95)),
                        Figure.number(scans.untilStill().quantile(0.95))));
    }

    private static Figure heap() {
        return new Figure(
                "Live heap after a day of 10,000 sales",
                LiveHeap.megabytes(),
                128,
                "MB",
                "after a full collection, with the window open; the hub is in it too");
    }
}
