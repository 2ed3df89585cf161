package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.device.printer.PrinterOnTheNetwork;
import org.tillbridge.pos.device.printer.PrinterProfile;
import org.tillbridge.pos.device.printer.VirtualPrinter;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Place;

import java.io.IOException;

/// A printer is set up, tried and used at the real window.
@OnScreen
class DevicesWindowTest extends AtTheWindow {
    @Test
    void aPrinterIsChosenTypedTriedAndSavedByFingerAndKeyboard() throws IOException {
        VirtualPrinter printer = new VirtualPrinter(PrinterProfile.EPSON_80);
        try (PrinterOnTheNetwork network = PrinterOnTheNetwork.of(printer)) {
            atTheSale();
            goTo(Place.DEVICES);
            counter.tap("Network");
            counter.tap("Epson, 80 mm");
            counter.waitFor("The address is missing.").picture("window-devices-network");
            counter.type("127.0.0.1:" + network.port());
            counter.press(KeyCode.F3);
            counter.waitFor(
                    "The test page was sent. Look whether the long line fills the paper and all"
                            + " letters are right.");
            assertThat(printer.printed().getFirst().text()).contains("Letters and amounts");
            counter.scan("5012345678900");
            counter.waitFor("The scanner read 5012345678900");
            counter.press(KeyCode.ENTER).waitFor("The devices are used from now on.");
            assertThat(till.printing.devices().settings().printer().orElseThrow().connection())
                    .isEqualTo(new Connection.Network("127.0.0.1", network.port()));

            goTo(Place.SALE);
            counter.scan("22214").waitFor("1 item");
            counter.press(KeyCode.F12).waitFor("Finish sale");
            counter.type("500").waitFor("£2.45").press(KeyCode.ENTER).waitFor("Next customer");
            Waiting.until(() -> printer.printed().size() == 2);
            counter.press(KeyCode.F5).waitFor("A copy goes to the printer.");
            Waiting.until(() -> printer.printed().size() == 3);
            assertThat(printer.printed().getLast().text()).contains("Copy");
        }
    }

    private void goTo(Place place) {
        onFx(
                () -> {
                    navigation.goTo(place);
                    return place;
                });
    }
}
