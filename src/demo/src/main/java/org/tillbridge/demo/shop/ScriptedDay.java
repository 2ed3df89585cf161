package org.tillbridge.demo.shop;

import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.pos.TillApplication;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.Wiring;
import org.tillbridge.pos.ui.PosWindow;
import org.tillbridge.sync.journal.EpochPosition;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A short day at the counter, played by keys on the real screens: it sells, loses the network,
/// sells on, gets it back, closes, and asks the hub whether it heard the same.
final class ScriptedDay {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What lies in the drawer at the end, from £50 notes down to pennies: £155.83.
    private static final List<String> COUNT =
            List.of("1", "5", "0", "1", "0", "0", "1", "1", "1", "0", "1", "1");

    private final DemoShop shop;
    private final Path pictures;
    private final PrintStream out;
    private int pictured;

    ScriptedDay(DemoShop shop, Path pictures, PrintStream out) {
        this.shop = shop;
        this.pictures = pictures;
        this.out = out;
    }

    /// @return whether till and hub agree at the end
    boolean play() throws InterruptedException {
        CompletableFuture<PosWindow> window = new CompletableFuture<>();
        CompletableFuture<TillApplication> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(open(window)));
        try {
            Hands hands = new Hands(within(window), pictures);
            TillServices till = within(started).services().orElseThrow();
            sellUnderNetwork(hands);
            sellWithoutNetwork(hands, till);
            comeBack(hands, till);
            closeTheDay(hands, till);
            return agree(till);
        } finally {
            within(started).close();
            Platform.exit();
        }
    }

    private TillApplication open(CompletableFuture<PosWindow> window) {
        Platform.setImplicitExit(false);
        TillApplication till =
                new TillApplication(
                        new Stage(),
                        Wiring.surroundings(shop.till()).with(ShopCommand.terminal()),
                        Locale.UK,
                        () -> {});
        till.whenSelling(window::complete);
        till.show();
        return till;
    }

    private void sellUnderNetwork(Hands hands) {
        hands.see("A. Morgan");
        hands.press(KeyCode.DOWN);
        hands.type("123456");
        picture(hands, "sign-on");
        hands.press(KeyCode.ENTER);
        hands.see("Open the till");
        hands.type("10000");
        hands.see("£100.00");
        picture(hands, "float");
        hands.press(KeyCode.ENTER);
        hands.see("New sale");
        picture(hands, "empty-sale");
        scan(hands, "2000000024523", "1 item");
        scan(hands, "22423", "2 items");
        scan(hands, "024600010016", "3 items");
        picture(hands, "sale");
        hands.press(KeyCode.F9);
        hands.see("Voided");
        pay(hands, "5000");
        say("Three sales with the network: one with a code nobody knew, one with a line voided.");
        scan(hands, "5012345678900", "is not known here");
        picture(hands, "unknown-code");
        hands.press(KeyCode.F4);
        hands.see("Home and gifts");
        hands.type("450");
        hands.press(KeyCode.ENTER);
        hands.see("1 item");
        picture(hands, "sold-by-department");
        pay(hands, "1000");
        scan(hands, "85099B", "1 item");
        scan(hands, "22423", "2 items");
        hands.press(KeyCode.DELETE);
        hands.see("Voided");
        hands.type("candle");
        hands.see("145 items");
        picture(hands, "search");
        hands.press(KeyCode.ENTER);
        hands.see("2 items");
        pay(hands, "2000");
        scan(hands, "22423", "1 item");
        payByCard(hands);
        say("A fourth was paid by card, at a simulated terminal.");
    }

    private void sellWithoutNetwork(Hands hands, TillServices till) {
        till.hubSwitch().cut();
        await("the lamp tells", () -> hands.shows("Working offline"));
        for (int sale = 0; sale < 3; sale++) {
            scan(hands, "9780060263850", "1 item");
            scan(hands, "50457212", "2 items");
            picture(hands, "offline-sale");
            pay(hands, "2000");
        }
        hands.press(KeyCode.F7);
        hands.see("Return");
        scan(hands, "22423", "Regency cakestand");
        picture(hands, "return");
        hands.press(KeyCode.F12);
        hands.see("Next customer");
        picture(hands, "return-receipt");
        hands.press(KeyCode.ENTER);
        hands.see("New sale");
        picture(hands, "offline");
        say(
                "The network was cut: 3 sales and a return without it. Waiting to be sent: "
                        + unsent(till));
    }

    private void comeBack(Hands hands, TillServices till) {
        till.hubSwitch().restore();
        await("all is sent", () -> unsent(till) == 0);
        await("the lamp tells", () -> hands.shows("Connected"));
        picture(hands, "connected-again");
        say("The network is back, and everything was sent by itself.");
    }

    private void closeTheDay(Hands hands, TillServices till) {
        hands.press(KeyCode.F10);
        hands.press(KeyCode.F8);
        hands.see("Cash given back");
        picture(hands, "day");
        hands.press(KeyCode.F5);
        hands.see("0 of %d rows".formatted(COUNT.size()));
        for (int row = 0; row < COUNT.size(); row++) {
            hands.type(COUNT.get(row));
            hands.see("%d of %d rows".formatted(row + 1, COUNT.size()));
            picture(hands, "count");
            hands.press(KeyCode.ENTER);
        }
        hands.see("Z report 1-1-1-");
        picture(hands, "counted");
        long closed = made(till);
        hands.press(KeyCode.ENTER);
        hands.see("Who is it?");
        await("the sign-off is recorded", () -> made(till) > closed);
        await("the close is sent", () -> unsent(till) == 0);
    }

    /// Counted now: the lamp follows a moment later.
    private static long unsent(TillServices till) {
        till.engine().push().countUnsent();
        return till.engine().status().unsent();
    }

    /// @param expected must not be on the screen before
    private static void scan(Hands hands, String code, String expected) {
        hands.scan(code);
        hands.see(expected);
    }

    /// @param given in pence, more than is due
    private void pay(Hands hands, String given) {
        hands.press(KeyCode.F12);
        hands.see("Finish sale");
        hands.type(given);
        hands.see(String.format(Locale.UK, "from £%.2f cash", Integer.parseInt(given) / 100.0));
        picture(hands, "cash");
        hands.press(KeyCode.ENTER);
        hands.see("Next customer");
        picture(hands, "receipt");
        hands.press(KeyCode.ENTER);
        hands.see("New sale");
    }

    private void payByCard(Hands hands) {
        hands.press(KeyCode.F12);
        hands.see("exact");
        hands.press(KeyCode.F4);
        hands.see("Ask the terminal");
        picture(hands, "card");
        hands.press(KeyCode.ENTER);
        hands.see("Next customer");
        picture(hands, "card-receipt");
        hands.press(KeyCode.ENTER);
        hands.see("New sale");
    }

    private static long made(TillServices till) {
        return till.journal().reader().epochs().stream().mapToLong(EpochPosition::last).sum();
    }

    private boolean agree(TillServices till) {
        Figures figures = shop.hub().office().figures();
        long made = made(till);
        WorkstationFigures booked = figures.workstations().getFirst();
        boolean same = figures.agree() && booked.entries().booked() == made;
        say("Entries made at the till: " + made);
        say("Entries booked at the hub: " + booked.entries().booked() + ", once each");
        booked.revenue()
                .forEach(
                        revenue ->
                                say(
                                        "Revenue at the hub: %.2f %s in %d transactions"
                                                .formatted(
                                                        revenue.total() / 100.0,
                                                        revenue.currency(),
                                                        revenue.transactions())));
        say(same ? "Till and hub agree." : "Till and hub DO NOT agree: " + figures);
        say("Screenshots: " + pictures.toAbsolutePath());
        say("Paper: " + shop.paper().toAbsolutePath());
        return same;
    }

    private void picture(Hands hands, String name) {
        pictured++;
        hands.picture("%02d-%s".formatted(pictured, name));
    }

    private void say(String sentence) {
        out.println(sentence);
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited too long until " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static <T> T within(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException broken) {
            throw new IllegalStateException("The till did not start", broken);
        }
    }
}
