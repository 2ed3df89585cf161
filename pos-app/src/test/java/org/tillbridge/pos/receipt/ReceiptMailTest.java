package org.tillbridge.pos.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.Waiting;
import org.tillbridge.pos.device.mail.Letter;
import org.tillbridge.pos.device.mail.MailAddress;
import org.tillbridge.pos.device.mail.MailQueue;
import org.tillbridge.pos.device.mail.MailServer;
import org.tillbridge.pos.device.mail.MailServer.Security;
import org.tillbridge.pos.device.mail.MailState;
import org.tillbridge.pos.device.mail.MailTrouble;
import org.tillbridge.pos.device.mail.Postman;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.replica.Shop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/// Receipts on their way to a mail server that is there or not.
class ReceiptMailTest {
    private static final MailAddress ADA = new MailAddress("ada@example.com");
    private static final MailQueue.Pauses SHORT =
            new MailQueue.Pauses(Duration.ofMillis(1), Duration.ofMillis(4));

    @TempDir Path folder;
    private TillOnDisk till;
    private final List<Letter> taken = new CopyOnWriteArrayList<>();
    private volatile Function<Letter, Optional<MailTrouble>> server = letter -> Optional.empty();

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aReceiptGoesAndNothingOfItsAddressIsLeft() throws IOException {
        UUID sale = sale();
        try (ReceiptMail mail = mail()) {
            mail.send(sale, ADA);
            Waiting.until(() -> mail.state().equals(MailState.NOTHING) && taken.size() == 1);
        }

        Letter letter = taken.getFirst();
        assertThat(letter.to()).isEqualTo(ADA);
        assertThat(letter.subject()).isEqualTo("Your receipt 1-2-1-000001 from Bath");
        assertThat(letter.fileName()).isEqualTo("1-2-1-000001.pdf");
        assertThat(new String(letter.pdf(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        assertThat(filesWith("ada@example")).isEmpty();
    }

    @Test
    void whatCannotGoWaitsOnDiskForItsOwnerAloneAndGoesAfterARestart() throws IOException {
        server = letter -> Optional.of(MailTrouble.NOT_REACHED);
        UUID sale = sale();
        try (ReceiptMail mail = mail()) {
            mail.send(sale, ADA);
            Waiting.until(() -> mail.state().trouble().isPresent());
            assertThat(mail.state().waiting()).isEqualTo(1);
        }
        Path kept = folder.resolve("mailing").resolve("000001.letter");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");

        server = letter -> Optional.empty();
        try (ReceiptMail mail = mail()) {
            Waiting.until(() -> mail.state().waiting() == 0);
        }

        assertThat(kept).doesNotExist();
        assertThat(taken.getLast().id()).isEqualTo(taken.getFirst().id());
    }

    @Test
    void wantOfMemoryForAMomentIsNotTheEndOfIt() throws IOException {
        AtomicBoolean memoryIsFull = new AtomicBoolean(true);
        server =
                letter -> {
                    if (memoryIsFull.getAndSet(false)) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return Optional.empty();
                };
        UUID sale = sale();
        try (ReceiptMail mail = mail()) {
            mail.send(sale, ADA);
            Waiting.until(() -> mail.state().equals(MailState.NOTHING) && !memoryIsFull.get());
        }
        assertThat(filesWith("ada@example")).isEmpty();
    }

    @Test
    void whereNoServerIsSetAnyMoreNothingIsSaidToWait() throws IOException {
        server = letter -> Optional.of(MailTrouble.NOT_REACHED);
        UUID sale = sale();
        List<MailState> heard = new CopyOnWriteArrayList<>();
        try (ReceiptMail mail = mail()) {
            mail.listen(heard::add);
            mail.send(sale, ADA);
            Waiting.until(() -> mail.state().waiting() == 1);

            mail.use(Optional.empty());

            Waiting.until(() -> heard.getLast().equals(MailState.NOTHING));
        }
    }

    @Test
    void whatNoServerTookForAWeekIsGivenUpAndSaid() throws IOException {
        server = letter -> Optional.of(MailTrouble.REFUSED);
        UUID sale = sale();
        try (ReceiptMail mail = mail()) {
            mail.send(sale, ADA);
            Waiting.until(() -> !taken.isEmpty());
            till.clock().forward(MailQueue.STALE.plusSeconds(1));

            Waiting.until(() -> mail.state().givenUp() == 1);

            assertThat(mail.state().waiting()).isZero();
            assertThat(filesWith("ada@example")).isEmpty();
            mail.seen();
            assertThat(mail.state().givenUp()).isZero();
        }
    }

    @Test
    void anAddressThatIsNoneIsGivenUpAtOnceAndHoldsUpNobody() throws IOException {
        MailAddress nobody = new MailAddress("nobody@example.com");
        server =
                letter ->
                        letter.to().equals(nobody)
                                ? Optional.of(MailTrouble.NO_SUCH_ADDRESS)
                                : Optional.empty();
        UUID sale = sale();
        try (ReceiptMail mail = mail()) {
            mail.send(sale, nobody);
            mail.send(sale, ADA);
            Waiting.until(() -> mail.state().waiting() == 0);

            assertThat(mail.state().givenUp()).isEqualTo(1);
            assertThat(taken).extracting(Letter::to).contains(ADA);
        }
    }

    @Test
    void aLetterThatTheServerRefusesAgainAndAgainHoldsUpNoneBehindIt() throws IOException {
        MailAddress refused = new MailAddress("refused@example.com");
        server =
                letter ->
                        letter.to().equals(refused)
                                ? Optional.of(MailTrouble.REFUSED)
                                : Optional.empty();
        UUID sale = sale();
        try (ReceiptMail mail = mail()) {
            mail.send(sale, refused);
            Waiting.until(() -> taken.size() > 1);
            mail.send(sale, ADA);

            Waiting.until(() -> taken.stream().anyMatch(letter -> letter.to().equals(ADA)));
        }
    }

    /// Who reads the letter on its way has no card by it.
    @Test
    void aReceiptThatIsACardIsSentWithoutItsNumber() throws Exception {
        till.returns.scan("22214", Terms.USUAL);
        UUID back = till.openSale.basket().orElseThrow().transaction().id();
        till.returns.refundAsCredit(back);
        String number =
                till.receipts
                        .receipt(back)
                        .orElseThrow()
                        .transaction()
                        .tenders()
                        .getFirst()
                        .storedValue()
                        .orElseThrow()
                        .code()
                        .printed();
        try (ReceiptMail mail = mail()) {
            mail.send(back, ADA);
            Waiting.until(() -> taken.size() == 1);
        }

        try (var pdf = Loader.loadPDF(taken.getFirst().pdf())) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Copy").doesNotContain(number);
        }
    }

    @Test
    void noServerNoLetter() throws IOException {
        try (ReceiptMail mail = mail()) {
            mail.use(Optional.empty());

            assertThatThrownBy(() -> mail.send(sale(), ADA)).isInstanceOf(IOException.class);
        }
    }

    private ReceiptMail mail() throws IOException {
        Postman postman =
                letter -> {
                    taken.add(letter);
                    return server.apply(letter);
                };
        ReceiptMail mail =
                new ReceiptMail(till.receipts, folder, till.clock(), to -> postman, SHORT);
        if (mail.server().isEmpty()) {
            mail.use(
                    Optional.of(
                            new MailServer(
                                    "127.0.0.1",
                                    25,
                                    Security.NONE,
                                    new MailAddress("receipts@shop.example"),
                                    Optional.empty())));
        }
        mail.speak(new Texts(Locale.UK, ZoneId.of("Europe/London"), Shop.GBP));
        return mail;
    }

    private UUID sale() {
        till.sale.scan("22214");
        UUID open = till.openSale.basket().orElseThrow().transaction().id();
        till.tender.payCash(open, Money.of(Shop.GBP, 5));
        return open;
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> contains(file, text)).toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException gone) {
            return false;
        }
    }
}
