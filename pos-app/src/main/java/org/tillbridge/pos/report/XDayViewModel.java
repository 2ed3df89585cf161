package org.tillbridge.pos.report;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.tillbridge.pos.receipt.CodeWords;
import org.tillbridge.pos.receipt.ReceiptPrinting;
import org.tillbridge.pos.report.DayReceipts.OfDay;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.PassParts;
import org.tillbridge.sync.pass.ReceiptPass;
import org.tillbridge.sync.pass.SignedPass;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The X report on the screen: how the open day stands. What should be in the drawer is left out;
/// the count is blind.
public final class XDayViewModel implements DayViewModel {
    private final PostVoidTalk postVoid;
    private final DayReceipts receipts;
    private final DayReports reports;
    private final PaperReports paper;
    private final ReportFiles files;
    private final ReceiptPrinting printing;
    private final DaySections sections;
    private final LongSupplier unsent;
    private final Consumer<RetailTransaction> receipt;
    private final Consumer<UUID> receiptAgain;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private final CodeWords codes;
    private final PassParts parts = new PassParts();
    private Optional<OfDay> listed = Optional.empty();
    private Optional<UUID> opened = Optional.empty();
    private Optional<LocalDate> turnedTo = Optional.empty();

    private record Reading(Shown shown, Optional<OfDay> listed) {}

    /// @param unsent how many entries the hub is not known to have
    /// @param receipt goes to the receipt of what was just completed
    /// @param receiptAgain goes to the receipt of a transaction
    public XDayViewModel(
            PostVoidTalk postVoid,
            DayReceipts receipts,
            DayReports reports,
            PaperReports paper,
            ReportFiles files,
            ReceiptPrinting printing,
            LongSupplier unsent,
            Consumer<RetailTransaction> receipt,
            Consumer<UUID> receiptAgain,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.postVoid = postVoid;
        this.receipts = receipts;
        this.reports = reports;
        this.paper = paper;
        this.files = files;
        this.printing = printing;
        this.sections = new DaySections(texts);
        this.codes = new CodeWords(texts);
        this.unsent = unsent;
        this.receipt = receipt;
        this.tasks = tasks;
        this.receiptAgain = receiptAgain;
        this.navigation = navigation;
        this.texts = texts;
        this.shown = new ReadOnlyObjectWrapper<>(nothing());
        navigation
                .place()
                .subscribe(
                        place -> {
                            postVoid.forget();
                            parts.forget();
                            if (place == Place.SALE) {
                                postVoid.letGo();
                                opened = Optional.empty();
                                turnedTo = Optional.empty();
                            } else if (place == Place.DAY) {
                                Optional<LocalDate> at = turnedTo;
                                tasks.aside(() -> read(at), this::show);
                            }
                        });
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void moveChoice(int by) {
        if (!transactions().isEmpty()) {
            choose(Math.clamp(shown.get().chosen() + by, 0, transactions().size() - 1));
        }
    }

    private List<UUID> transactions() {
        return listed.map(OfDay::transactions).orElse(List.of());
    }

    @Override
    public void dayBefore() {
        listed.flatMap(OfDay::before).ifPresent(this::turnTo);
    }

    @Override
    public void dayAfter() {
        listed.flatMap(OfDay::after).ifPresent(this::turnTo);
    }

    private void turnTo(LocalDate businessDate) {
        Optional<OfDay> from = listed;
        tasks.aside(
                () -> receipts.of(businessDate),
                read -> {
                    if (listed.equals(from)) {
                        turnedTo = Optional.of(businessDate);
                        listed = Optional.of(read);
                        postVoid.forget();
                        shown.set(with(listing(read), first(read), Optional.empty()));
                    }
                });
    }

    @Override
    public void find(String number) {
        tasks.aside(() -> receipts.find(number), found -> found(found, number.strip()));
    }

    @Override
    public void scanned(String code) {
        Optional<PassPart> ofReceipt = PassPart.read(code);
        if (ofReceipt.isEmpty()) {
            find(code);
            return;
        }
        PassParts.Outcome scanned = parts.add(ofReceipt.get());
        codes.of(scanned).ifPresent(this::say);
        if (scanned instanceof PassParts.Outcome.Whole(SignedPass pass)) {
            pass.claim().ifPresentOrElse(claim -> find(claim, pass), () -> say(codes.altered()));
        }
    }

    /// What the giver paid is not shown to whoever was given the goods.
    private void find(ReceiptPass claim, SignedPass pass) {
        if (pass.isGift()) {
            say("day.giftReceipt");
        } else {
            find(claim);
        }
    }

    private void find(ReceiptPass code) {
        tasks.aside(() -> receipts.find(code), found -> found(found, code.number().toString()));
    }

    private void found(Optional<UUID> transaction, String number) {
        if (navigation.place().get() != Place.DAY) {
            return;
        }
        transaction.ifPresentOrElse(this::open, () -> say("day.noReceipt", number));
    }

    @Override
    public void openChosen() {
        open(shown.get().chosen());
    }

    @Override
    public void open(int index) {
        if (index >= 0 && index < transactions().size()) {
            open(transactions().get(index));
        }
    }

    private void open(UUID transaction) {
        opened = Optional.of(transaction);
        receiptAgain.accept(transaction);
    }

    @Override
    public void postVoid() {
        int chosen = shown.get().chosen();
        if (chosen >= 0) {
            postVoid.want(transactions().get(chosen), voiding());
        }
    }

    private PostVoidTalk.Listener voiding() {
        return new PostVoidTalk.Listener() {
            @Override
            public void say(Optional<Message> message) {
                shown.set(with(shown.get().chosen(), message));
            }

            @Override
            public void voided(RetailTransaction reversal) {
                receipt.accept(reversal);
            }

            @Override
            public void begun() {
                navigation.goTo(Place.RETURN);
            }
        };
    }

    private void say(String key, Object... arguments) {
        say(
                new Message(
                        Message.Tone.CAUTION,
                        texts.text(key, arguments),
                        texts.text(key + ".toDo", arguments)));
    }

    private void say(Message message) {
        shown.set(with(shown.get().chosen(), Optional.of(message)));
    }

    @Override
    public void countDrawer() {
        navigation.goTo(Place.DRAWER_COUNT);
    }

    @Override
    public void offlinePayments() {
        navigation.goTo(Place.OFFLINE_PAYMENTS);
    }

    @Override
    public void savePdf() {
        tasks.aside(this::save, said -> said.ifPresent(this::say));
    }

    private Optional<Message> save() {
        return reports.open()
                .map(
                        figures ->
                                files.save(
                                        "X-" + figures.businessDate(),
                                        new ReportLayout(texts).title(figures),
                                        paper.rows(figures, texts)));
    }

    @Override
    public void print() {
        ReportWords words = new ReportWords(texts);
        say(printing.xReport() ? words.printed() : words.noPrinter());
    }

    @Override
    public void back() {
        navigation.goTo(Place.SALE);
    }

    private Shown nothing() {
        return new Shown("", List.of(), "", List.of(), Listing.NONE, -1, Optional.empty());
    }

    private Reading read(Optional<LocalDate> at) {
        return reports.open()
                .map(totals -> reading(totals, receipts.of(at.orElse(totals.businessDate()))))
                .orElseGet(() -> new Reading(nothing(), Optional.empty()));
    }

    private Reading reading(DayFigures totals, OfDay day) {
        return new Reading(toShow(totals, day), Optional.of(day));
    }

    /// Whoever comes back from a receipt finds it chosen.
    private void show(Reading read) {
        listed = read.listed();
        shown.set(read.shown());
        int before = opened.map(transactions()::indexOf).orElse(-1);
        if (before >= 0) {
            choose(before);
        }
    }

    private void choose(int index) {
        postVoid.forget();
        shown.set(with(index, Optional.empty()));
    }

    private static int first(OfDay day) {
        return day.rows().isEmpty() ? -1 : 0;
    }

    private Listing listing(OfDay day) {
        return new Listing(
                texts.shortDate(day.day()),
                day.before().isPresent(),
                day.after().isPresent(),
                day.rows());
    }

    private Shown with(int chosen, Optional<Message> message) {
        return with(shown.get().listing(), chosen, message);
    }

    private Shown with(Listing listing, int chosen, Optional<Message> message) {
        Shown now = shown.get();
        return new Shown(
                now.day(), now.sections(), now.net(), now.notes(), listing, chosen, message);
    }

    private Shown toShow(DayFigures totals, OfDay day) {
        long waiting = unsent.getAsLong();
        return new Shown(
                texts.date(totals.businessDate()),
                sections.of(totals, reports.carriedOver()),
                texts.money(totals.revenue()),
                List.of(
                        texts.text(
                                "day.documents", totals.sales().count() + totals.returns().count()),
                        waiting == 0
                                ? texts.text("day.allAtHub")
                                : texts.text("day.provisional", waiting)),
                listing(day),
                first(day),
                Optional.empty());
    }
}
