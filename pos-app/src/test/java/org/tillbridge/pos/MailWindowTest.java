package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.mail.MailAddress;
import org.tillbridge.pos.device.mail.MailServer;
import org.tillbridge.pos.device.mail.MailServer.Security;
import org.tillbridge.pos.device.mail.SimulatedMailServer;
import org.tillbridge.pos.device.mail.SimulatedMailServer.Way;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Place;

import java.io.IOException;
import java.util.Optional;

/// A mail server is set up, tried and used at the real window.
@OnScreen
class MailWindowTest extends AtTheWindow {
    @Test
    void aServerIsSetTriedAndUsedByKeyboardAndFinger() throws IOException {
        try (SimulatedMailServer server = new SimulatedMailServer(Way.PLAIN)) {
            till.mail.use(
                    Optional.of(
                            new MailServer(
                                    "127.0.0.1",
                                    server.port(),
                                    Security.STARTTLS,
                                    new MailAddress("receipts@shop.example"),
                                    Optional.empty())));
            atTheSale();
            goTo(Place.MAIL);
            counter.waitForRest().picture("window-mail-before");
            counter.press(KeyCode.F3)
                    .waitFor("The way to the mail server is not safe, so nothing is sent.");
            counter.waitForRest().picture("window-mail-trouble");
            counter.tap("This computer, open").press(KeyCode.F3);
            counter.waitFor("A letter went to receipts@shop.example. Look whether it came.");
            counter.press(KeyCode.ENTER)
                    .waitFor("Receipts are e-mailed with this server from now on.");
            counter.waitForRest().picture("window-mail");

            goTo(Place.SALE);
            counter.scan("22214").waitFor("1 item");
            counter.press(KeyCode.F12).waitFor("Finish sale");
            counter.type("500").waitFor("£2.45").press(KeyCode.ENTER).waitFor("Next customer");
            counter.press(KeyCode.F8).waitFor("To which address?").waitForRest();
            counter.type("ada").press(KeyCode.ENTER).waitFor("That is no e-mail address.");
            counter.waitForRest().picture("window-mail-asked");
            counter.type("@example.com").press(KeyCode.ENTER);
            counter.waitFor("The receipt goes to ada@example.com.");
            Waiting.until(() -> server.letters.size() == 2);
            counter.waitForRest().picture("window-mailed");
            counter.press(KeyCode.F8).waitFor("To which address?");
            counter.press(KeyCode.ESCAPE).waitFor("Next customer").press(KeyCode.ENTER);
            counter.waitFor("The basket is empty");
            assertThat(navigation.place().get()).isEqualTo(Place.SALE);
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
