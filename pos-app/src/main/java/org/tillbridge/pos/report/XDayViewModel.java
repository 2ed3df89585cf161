package org.tillbridge.pos.report;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.day.DayService;
import org.tillbridge.pos.day.PostVoidOutcome;
import org.tillbridge.pos.day.PostVoidService;
import org.tillbridge.pos.receipt.ReceiptPrinting;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.journal.TransactionSummary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The X report on the screen: how the open day stands. What should be in the drawer is left out;
/// the count is blind.
public final class XDayViewModel implements DayViewModel {
    private final DayService day;
    private final PostVoidService postVoid;
    private final DayReports reports;
    private final PaperReports paper;
    private final ReportFiles files;
    private final ReceiptPrinting printing;
    private final DaySections sections;
    private final ApprovalDesk desk;
    private final LongSupplier unsent;
    private final Consumer<RetailTransaction> receipt;
    private final Consumer<UUID> receiptAgain;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private List<UUID> listed = List.of();
    private Optional<UUID> opened = Optional.empty();
    private Optional<RetailTransaction> toVoid = Optional.empty();
    private boolean voiding;

    /// @param listed which transactions the rows are of
    private record Reading(Shown shown, List<UUID> listed) {}

    /// @param unsent how many entries the hub is not known to have
    /// @param receipt goes to the receipt of what was just completed
    /// @param receiptAgain goes to the receipt of a transaction
    public XDayViewModel(
            DayService day,
            PostVoidService postVoid,
            DayReports reports,
            PaperReports paper,
            ReportFiles files,
            ReceiptPrinting printing,
            ApprovalDesk desk,
            LongSupplier unsent,
            Consumer<RetailTransaction> receipt,
            Consumer<UUID> receiptAgain,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.day = day;
        this.postVoid = postVoid;
        this.reports = reports;
        this.paper = paper;
        this.files = files;
        this.printing = printing;
        this.sections = new DaySections(texts);
        this.desk = desk;
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
                            toVoid = Optional.empty();
                            if (place == Place.DAY) {
                                tasks.aside(this::read, this::show);
                            }
                        });
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void moveChoice(int by) {
        if (!listed.isEmpty()) {
            choose(Math.clamp(shown.get().chosen() + by, 0, listed.size() - 1));
        }
    }

    @Override
    public void openChosen() {
        open(shown.get().chosen());
    }

    @Override
    public void open(int index) {
        if (index >= 0 && index < listed.size()) {
            UUID transaction = listed.get(index);
            opened = Optional.of(transaction);
            receiptAgain.accept(transaction);
        }
    }

    @Override
    public void postVoid() {
        int chosen = shown.get().chosen();
        if (chosen < 0 || voiding) {
            return;
        }
        UUID sale = listed.get(chosen);
        Optional<RetailTransaction> confirmed = toVoid.filter(asked -> asked.id().equals(sale));
        voiding = true;
        tasks.basket(
                () -> confirmed.isPresent() ? postVoid.postVoid(sale) : postVoid.look(sale),
                outcome -> voided(confirmed, outcome),
                () -> voiding = false);
    }

    private void voided(Optional<RetailTransaction> confirmed, PostVoidOutcome outcome) {
        toVoid = Optional.empty();
        switch (outcome) {
            case PostVoidOutcome.Possible(RetailTransaction found) -> {
                toVoid = Optional.of(found);
                say("postVoid.sure", found.number().toString(), texts.money(found.total()));
            }
            case PostVoidOutcome.Voided(RetailTransaction reversal) -> receipt.accept(reversal);
            case PostVoidOutcome.Begun() -> navigation.goTo(Place.RETURN);
            case PostVoidOutcome.NotAllowed refused -> {
                if (confirmed.isEmpty() || !asks(refused, confirmed.get())) {
                    say(
                            new Message(
                                    Message.Tone.CAUTION,
                                    texts.text("right." + CamelCase.of(refused.right())),
                                    texts.text("right.ask")));
                }
            }
            case PostVoidOutcome.RefundsWait() -> say("return.refundsWait");
            case PostVoidOutcome.Refused(PostVoidOutcome.Why why) ->
                    say("postVoid." + CamelCase.of(why));
            case PostVoidOutcome.NotWritten(var why) ->
                    say(
                            new Message(
                                    Message.Tone.ALERT,
                                    texts.text("trouble.notWritten"),
                                    texts.text("trouble." + CamelCase.of(why))));
        }
    }

    private boolean asks(PostVoidOutcome.NotAllowed refused, RetailTransaction sale) {
        return desk.ask(
                refused,
                Wanted.of(refused.right(), texts.text("approval.postVoid", sale.number()))
                        .about(sale.total())
                        .in(sale.id()),
                () -> postVoid.postVoid(sale.id()),
                outcome -> voided(Optional.of(sale), outcome));
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
        opened = Optional.empty();
        navigation.goTo(Place.SALE);
    }

    private Shown nothing() {
        return new Shown("", List.of(), "", List.of(), List.of(), -1, Optional.<Message>empty());
    }

    private Reading read() {
        return reports.open().map(this::reading).orElseGet(() -> new Reading(nothing(), List.of()));
    }

    private Reading reading(DayFigures totals) {
        List<TransactionSummary> latest = day.transactions(totals.businessDate()).reversed();
        return new Reading(
                toShow(totals, latest),
                latest.stream().map(TransactionSummary::transaction).toList());
    }

    /// Whoever comes back from a receipt finds it chosen.
    private void show(Reading read) {
        listed = read.listed();
        shown.set(read.shown());
        int before = opened.map(listed::indexOf).orElse(-1);
        if (before >= 0) {
            choose(before);
        }
    }

    private void choose(int index) {
        toVoid = Optional.empty();
        shown.set(with(index, Optional.empty()));
    }

    private Shown with(int chosen, Optional<Message> message) {
        Shown now = shown.get();
        return new Shown(
                now.day(),
                now.sections(),
                now.net(),
                now.notes(),
                now.transactions(),
                chosen,
                message);
    }

    private Shown toShow(DayFigures totals, List<TransactionSummary> latest) {
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
                rows(latest, postVoid.reversedOn(totals.businessDate())),
                latest.isEmpty() ? -1 : 0,
                Optional.empty());
    }

    private List<TransactionRow> rows(List<TransactionSummary> latest, Set<UUID> reversed) {
        return latest.stream()
                .map(each -> row(each, reversed.contains(each.transaction())))
                .toList();
    }

    private TransactionRow row(TransactionSummary summary, boolean reversed) {
        String kind = texts.text("day.kind." + CamelCase.of(summary.kind()));
        return new TransactionRow(
                texts.time(summary.completedAt()),
                summary.number().toString(),
                reversed ? texts.text("day.broughtBack", kind) : kind,
                texts.amount(summary.total()));
    }
}
