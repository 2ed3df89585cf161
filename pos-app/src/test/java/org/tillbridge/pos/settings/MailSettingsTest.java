package org.tillbridge.pos.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.device.mail.SimulatedMailServer;
import org.tillbridge.pos.device.mail.SimulatedMailServer.Way;
import org.tillbridge.pos.ui.InlineTasks;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Texts;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/// The screen of the mail server, with all but the pixels.
class MailSettingsTest {
    private static final int OPEN = 2;

    @TempDir Path folder;
    private TillOnDisk till;
    private MailViewModel mail;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
        show();
    }

    @AfterEach
    void close() {
        till.close();
    }

    private void show() {
        Navigation navigation = new Navigation(Place.SETTINGS);
        mail =
                new ReceiptMailViewModel(
                        till.mail,
                        new InlineTasks(),
                        navigation,
                        new Texts(Locale.UK, ZoneId.of("Europe/London")));
        navigation.goTo(Place.MAIL);
    }

    @Test
    void aServerIsTriedBeforeItIsSavedAndKeptAfter() throws Exception {
        try (SimulatedMailServer server = new SimulatedMailServer(Way.PLAIN)) {
            mail.server("127.0.0.1:" + server.port());
            mail.security(OPEN);
            mail.sender("receipts@shop.example");
            mail.test();

            assertThat(said())
                    .isEqualTo("A letter went to receipts@shop.example. Look whether it came.");
            assertThat(server.letters).hasSize(1);
            assertThat(till.mail.server()).isEmpty();

            mail.user("receipts");
            mail.password("secret");
            mail.save();

            assertThat(said()).isEqualTo("Receipts are e-mailed with this server from now on.");
            till = till.restarted();
            show();
            assertThat(mail.shown().get().server()).isEqualTo("127.0.0.1:" + server.port());
            assertThat(mail.shown().get().password()).isEqualTo("secret");
            assertThat(mail.shown().get().changed()).isFalse();
        }
    }

    @Test
    void aServerThatIsNotThereIsToldInASentence() {
        mail.server("127.0.0.1:1");
        mail.security(OPEN);
        mail.sender("receipts@shop.example");

        mail.test();

        assertThat(said()).isEqualTo("The mail server does not answer.");
    }

    @Test
    void lettersToAnotherComputerAreNeverSetToGoInTheOpen() {
        mail.server("mail.shop.example");
        mail.security(OPEN);
        mail.sender("receipts@shop.example");

        mail.save();

        assertThat(mail.shown().get().wrong())
                .isEqualTo("Letters to another computer go encrypted: choose STARTTLS or TLS.");
        assertThat(till.mail.server()).isEmpty();
    }

    @Test
    void withoutAServerNoReceiptIsEmailed() {
        mail.server("127.0.0.1");
        mail.security(OPEN);
        mail.sender("receipts@shop.example");
        mail.save();
        assertThat(till.mail.server()).isPresent();

        mail.server("");
        mail.save();

        assertThat(said()).isEqualTo("No receipt is e-mailed from now on.");
        assertThat(till.mail.server()).isEmpty();
    }

    private String said() {
        return mail.shown().get().message().map(Message::happened).orElseThrow();
    }
}
