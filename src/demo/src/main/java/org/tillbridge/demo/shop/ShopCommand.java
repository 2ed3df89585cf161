package org.tillbridge.demo.shop;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.tillbridge.demo.data.FreshFolder;
import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.process.QuietLog;
import org.tillbridge.front.CommandFront;
import org.tillbridge.hub.shop.SetupException;
import org.tillbridge.pos.TillApplication;
import org.tillbridge.pos.WindowSystem;
import org.tillbridge.pos.Wiring;
import org.tillbridge.pos.device.SimulatedTerminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// The main job: a shop to try, with a window; without a display, a day that plays by itself.
@Command(
        name = "shop",
        mixinStandardHelpOptions = true,
        description = {
            "Opens a shop made of real data: a hub, and a till that is enrolled.",
            "With no display it plays a scripted day by itself; exit status 0 if all agrees."
        })
public final class ShopCommand implements Callable<Integer> {
    private static final PrintStream OUT = System.out;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where its files go, made anew each time (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("target", "demo");

    @Option(names = "--headless", description = "Play the scripted day, display or not.")
    private boolean headless;

    public static void main(String[] arguments) {
        System.exit(CommandFront.of(new ShopCommand()).execute(arguments));
    }

    /// Without a window it goes on in a process of its own: one that failed to show windows cannot
    /// draw screens that nobody sees either.
    @Override
    public Integer call() throws IOException, SetupException, InterruptedException {
        if (headless) {
            return openShop(this::playTheDay);
        }
        Optional<String> missing =
                Display.missing(System.getProperty("os.name"), System.getenv())
                        .or(() -> WindowSystem.start(() -> Platform.setImplicitExit(false)));
        if (missing.isEmpty()) {
            return openShop(ShopCommand::openTheWindow);
        }
        OUT.println("No window: " + missing.get() + ". A day plays by itself.");
        return Child.run(ShopCommand.class, List.of("--headless", "--folder", folder.toString()));
    }

    /// What is done with an open shop.
    private interface Job {
        int in(DemoShop shop) throws InterruptedException;
    }

    private int openShop(Job job) throws IOException, SetupException, InterruptedException {
        Path fresh = FreshFolder.at(folder);
        QuietLog.into(fresh.resolve("demo.log"));
        OUT.println("Setting up the shop …");
        try (DemoShop shop = DemoShop.open(fresh)) {
            tell(shop);
            return job.in(shop);
        }
    }

    private void tell(DemoShop shop) {
        OUT.printf(
                "%,d items, %d departments, %d stores. Odd in its files: %d, told in %s%n%n",
                shop.items(),
                shop.taken().departments(),
                shop.taken().stores(),
                shop.report().findings().size(),
                shop.odd());
        OUT.println("The hub is at " + shop.hub().address() + ", all files are in " + folder + ".");
        OUT.println("Sign on as A. Morgan, manager: 123456, or B. Evans, cashier: 1234.");
        OUT.println(
                "Card payments go to a simulated terminal. It declines amounts that end in 51,"
                        + " loses its answer at 53, keeps silent at 56.");
        OUT.println(
                "Settings (under More, F10) has a switch that cuts the network and restores it.");
        OUT.println("What the till prints is drawn and lies in " + shop.paper() + ".");
        OUT.println();
        shop.codes().lines().forEach(OUT::println);
        OUT.println();
    }

    private static int openTheWindow(DemoShop shop) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    Stage stage = new Stage();
                    TillApplication till =
                            new TillApplication(
                                    stage,
                                    Wiring.surroundings(shop.till()).with(terminal()),
                                    Locale.UK,
                                    stage::hide);
                    stage.setOnHidden(
                            hidden -> {
                                till.close();
                                Platform.exit();
                                closed.countDown();
                            });
                    till.show();
                });
        closed.await();
        return 0;
    }

    /// One that is not there, with a customer who needs a moment.
    static SimulatedTerminal terminal() {
        return new SimulatedTerminal(
                "demo terminal", Duration.ofMillis(1500), SimulatedTerminal::byAmount);
    }

    private int playTheDay(DemoShop shop) throws InterruptedException {
        WindowSystem.noWordOfJavaFx();
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.lcdtext", "false");
        return new ScriptedDay(shop, folder.resolve("screenshots"), OUT).play() ? 0 : 1;
    }
}
