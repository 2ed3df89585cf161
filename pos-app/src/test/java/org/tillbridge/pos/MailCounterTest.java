package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.mail.MailAddress;
import org.tillbridge.pos.device.mail.MailServer;
import org.tillbridge.pos.device.mail.MailServer.Security;
import org.tillbridge.pos.device.mail.SimulatedMailServer;
import org.tillbridge.pos.device.mail.SimulatedMailServer.Way;
import org.tillbridge.pos.receipt.ReceiptViewModel.Mailing;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Place;

import java.io.IOException;
import java.util.Optional;

/// A customer wants the receipt e-mailed.
class MailCounterTest extends AtTheCounter {
    @BeforeEach
    void open() {
        openDay();
    }

    @Test
    void aReceiptIsEmailedToTheAddressThatTheCustomerSays() throws Exception {
        try (SimulatedMailServer server = new SimulatedMailServer(Way.PLAIN)) {
            set(server.port());
            sell("22214", "255");
            receipt.askMail();
            assertThat(mailing()).isEqualTo(new Mailing(true, true, ""));

            receipt.mail("ada@example.com");

            assertThat(said()).isEqualTo("The receipt goes to ada@example.com.");
            assertThat(mailing().asking()).isFalse();
            Waiting.until(() -> server.letters.size() == 1);
            assertThat(server.recipients).singleElement().asString().contains("ada@example.com");
        }
    }

    /// The next customer is served while the server is away.
    @Test
    void aServerThatIsAwayHoldsUpNobody() throws Exception {
        SimulatedMailServer gone = new SimulatedMailServer(Way.PLAIN);
        gone.close();
        set(gone.port());
        sell("22214", "255");
        receipt.askMail();
        receipt.mail("ada@example.com");
        receipt.next();

        sell("20886", "421");

        assertThat(place()).isEqualTo(Place.RECEIPT);
        Waiting.until(() -> till.mail.state().trouble().isPresent());
        assertThat(till.mail.state().waiting()).isEqualTo(1);
        try (SimulatedMailServer back = new SimulatedMailServer(Way.PLAIN, gone.port())) {
            receipt.askMail();
            receipt.mail("bob@example.com");
            Waiting.until(() -> back.letters.size() == 2);
        }
    }

    @Test
    void whatIsNoAddressIsSaidBesideTheFieldAndNothingIsKept() throws IOException {
        set(1);
        sell("22214", "255");
        receipt.askMail();

        receipt.mail("ada@");

        assertThat(mailing().wrong()).isEqualTo("That is no e-mail address.");
        assertThat(till.mail.state().waiting()).isZero();
        receipt.askMail();
        assertThat(mailing()).isEqualTo(new Mailing(true, false, ""));
    }

    @Test
    void whereNoServerIsSetNobodyIsAskedForAnAddress() {
        sell("22214", "255");

        receipt.askMail();

        assertThat(mailing()).isEqualTo(Mailing.NONE);
    }

    private void set(int port) throws IOException {
        till.mail.use(
                Optional.of(
                        new MailServer(
                                "127.0.0.1",
                                port,
                                Security.NONE,
                                new MailAddress("receipts@shop.example"),
                                Optional.empty())));
    }

    private Mailing mailing() {
        return receipt.shown().get().mailing();
    }

    private String said() {
        return receipt.shown().get().message().map(Message::happened).orElseThrow();
    }
}
