package org.tillbridge.pos.receipt;

import static java.util.Comparator.comparing;

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
import org.tillbridge.pos.storedvalue.CardWords;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.SignedPass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The receipt of what was just completed, or of an earlier one again.
public final class PaperReceiptViewModel implements ReceiptViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(PaperReceiptViewModel.class);

    private final ReceiptService receipts;
    private final ReceiptPrinting printing;
    private final ReceiptMail mail;
    private final MailWords mailWords;
    private final ObservableValue<DevicesState> devices;
    private final DeviceWords deviceWords;
    private final SaleMessages troubles;
    private final ReceiptPdf paper;
    private final ReceiptLayout layout;
    private final Path folder;
    private final Consumer<String> nextSale;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private Optional<Receipt> receipt = Optional.empty();
    private Optional<Message> message = Optional.empty();
    private boolean asking;
    private String wrong = "";

    /// @param devices how it is with printer and drawer
    /// @param folder where receipts are saved
    /// @param nextSale takes a code that was scanned while the receipt was shown
    public PaperReceiptViewModel(
            ReceiptService receipts,
            ReceiptPrinting printing,
            ReceiptMail mail,
            ObservableValue<DevicesState> devices,
            Path folder,
            Consumer<String> nextSale,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.receipts = receipts;
        this.printing = printing;
        this.mail = mail;
        this.mailWords = new MailWords(texts);
        this.devices = devices;
        this.deviceWords = new DeviceWords(texts);
        this.troubles = new SaleMessages(texts);
        this.paper = new ReceiptPdf(texts);
        this.layout = new ReceiptLayout(texts);
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
        print(ReceiptReprinted.Form.COPY, "receipt.copyPrinted");
    }

    @Override
    public void printGift() {
        print(ReceiptReprinted.Form.GIFT, "receipt.giftPrinted");
    }

    private void print(ReceiptReprinted.Form form, String said) {
        receipt.filter(shownNow -> prints(shownNow).contains(form))
                .ifPresent(
                        printed ->
                                tasks.aside(
                                        () -> printing.again(form, printed.transaction().id()),
                                        written -> say(printed(written, said))));
    }

    @Override
    public void askMail() {
        if (receipt.isPresent() && mail.server().isPresent()) {
            asking = !asking;
            wrong = "";
            shown.set(toShow());
        }
    }

    @Override
    public void mail(String typed) {
        Optional<MailAddress> to = MailAddress.parse(typed);
        if (to.isEmpty()) {
            wrong = texts.text("mail.noAddress");
            shown.set(toShow());
            return;
        }
        asking = false;
        receipt.ifPresent(
                sent -> tasks.aside(() -> mailed(sent.transaction().id(), to.get()), this::say));
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

    private Message printed(Written written, String said) {
        return switch (written) {
            case Written.OnDisk _ -> new Message(Message.Tone.CALM, texts.text(said), "");
            case Written.NotWritten(var why) -> troubles.notWritten(why);
        };
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
        navigation.goTo(isCopy() ? Place.DAY : Place.SALE);
    }

    private boolean isCopy() {
        return receipt.filter(Receipt::copy).isPresent();
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
                    message = Optional.empty();
                    asking = false;
                    shown.set(toShow());
                    navigation.goTo(Place.RECEIPT);
                });
    }

    private void save(String ending, Function<Receipt, byte[]> drawn) {
        receipt.ifPresent(
                saved -> {
                    Path file = folder.resolve(fileName(saved) + ending);
                    tasks.aside(() -> write(file, drawn.apply(saved)), this::say);
                });
    }

    /// A copy leaves the file of the receipt itself alone.
    private static String fileName(Receipt saved) {
        return saved.transaction().number() + (saved.copy() ? "-copy" : "");
    }

    private Message write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Files.write(file, bytes);
            return new Message(Message.Tone.CALM, texts.text("receipt.saved", file.toString()), "");
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
                                        done("receipt.saleKept", "receipt.giveTheChange"),
                                        "",
                                        "",
                                        List.of(),
                                        List.of(),
                                        Set.of(),
                                        Mailing.NONE,
                                        message));
    }

    private Shown toShow(Receipt paid) {
        RetailTransaction transaction = paid.transaction();
        boolean isReturn = transaction.returnsGoods();
        Optional<Money> credit = credit(transaction);
        return new Shown(
                texts.text(
                        isReturn ? "receipt.returnOf" : "receipt.saleOf",
                        transaction.number().toString()),
                done(paid),
                credit.map(_ -> texts.text("tenderKind.storeCredit"))
                        .orElseGet(
                                () -> texts.text(isReturn ? "receipt.giveBack" : "receipt.change")),
                texts.money(credit.orElseGet(() -> back(transaction))),
                isReturn ? notesOfReturn(transaction) : notes(transaction),
                layout.rows(paid).stream().flatMap(PaperReceiptViewModel::rows).toList(),
                prints(paid),
                new Mailing(mail.server().isPresent(), asking, wrong),
                toSay());
    }

    private Done done(Receipt paid) {
        if (paid.copy()) {
            return new Done(
                    texts.text("receipt.isCopy"),
                    texts.text("receipt.nothingToGive"),
                    texts.text("receipt.numberOfThen"),
                    true,
                    texts.text("screen.back"));
        }
        if (credit(paid.transaction()).isPresent()) {
            return done("receipt.returnKept", "receipt.giveTheCredit");
        }
        boolean isReturn = paid.transaction().returnsGoods();
        boolean cardGot = onCard(paid.transaction()).isNegative();
        if (isReturn && cardGot && back(paid.transaction()).isZero()) {
            return done("receipt.returnKept", "receipt.cardGotIt");
        }
        String handOver = isReturn ? "receipt.moneyGoesBack" : "receipt.giveTheChange";
        return done(
                isReturn ? "receipt.returnKept" : "receipt.saleKept",
                back(paid.transaction()).isZero() ? "receipt.nothingBack" : handOver);
    }

    private Done done(String kept, String handOver) {
        return new Done(
                texts.text(kept),
                texts.text(handOver),
                texts.text("receipt.numberStays"),
                false,
                texts.text("screen.nextCustomer"));
    }

    private List<String> notesOfReturn(RetailTransaction transaction) {
        Money card = onCard(transaction);
        return card.isNegative()
                ? List.of(texts.text("receipt.backOnCard", texts.money(card.negated())))
                : List.of();
    }

    private static Money onCard(RetailTransaction transaction) {
        return given(transaction, tender -> tender == Tender.CARD);
    }

    /// What goes back to the customer.
    private static Money back(RetailTransaction transaction) {
        return transaction.returnsGoods()
                ? given(transaction, tender -> tender == Tender.CASH).negated()
                : transaction.changeDue();
    }

    /// What the customer gets as a store credit.
    private static Optional<Money> credit(RetailTransaction transaction) {
        return transaction.tenders().stream()
                .filter(line -> line.storedValue().filter(StoredValueSlip::isNew).isPresent())
                .map(line -> line.amount().negated())
                .reduce(Money::plus);
    }

    /// What was given, and what is left on the cards that paid, that with the most first: there is
    /// not always room for all.
    private List<String> notes(RetailTransaction transaction) {
        Stream<String> left =
                transaction.tenders().stream()
                        .flatMap(line -> line.storedValue().stream())
                        .filter(slip -> slip.left().isPresent())
                        .sorted(comparing((StoredValueSlip slip) -> slip.left().get()).reversed())
                        .map(slip -> left(slip, slip.left().get()));
        return Stream.concat(Stream.of(fromWhat(transaction)), left).toList();
    }

    private String left(StoredValueSlip slip, Money onIt) {
        return texts.text(
                "receipt.leftOn", new CardWords(texts).name(slip.code()), texts.money(onIt));
    }

    private String fromWhat(RetailTransaction transaction) {
        Money given = given(transaction, tender -> tender != Tender.CASH_ROUNDING);
        return texts.text("receipt.paidWith", texts.money(transaction.total()), texts.money(given));
    }

    private static Money given(RetailTransaction transaction, Predicate<Tender> in) {
        return transaction.tenders().stream()
                .filter(line -> in.test(line.tender()))
                .map(TenderLine::amount)
                .reduce(Money.zero(transaction.currency()), Money::plus);
    }

    private static Stream<PaperRow> rows(ReceiptRow row) {
        return switch (row) {
            case ReceiptRow.Title(String text) -> Stream.of(new PaperRow(text, "", Weight.TITLE));
            case ReceiptRow.Centred(String text) ->
                    Stream.of(new PaperRow(text, "", Weight.CENTRED));
            case ReceiptRow.Amount(String text, String amount, boolean strong) ->
                    Stream.of(new PaperRow(text, amount, strong ? Weight.STRONG : Weight.PLAIN));
            case ReceiptRow.Note(String text) -> Stream.of(new PaperRow(text, "", Weight.SMALL));
            case ReceiptRow.Rule() -> Stream.of(new PaperRow("", "", Weight.RULE));
            case ReceiptRow.Qr(String content) -> Stream.of(new PaperRow(content, "", Weight.QR));
            case ReceiptRow.Pass(SignedPass pass) ->
                    PassPart.of(pass, PassPart.WIDE).stream()
                            .map(part -> new PaperRow(part.digits(), "", Weight.QR));
        };
    }
}
