package org.tillbridge.pos.drawer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.joda.money.Money;
import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.approval.Wanted;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.CountOutcome;
import org.tillbridge.pos.day.DayService;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.sale.SaleMessages;
import org.tillbridge.pos.signon.NeedsRight;
import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Denominations;
import org.tillbridge.retail.Denominations.Denomination;
import org.tillbridge.retail.Right;
import org.tillbridge.sync.journal.DayTotals;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// A count that does not know what should be there: that is read only when the count is saved.
public final class BlindCountViewModel implements DrawerCountViewModel {
    private static final int MOST_DIGITS = 5;

    private final DayService day;
    private final ClosedDay closedDay;
    private final SignOnService signOn;
    private final ApprovalDesk desk;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final SaleMessages messages;
    private final CountWords words;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private List<Denomination> denominations = List.of();
    private List<Optional<Integer>> pieces = new ArrayList<>();
    private Optional<Money> openingFloat = Optional.empty();
    private final List<String> early = new ArrayList<>();
    private String typedEarly = "";
    private int row;
    private boolean saving;
    private Optional<CountOutcome.Counted> counted = Optional.empty();
    private Optional<ClosingOutcome.Closed> closed = Optional.empty();
    private List<ReceiptRow> report = List.of();
    private String reason = "";
    private String wrong = "";
    private Optional<Message> message = Optional.empty();

    public BlindCountViewModel(
            DayService day,
            ClosedDay closedDay,
            SignOnService signOn,
            ApprovalDesk desk,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.day = day;
        this.closedDay = closedDay;
        this.signOn = signOn;
        this.desk = desk;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.messages = new SaleMessages(texts);
        this.words = new CountWords(texts);
        this.shown = new ReadOnlyObjectWrapper<>(toShow());
        navigation.place().subscribe(this::arrived);
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void pieces(String typed) {
        if (isReading()) {
            show(() -> typedEarly = typed.strip());
        } else if (isCounting()) {
            show(() -> count(typed.strip()));
        }
    }

    @Override
    public void next() {
        if (closed.isPresent()) {
            signOn.signOff();
            navigation.goTo(Place.SIGN_ON);
        } else if (counted.isPresent()) {
            closeWithReason();
        } else if (isReading()) {
            show(
                    () -> {
                        early.add(typedEarly);
                        typedEarly = "";
                    });
        } else if (isCounting() && wrong.isEmpty()) {
            show(
                    () -> {
                        if (pieces.get(row).isEmpty()) {
                            pieces.set(row, Optional.of(0));
                        }
                        if (row < denominations.size() - 1) {
                            row++;
                        } else {
                            save();
                        }
                    });
        }
    }

    @Override
    public void reason(String typed) {
        show(() -> reason = typed);
    }

    @Override
    public void usualReason(int index) {
        List<String> usual = words.usualReasons();
        if (index >= 0 && index < usual.size()) {
            show(() -> reason = usual.get(index));
        }
    }

    @Override
    public void saveReport() {
        closed.ifPresent(
                done ->
                        tasks.aside(
                                () -> closedDay.save(done.closing().number(), report), this::say));
    }

    @Override
    public void printReport() {
        closed.ifPresent(done -> tasks.aside(() -> closedDay.print(done.closing()), this::say));
    }

    @Override
    public void rowAbove() {
        row(row - 1);
    }

    @Override
    public void row(int index) {
        if (isCounting() && index >= 0 && index < denominations.size()) {
            show(
                    () -> {
                        row = index;
                        wrong = "";
                    });
        }
    }

    /// From the reason back to the count: it may be counted again, and each count is kept.
    @Override
    public void back() {
        if (closed.isPresent()) {
            next();
        } else if (counted.isPresent()) {
            show(
                    () -> {
                        counted = Optional.empty();
                        message = Optional.empty();
                        row = 0;
                    });
        } else {
            navigation.goTo(Place.SALE);
        }
    }

    /// Whoever comes straight from signing on was at this count when the till locked.
    private void arrived(Place before, Place place) {
        if (place == Place.DRAWER_COUNT && (before != Place.SIGN_ON || closed.isPresent())) {
            begin();
        }
    }

    private void begin() {
        saving = false;
        row = 0;
        wrong = "";
        counted = Optional.empty();
        closed = Optional.empty();
        report = List.of();
        reason = "";
        message = Optional.empty();
        denominations = List.of();
        early.clear();
        typedEarly = "";
        tasks.basket(day::isSaleInTheWay, this::beforeCounting);
        tasks.aside(day::totals, totals -> totals.ifPresent(this::read));
    }

    /// Whoever was quick has begun already: it counts as if it came now. What is no number is the
    /// last that is taken of it.
    private void read(DayTotals totals) {
        if (isReading()) {
            denominations = Denominations.of(totals.currency());
            openingFloat = Optional.of(totals.openingFloat());
            pieces = new ArrayList<>(Collections.nCopies(denominations.size(), Optional.empty()));
            for (String typed : early) {
                if (isCounting() && wrong.isEmpty()) {
                    pieces(typed);
                    next();
                }
            }
            if (isCounting() && wrong.isEmpty()) {
                pieces(typedEarly);
            }
        }
    }

    /// Nobody is to count a whole drawer before hearing that it cannot be closed.
    private void beforeCounting(boolean saleInTheWay) {
        if (saleInTheWay) {
            say(messages.saleBeforeTheClose());
        }
    }

    private boolean isSaved() {
        return counted.isPresent();
    }

    private boolean isReading() {
        return denominations.isEmpty();
    }

    private boolean isCounting() {
        return !denominations.isEmpty() && !isSaved() && !saving;
    }

    private void count(String typed) {
        boolean number = typed.matches("[0-9]{1," + MOST_DIGITS + "}");
        wrong = number || typed.isEmpty() ? "" : texts.text("count.notANumber");
        if (number || typed.isEmpty()) {
            pieces.set(
                    row, typed.isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(typed)));
        }
    }

    private void save() {
        saving = true;
        List<DenominationCount> counts = counts();
        Callable<CountOutcome> work = () -> day.count(counts);
        tasks.basket(work, outcome -> orApproved(outcome, work, this::saved), () -> saving = false);
    }

    private List<DenominationCount> counts() {
        List<DenominationCount> counts = new ArrayList<>();
        for (int n = 0; n < denominations.size(); n++) {
            counts.add(
                    new DenominationCount(denominations.get(n).value(), pieces.get(n).orElse(0)));
        }
        return counts;
    }

    private void saved(CountOutcome outcome) {
        switch (outcome) {
            case CountOutcome.Counted done -> {
                show(
                        () -> {
                            counted = Optional.of(done);
                            message = Optional.empty();
                        });
                if (done.over().isZero()) {
                    close("");
                }
            }
            case CountOutcome.SaleInTheWay() -> say(messages.saleBeforeTheClose());
            case CountOutcome.NotAllowed(Right right) -> say(messages.notAllowed(right));
            case CountOutcome.NoDayOpen() -> navigation.goTo(Place.OPEN_TILL);
            case CountOutcome.NotWritten(var why) -> say(messages.notWritten(why));
        }
    }

    private void closeWithReason() {
        if (!saving && !reason.isBlank()) {
            close(reason);
        }
    }

    private void close(String why) {
        saving = true;
        List<DenominationCount> counts = counts();
        Callable<ClosingOutcome> work = () -> day.close(counts, why);
        tasks.basket(
                work, outcome -> orApproved(outcome, work, this::closed), () -> saving = false);
    }

    private void closed(ClosingOutcome outcome) {
        switch (outcome) {
            case ClosingOutcome.Closed done -> {
                show(
                        () -> {
                            closed = Optional.of(done);
                            message = Optional.of(words.closed());
                        });
                tasks.aside(
                        () -> closedDay.report(done.closing()), rows -> show(() -> report = rows));
            }
            case ClosingOutcome.SaleInTheWay() -> say(messages.saleBeforeTheClose());
            case ClosingOutcome.NotAllowed(Right right) -> say(messages.notAllowed(right));
            case ClosingOutcome.Refused(var why) -> say(messages.refused(why));
            case ClosingOutcome.NoDayOpen() -> navigation.goTo(Place.OPEN_TILL);
            case ClosingOutcome.NotWritten(var why) -> say(messages.notWritten(why));
        }
    }

    private <T> void orApproved(T outcome, Callable<T> work, Consumer<T> show) {
        boolean asks =
                outcome instanceof NeedsRight refused
                        && desk.ask(
                                Wanted.of(refused.right(), texts.text("screen.countTitle")),
                                work,
                                show);
        if (!asks) {
            show.accept(outcome);
        }
    }

    private void say(Message said) {
        show(() -> message = Optional.of(said));
    }

    private void show(Runnable change) {
        change.run();
        shown.set(toShow());
    }

    private Shown toShow() {
        if (isReading()) {
            return words.reading(typedEarly, message);
        }
        return new Shown(
                rows(),
                isSaved() ? -1 : row,
                texts.text("count.howMany", words.plural(denominations.get(row))),
                words.plural(denominations.get(row)),
                pieces.get(row).map(String::valueOf).orElse(""),
                wrong,
                texts.text(isSaved() ? "count.counted" : "count.soFar"),
                texts.money(total()),
                isSaved() ? List.of() : notes(),
                nextWords(),
                counted.map(done -> words.facts(done, closed)).orElse(List.of()),
                counted.filter(_ -> closed.isEmpty())
                        .filter(done -> !done.over().isZero())
                        .map(done -> words.why(done.over(), reason)),
                report,
                message);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int n = 0; n < denominations.size(); n++) {
            rows.add(words.row(denominations.get(n), pieces.get(n)));
        }
        return rows;
    }

    private List<String> notes() {
        long rows = pieces.stream().filter(Optional::isPresent).count();
        return List.of(
                texts.text("count.rows", rows, denominations.size()),
                texts.text("count.floatIsPart", openingFloat.map(texts::money).orElse("")));
    }

    private String nextWords() {
        if (closed.isPresent()) {
            return texts.text("count.done");
        }
        if (isSaved()) {
            return texts.text("count.close");
        }
        return row < denominations.size() - 1
                ? texts.text("count.next", words.plural(denominations.get(row + 1)))
                : texts.text("count.save");
    }

    private Money total() {
        Money sum = Money.zero(denominations.getFirst().value().getCurrencyUnit());
        for (int n = 0; n < denominations.size(); n++) {
            sum = sum.plus(denominations.get(n).value().multipliedBy(pieces.get(n).orElse(0)));
        }
        return sum;
    }
}
