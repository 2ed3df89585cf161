package org.tillbridge.pos.receipt;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.joda.money.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.device.DeviceWords;
import org.tillbridge.pos.device.Devices.DevicesState;
import org.tillbridge.pos.device.mail.MailAddress;
import org.tillbridge.pos.sale.SaleMessages;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Buyer;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// The receipt of what was just completed, or of an earlier one again.
public final class PaperReceiptViewModel implements ReceiptViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(PaperReceiptViewModel.class);

    private final ReceiptService receipts;
    private final ReceiptPrinting printing;
    private final ReceiptMail mail;
    private final InvoiceService invoices;
    private final MailWords mailWords;
    private final ObservableValue<DevicesState> devices;
    private final DeviceWords deviceWords;
    private final SaleMessages troubles;
    private final ReceiptPdf paper;
    private final ReceiptLayout layout;
    private final ReceiptWords words;
    private final InvoiceWords invoiceWords;
    private final Path folder;
    private final Consumer<String> nextSale;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private Optional<Receipt> receipt = Optional.empty();
    private Optional<Message> message = Optional.empty();
    private boolean again;
    private Asked asked = Asked.NOTHING;
    private String wrong = "";
    private Optional<TypedBuyer.Field> wrongAt = Optional.empty();

    private enum Asked {
        NOTHING,
        ADDRESS,
        BUYER
    }

    /// @param devices how it is with printer and drawer
    /// @param folder where receipts are saved
    /// @param nextSale takes a code that was scanned while the receipt was shown
    public PaperReceiptViewModel(
            ReceiptService receipts,
            ReceiptPrinting printing,
            ReceiptMail mail,
            InvoiceService invoices,
            ObservableValue<DevicesState> devices,
            Path folder,
            Consumer<String> nextSale,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.receipts = receipts;
        this.printing = printing;
        this.mail = mail;
        this.invoices = invoices;
        this.mailWords = new MailWords(texts);
        this.devices = devices;
        this.deviceWords = new DeviceWords(texts);
        this.troubles = new SaleMessages(texts);
        this.paper = new ReceiptPdf(texts);
        this.layout = new ReceiptLayout(texts);
        this.words = new ReceiptWords(texts);
        this.invoiceWords = new InvoiceWords(texts);
        this.folder = folder;
        this.nextSale = nextSale;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.shown = new ReadOnlyObjectWrapper<>(toShow());
        devices.subscribe((before, now) -> shown.set(toShow()));
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Goes to the receipt of a transaction that is on disk: read from there, not from memory.
    public void show(RetailTransaction completed) {
        show(completed.id(), false);
    }

    /// Shows an earlier receipt again, as a copy.
    public void showAgain(UUID transaction) {
        show(transaction, true);
    }

    @Override
    public void savePdf() {
        save(".pdf", paper::pdf);
    }

    @Override
    public void savePng() {
        save(".png", paper::png);
    }

    @Override
    public void printCopy() {
        print(ReceiptReprinted.Form.COPY, calm("receipt.copyPrinted"));
    }

    @Override
    public void printGift() {
        print(ReceiptReprinted.Form.GIFT, calm("receipt.giftPrinted"));
    }

    /// @param said where that it was asked for is on disk
    private void print(ReceiptReprinted.Form form, Message said) {
        receipt.filter(shownNow -> prints(shownNow).contains(form))
                .ifPresent(
                        printed ->
                                tasks.aside(
                                        () -> printing.again(form, printed.transaction().id()),
                                        written -> say(printed, said(written, said))));
    }

    private Message said(Written written, Message onDisk) {
        return written instanceof Written.NotWritten(var why) ? troubles.notWritten(why) : onDisk;
    }

    @Override
    public void askMail() {
        if (receipt.isPresent() && mail.server().isPresent()) {
            ask(asked == Asked.ADDRESS ? Asked.NOTHING : Asked.ADDRESS);
        }
    }

    private void ask(Asked now) {
        asked = now;
        wrong = "";
        wrongAt = Optional.empty();
        shown.set(toShow());
    }

    @Override
    public void askInvoice() {
        receipt.filter(shownNow -> !shownNow.transaction().returnsGoods())
                .ifPresent(
                        sold -> {
                            if (sold.isInvoice()) {
                                copyOfInvoice(sold);
                            } else {
                                ask(asked == Asked.BUYER ? Asked.NOTHING : Asked.BUYER);
                            }
                        });
    }

    private void copyOfInvoice(Receipt sold) {
        if (prints(sold).contains(ReceiptReprinted.Form.COPY)) {
            print(ReceiptReprinted.Form.COPY, invoiceWords.alreadyIssued(true));
        } else {
            say(invoiceWords.alreadyIssued(false));
        }
    }

    @Override
    public void issueInvoice(TypedBuyer typed) {
        if (asked != Asked.BUYER || receipt.isEmpty()) {
            return;
        }
        switch (typed.parsed()) {
            case TypedBuyer.Parsed.Wrong fault -> {
                wrong = invoiceWords.fault(fault);
                wrongAt = Optional.of(fault.field());
                shown.set(toShow());
            }
            case TypedBuyer.Parsed.Right(Buyer buyer) -> {
                Receipt sold = receipt.get();
                ask(Asked.NOTHING);
                tasks.aside(
                        () -> invoices.issue(sold.transaction(), buyer),
                        outcome -> issued(sold, outcome));
            }
        }
    }

    /// What is shown from then on is the invoice, read from the journal.
    private void issued(Receipt sold, InvoiceOutcome outcome) {
        Message said =
                outcome instanceof InvoiceOutcome.NotWritten(var why)
                        ? troubles.notWritten(why)
                        : invoiceWords.of(outcome, devices.getValue().printer().isPresent());
        if (!(outcome instanceof InvoiceOutcome.Issued)) {
            say(sold, said);
            return;
        }
        tasks.aside(
                () -> receipts.receipt(sold.transaction().id()),
                found -> {
                    if (isShown(sold)) {
                        receipt = found;
                        say(said);
                    }
                });
    }

    @Override
    public void mail(String typed) {
        Optional<MailAddress> to = MailAddress.parse(typed);
        if (to.isEmpty()) {
            wrong = texts.text("mail.noAddress");
            shown.set(toShow());
            return;
        }
        ask(Asked.NOTHING);
        receipt.ifPresent(
                sent ->
                        tasks.aside(
                                () -> mailed(sent.transaction().id(), to.get()),
                                said -> say(sent, said)));
    }

    /// Who it goes to is on the screen, and in no log.
    private Message mailed(UUID transaction, MailAddress to) {
        try {
            mail.send(transaction, to);
            return mailWords.onItsWay(to);
        } catch (IOException failed) {
            LOG.error("A receipt could not be kept to be e-mailed", failed);
            return mailWords.notKept();
        }
    }

    /// What became of a deed for one receipt is not said of another, which may be shown by then.
    /// That something is in trouble is said on any.
    private void say(Receipt about, Message said) {
        if (isShown(about) || said.tone() == Message.Tone.ALERT) {
            say(said);
        }
    }

    private boolean isShown(Receipt one) {
        UUID id = one.transaction().id();
        return receipt.filter(now -> now.transaction().id().equals(id)).isPresent();
    }

    private Message calm(String key, Object... arguments) {
        return new Message(Message.Tone.CALM, texts.text(key, arguments), "");
    }

    private void say(Message said) {
        message = Optional.of(said);
        shown.set(toShow());
    }

    /// Nothing without a receipt printer; what came back is nobody's present.
    private Set<ReceiptReprinted.Form> prints(Receipt paid) {
        if (devices.getValue().printer().isEmpty()) {
            return Set.of();
        }
        return paid.transaction().returnsGoods()
                ? Set.of(ReceiptReprinted.Form.COPY)
                : Set.of(ReceiptReprinted.Form.COPY, ReceiptReprinted.Form.GIFT);
    }

    /// What was asked for last, unless a device has something to say.
    private Optional<Message> toSay() {
        return deviceWords
                .message(devices.getValue())
                .or(() -> message)
                .or(() -> mailWords.givenUp(mail.state()));
    }

    @Override
    public void next() {
        navigation.goTo(again ? Place.DAY : Place.SALE);
    }

    @Override
    public void scanned(String code) {
        navigation.goTo(Place.SALE);
        nextSale.accept(code);
    }

    private void show(UUID transaction, boolean copy) {
        tasks.aside(
                () -> receipts.receipt(transaction),
                found -> {
                    receipt = copy ? found.map(Receipt::asCopy) : found;
                    again = copy;
                    message = Optional.empty();
                    ask(Asked.NOTHING);
                    navigation.goTo(Place.RECEIPT);
                });
    }

    private void save(String ending, Function<Receipt, byte[]> drawn) {
        receipt.ifPresent(
                saved -> {
                    Path file = folder.resolve(fileName(saved) + ending);
                    tasks.aside(() -> write(file, drawn.apply(saved)), said -> say(saved, said));
                });
    }

    /// A copy leaves the file of the receipt itself alone.
    private static String fileName(Receipt saved) {
        return saved.transaction().number()
                + (saved.isInvoice() ? "-invoice" : "")
                + (saved.copy() ? "-copy" : "");
    }

    private Message write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Files.write(file, bytes);
            return calm("receipt.saved", file.toString());
        } catch (IOException failed) {
            LOG.error("The receipt could not be saved to {}", file, failed);
            return new Message(
                    Message.Tone.CAUTION,
                    texts.text("receipt.notSaved", file.toString()),
                    texts.text("receipt.notSaved.toDo"));
        }
    }

    private Shown toShow() {
        return receipt.map(this::toShow)
                .orElseGet(
                        () ->
                                new Shown(
                                        "",
                                        words.done("receipt.saleKept", "receipt.giveTheChange"),
                                        "",
                                        "",
                                        List.of(),
                                        List.of(),
                                        Set.of(),
                                        Mailing.NONE,
                                        Invoicing.NONE,
                                        message));
    }

    private Shown toShow(Receipt paid) {
        RetailTransaction transaction = paid.transaction();
        boolean isReturn = transaction.returnsGoods();
        Optional<Money> credit = ReceiptWords.credit(transaction);
        return new Shown(
                texts.text(
                        isReturn ? "receipt.returnOf" : "receipt.saleOf",
                        transaction.number().toString()),
                words.done(paid, again),
                credit.map(_ -> texts.text("tenderKind.storeCredit"))
                        .orElseGet(
                                () -> texts.text(isReturn ? "receipt.giveBack" : "receipt.change")),
                texts.money(credit.orElseGet(() -> ReceiptWords.back(transaction))),
                words.notesOf(transaction),
                layout.rows(paid).stream().flatMap(PaperRow::of).toList(),
                prints(paid),
                new Mailing(
                        mail.server().isPresent(),
                        asked == Asked.ADDRESS,
                        asked == Asked.ADDRESS ? wrong : ""),
                invoicing(transaction),
                toSay());
    }

    private Invoicing invoicing(RetailTransaction transaction) {
        boolean asking = asked == Asked.BUYER;
        return new Invoicing(
                !transaction.returnsGoods(),
                asking,
                invoices.likelyName(transaction),
                asking ? wrong : "",
                wrongAt);
    }
}
