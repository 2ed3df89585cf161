package org.tillbridge.pos.device.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tillbridge.pos.device.mail.MailServer.Account;
import org.tillbridge.pos.device.mail.MailServer.Security;
import org.tillbridge.pos.device.mail.SimulatedMailServer.Way;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

import javax.net.ssl.SSLSocketFactory;

class SmtpPostmanTest {
    private static final byte[] PDF = "%PDF-1.7 receipt".getBytes(StandardCharsets.US_ASCII);
    private static final Account RIGHT = new Account("receipts", "secret");

    @Test
    void aLetterArrivesWithItsReceiptAtAServerOfSomebodyElse() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        try {
            server.setUser("receipts@shop.example", "receipts", "secret");
            Postman postman =
                    postman(server.getSmtp().getPort(), Security.NONE, RIGHT, Optional.empty());

            assertThat(postman.send(letter())).isEmpty();

            MimeMessage came = server.getReceivedMessages()[0];
            assertThat(came.getSubject()).isEqualTo("Ihr Bon 1-2-1-000017 von Crème & Söhne");
            assertThat(came.getFrom()[0].toString()).isEqualTo("receipts@shop.example");
            assertThat(came.getAllRecipients()[0].toString()).isEqualTo("ada@example.com");
            assertThat(came.getMessageID()).isEqualTo("<17.1@shop.example>");
            MimeMultipart parts = (MimeMultipart) came.getContent();
            assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Vielen Dank für …");
            MimeBodyPart pdf = (MimeBodyPart) parts.getBodyPart(1);
            assertThat(pdf.getFileName()).isEqualTo("1-2-1-000017.pdf");
            assertThat(pdf.getInputStream().readAllBytes()).isEqualTo(PDF);
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"STARTTLS", "TLS"})
    void noWordOfALetterNorAPasswordGoesInTheOpen(Way way) throws Exception {
        try (SimulatedMailServer server = new SimulatedMailServer(way)) {
            Postman postman = postman(server, security(way), RIGHT, true);

            assertThat(postman.send(letter())).isEmpty();

            assertThat(server.letters).singleElement().asString().contains("1-2-1-000017.pdf");
            assertThat(server.inTheOpen)
                    .allMatch(line -> line.startsWith("EHLO") || line.equals("STARTTLS"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"STARTTLS", "TLS"})
    void aServerThatCannotProveItselfGetsNothing(Way way) throws Exception {
        try (SimulatedMailServer server = new SimulatedMailServer(way)) {
            Postman postman = postman(server, security(way), RIGHT, false);

            assertThat(postman.send(letter())).contains(MailTrouble.NOT_SECURE);

            assertThat(server.letters).isEmpty();
            assertThat(server.recipients).isEmpty();
        }
    }

    /// Who stands between takes STARTTLS out of the answer.
    @Test
    void aServerThatDoesNotEncryptGetsNothingIfItShould() throws Exception {
        try (SimulatedMailServer server = new SimulatedMailServer(Way.PLAIN)) {
            Postman postman = postman(server, Security.STARTTLS, RIGHT, true);

            assertThat(postman.send(letter())).contains(MailTrouble.NOT_SECURE);

            assertThat(server.inTheOpen).noneMatch(line -> line.startsWith("AUTH"));
            assertThat(server.letters).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsToldFromAWrongAddressAndFromARefusal() throws Exception {
        try (SimulatedMailServer server = new SimulatedMailServer(Way.TLS)) {
            assertThat(
                            postman(server, Security.TLS, new Account("receipts", "no"), true)
                                    .send(letter()))
                    .contains(MailTrouble.NOT_SIGNED_ON);
            Postman right = postman(server, Security.TLS, RIGHT, true);
            server.toRecipient = "550 no such user";
            assertThat(right.send(letter())).contains(MailTrouble.NO_SUCH_ADDRESS);
            server.toRecipient = "451 later";
            assertThat(right.send(letter())).contains(MailTrouble.REFUSED);
            server.toRecipient = "250 ok";
            server.toLetter = "554 looks like spam";
            assertThat(right.send(letter())).contains(MailTrouble.REFUSED);
        }
    }

    @Test
    void aServerThatIsNotThereIsToldInOneWord() throws Exception {
        try (Socket nobodyListens = new Socket()) {
            nobodyListens.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = nobodyListens.getLocalPort();

            assertThat(postman(port, Security.NONE, RIGHT, Optional.empty()).send(letter()))
                    .contains(MailTrouble.NOT_REACHED);
        }
    }

    private static Security security(Way way) {
        return way == Way.TLS ? Security.TLS : Security.STARTTLS;
    }

    private static Postman postman(
            SimulatedMailServer server, Security security, Account account, boolean believes) {
        return postman(
                server.port(),
                security,
                account,
                believes ? Optional.of(server.trust()) : Optional.empty());
    }

    private static Postman postman(
            int port, Security security, Account account, Optional<SSLSocketFactory> trust) {
        return new SmtpPostman(
                new MailServer(
                        "127.0.0.1",
                        port,
                        security,
                        new MailAddress("receipts@shop.example"),
                        Optional.of(account)),
                trust,
                Clock.systemUTC());
    }

    private static Letter letter() {
        return new Letter(
                "17.1",
                new MailAddress("ada@example.com"),
                "Ihr Bon 1-2-1-000017 von Crème & Söhne",
                "Vielen Dank für …",
                "1-2-1-000017.pdf",
                PDF);
    }
}
