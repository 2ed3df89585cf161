package org.tillbridge.pos.drawer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.joda.money.Money;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.DayService;
import org.tillbridge.pos.drawer.Denominations.Denomination;
import org.tillbridge.pos.sale.SaleMessages;
import org.tillbridge.pos.signon.SignOnService;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.journal.DayTotals;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A count that does not know what should be there: that is read only when the count is saved.
public final class BlindCountViewModel implements DrawerCountViewModel {
    private static final int MOST_DIGITS = 5;

    private final DayService day;
    private final SignOnService signOn;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final SaleMessages messages;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private List<Denomination> denominations = List.of();
    private List<Optional<Integer>> pieces = new ArrayList<>();
    private Optional<Money> openingFloat = Optional.empty();
    private int row;
    private boolean saving;
    private List<Fact> result = List.of();
    private String wrong = "";
    private Optional<Message> message = Optional.empty();

    public BlindCountViewModel(
            DayService day, SignOnService signOn, Tasks tasks, Navigation navigation, Texts texts) {
        this.day = day;
        this.signOn = signOn;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.messages = new SaleMessages(texts);
        this.shown = new ReadOnlyObjectWrapper<>(toShow());
        navigation
                .place()
                .subscribe(
                        place -> {
                            if (place == Place.DRAWER_COUNT) {
                                begin();
                            }
                        });
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void pieces(String typed) {
        if (isCounting()) {
            show(() -> count(typed.strip()));
        }
    }

    @Override
    public void next() {
        if (isSaved()) {
            signOn.signOff();
            navigation.goTo(Place.SIGN_ON);
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

    @Override
    public void back() {
        if (result.isEmpty()) {
            navigation.goTo(Place.SALE);
        } else {
            next();
        }
    }

    private void begin() {
        saving = false;
        row = 0;
        wrong = "";
        result = List.of();
        message = Optional.empty();
        denominations = List.of();
        tasks.aside(
                day::totals,
                totals ->
                        show(
                                () -> {
                                    denominations =
                                            totals.map(DayTotals::currency)
                                                    .map(Denominations::of)
                                                    .orElse(List.of());
                                    openingFloat = totals.map(DayTotals::openingFloat);
                                    pieces =
                                            new ArrayList<>(
                                                    Collections.nCopies(
                                                            denominations.size(),
                                                            Optional.empty()));
                                }));
    }

    private boolean isSaved() {
        return !result.isEmpty();
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
        List<DenominationCount> counts = new ArrayList<>();
        for (int n = 0; n < denominations.size(); n++) {
            counts.add(
                    new DenominationCount(denominations.get(n).value(), pieces.get(n).orElse(0)));
        }
        tasks.basket(() -> day.close(counts), this::saved, () -> saving = false);
    }

    private void saved(ClosingOutcome outcome) {
        switch (outcome) {
            case ClosingOutcome.Closed(TillClosed closing, Money over) ->
                    show(() -> result = facts(closing, over));
            case ClosingOutcome.SaleInTheWay() ->
                    show(() -> message = Optional.of(messages.saleInTheWay()));
            case ClosingOutcome.NoDayOpen() -> navigation.goTo(Place.OPEN_TILL);
            case ClosingOutcome.NotWritten(var why) ->
                    show(() -> message = Optional.of(messages.notWritten(why)));
        }
    }

    private List<Fact> facts(TillClosed closing, Money over) {
        String difference =
                over.isZero() ? "count.exact" : over.isPositive() ? "count.over" : "count.short";
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(texts.text("count.counted"), texts.amount(closing.counted())));
        facts.add(new Fact(texts.text("count.expected"), texts.amount(closing.expected())));
        facts.add(new Fact(texts.text(difference), texts.amount(over.abs())));
        facts.add(new Fact(texts.text("count.report"), closing.number().toString()));
        for (SaleSuspended sale : day.suspended()) {
            facts.add(
                    new Fact(
                            texts.text("count.suspended", texts.time(sale.at())),
                            texts.amount(sale.total())));
        }
        return facts;
    }

    private void show(Runnable change) {
        change.run();
        shown.set(toShow());
    }

    private Shown toShow() {
        if (denominations.isEmpty()) {
            return new Shown(
                    List.of(),
                    0,
                    "",
                    "",
                    "",
                    "",
                    texts.text("count.soFar"),
                    "",
                    List.of(),
                    texts.text("count.wait"),
                    List.of(),
                    message);
        }
        return new Shown(
                rows(),
                isSaved() ? -1 : row,
                texts.text("count.howMany", plural(denominations.get(row))),
                plural(denominations.get(row)),
                pieces.get(row).map(String::valueOf).orElse(""),
                wrong,
                texts.text(isSaved() ? "count.counted" : "count.soFar"),
                texts.money(counted()),
                isSaved() ? List.of() : notes(),
                nextWords(),
                result,
                message);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int n = 0; n < denominations.size(); n++) {
            Denomination kind = denominations.get(n);
            Optional<Integer> counted = pieces.get(n);
            rows.add(
                    new Row(
                            named("one", kind),
                            counted.map(String::valueOf).orElse(""),
                            counted.map(count -> kind.value().multipliedBy(count))
                                    .map(texts::amount)
                                    .orElse("")));
        }
        return rows;
    }

    private List<String> notes() {
        long counted = pieces.stream().filter(Optional::isPresent).count();
        return List.of(
                texts.text("count.rows", counted, denominations.size()),
                texts.text("count.floatIsPart", openingFloat.map(texts::money).orElse("")));
    }

    private String nextWords() {
        if (isSaved()) {
            return texts.text("count.done");
        }
        return row < denominations.size() - 1
                ? texts.text("count.next", plural(denominations.get(row + 1)))
                : texts.text("count.save");
    }

    private Money counted() {
        Money sum = Money.zero(denominations.getFirst().value().getCurrencyUnit());
        for (int n = 0; n < denominations.size(); n++) {
            sum = sum.plus(denominations.get(n).value().multipliedBy(pieces.get(n).orElse(0)));
        }
        return sum;
    }

    private String plural(Denomination kind) {
        return named("many", kind);
    }

    private String named(String number, Denomination kind) {
        String key =
                switch (kind.kind()) {
                    case NOTE -> "count.note.";
                    case COIN -> "count.coin.";
                };
        return texts.text(key + number, texts.coinMoney(kind.value()));
    }
}
