package org.tillbridge.pos.receipt;

import org.tillbridge.pos.device.mail.Letter;
import org.tillbridge.pos.device.mail.MailAddress;
import org.tillbridge.pos.device.mail.MailJob;
import org.tillbridge.pos.device.mail.MailQueue;
import org.tillbridge.pos.device.mail.MailServer;
import org.tillbridge.pos.device.mail.MailServerFile;
import org.tillbridge.pos.device.mail.MailState;
import org.tillbridge.pos.device.mail.MailTrouble;
import org.tillbridge.pos.device.mail.Postman;
import org.tillbridge.pos.device.mail.SmtpPostman;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.Announcer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// E-mails receipts to customers who want them so: kept on disk, sent when the server takes them,
/// forgotten then. Nobody waits for it. Safe for any thread.
public final class ReceiptMail implements AutoCloseable {
    /// Of the letters, in the workstation's folder.
    public static final String FOLDER = "mailing";

    private final ReceiptService receipts;
    private final Path folder;
    private final Clock clock;
    private final Function<MailServer, Postman> postmen;
    private final MailQueue.Pauses pauses;
    private final MailServerFile file;
    private final Announcer<MailState> announcer = new Announcer<>(this::state);
    private volatile Optional<Texts> texts = Optional.empty();
    private volatile Optional<MailServer> server;
    private volatile Optional<MailQueue> queue = Optional.empty();

    /// @param folder the workstation's own; its `mail.properties` says which server
    public ReceiptMail(ReceiptService receipts, Path folder, Clock clock) {
        this(receipts, folder, clock, to -> new SmtpPostman(to, clock), MailQueue.Pauses.USUAL);
    }

    ReceiptMail(
            ReceiptService receipts,
            Path folder,
            Clock clock,
            Function<MailServer, Postman> postmen,
            MailQueue.Pauses pauses) {
        this.receipts = receipts;
        this.folder = folder;
        this.clock = clock;
        this.postmen = postmen;
        this.pauses = pauses;
        this.file = new MailServerFile(folder);
        this.server = file.read();
    }

    /// In which language. Nothing is sent before it is known, and then what waits on disk is.
    public synchronized void speak(Texts words) {
        texts = Optional.of(words);
        if (queue.isEmpty()) {
            open();
        }
    }

    private void open() {
        queue =
                server.map(
                        to ->
                                MailQueue.open(
                                        postmen.apply(to), letters(), this::letter, clock, pauses));
        queue.ifPresentOrElse(sending -> sending.listen(_ -> announcer.tell()), announcer::tell);
    }

    private Path letters() {
        return folder.resolve(FOLDER);
    }

    /// How many letters wait on disk, also where no server is set or no language known.
    public int unsent() {
        return MailQueue.waitingIn(letters());
    }

    public Optional<MailServer> server() {
        return server;
    }

    /// Uses another server from now on, and after each start; none where it is empty. What waits
    /// goes to that one.
    ///
    /// @throws IOException if it cannot be kept; everything stays as it was
    public synchronized void use(Optional<MailServer> next) throws IOException {
        file.write(next);
        queue.ifPresent(MailQueue::close);
        server = next;
        open();
    }

    /// Sends a letter to look at, with a server that may not be saved yet.
    ///
    /// @return why it did not go
    public Optional<MailTrouble> tryOut(MailServer with, MailAddress to, Texts words) {
        byte[] pdf = new ReceiptPdf(words).pdf(List.of(), words.text("mail.test"));
        return postmen.apply(with)
                .send(
                        new Letter(
                                "test." + clock.millis(),
                                to,
                                words.text("mail.test"),
                                words.text("mail.test.body"),
                                "test.pdf",
                                pdf));
    }

    /// Keeps a receipt on disk, to be sent when the server takes it.
    ///
    /// @throws IOException if it cannot be kept; it is not sent then
    public void send(UUID transaction, MailAddress to) throws IOException {
        MailQueue sending = queue.orElseThrow(() -> new IOException("No mail server is set"));
        sending.add(new MailJob(clock.instant(), transaction, to));
    }

    /// Somebody has looked at what was given up.
    public void seen() {
        queue.ifPresent(MailQueue::seen);
    }

    /// Called with each change from then on, and once at once, on any thread; must not take long.
    public void listen(Consumer<MailState> listener) {
        announcer.listen(listener);
    }

    public MailState state() {
        return queue.map(MailQueue::state).orElse(MailState.NOTHING);
    }

    /// Where the receipt is a card, the letter has not its whole number: it may be read on its way.
    private Optional<Letter> letter(MailJob job) {
        Texts words = texts.orElseThrow();
        return receipts.receipt(job.transaction())
                .map(receipt -> isCard(receipt) ? receipt.asCopy() : receipt)
                .map(receipt -> letter(job, receipt, words));
    }

    private static boolean isCard(Receipt receipt) {
        return !receipt.isInvoice() && hasCard(receipt);
    }

    private static boolean hasCard(Receipt receipt) {
        return receipt.transaction().goods().stream().anyMatch(line -> line.giftCard().isPresent())
                || receipt.transaction().tenders().stream()
                        .anyMatch(line -> line.storedValue().isPresent());
    }

    private static Letter letter(MailJob job, Receipt receipt, Texts words) {
        String number = receipt.transaction().number().toString();
        boolean invoice = receipt.isInvoice();
        return new Letter(
                job.transaction() + "." + job.asked().toEpochMilli(),
                job.to(),
                oneLine(
                        words.text(
                                invoice ? "mail.invoice.subject" : "mail.subject",
                                receipt.store(),
                                number)),
                words.text(invoice ? "mail.invoice.body" : "mail.body", receipt.store(), number),
                number + ".pdf",
                new ReceiptPdf(words).pdf(receipt));
    }

    /// A store may be called anything.
    private static String oneLine(String text) {
        return text.codePoints()
                .map(letter -> Character.isISOControl(letter) ? ' ' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public synchronized void close() {
        queue.ifPresent(MailQueue::close);
        queue = Optional.empty();
    }
}
