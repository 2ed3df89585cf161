package org.tillbridge.pos.signon;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.OperatorId;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Choosing a name and entering its PIN.
public final class PinSignOnViewModel implements SignOnViewModel {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s.]+");

    private final SignOnService signOn;
    private final Supplier<ReadyWords> ready;
    private final Supplier<Place> firstPlace;
    private final ObservableValue<Optional<Message>> notice;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private final PinEntry entry = new PinEntry();
    private List<SignedOn> people = List.of();
    private ReadyWords readyWords = new ReadyWords("", List.of());
    private String wrong = "";
    private boolean asking;

    /// What is known of this workstation and its day before anyone signs on.
    public record ReadyWords(String ready, List<String> notes) {
        public ReadyWords {
            notes = List.copyOf(notes);
        }
    }

    /// @param ready read beside the FX thread, each time the screen is shown
    /// @param firstPlace where an operator goes who has just signed on
    /// @param notice what whoever comes should know of the state of this workstation
    public PinSignOnViewModel(
            SignOnService signOn,
            Supplier<ReadyWords> ready,
            Supplier<Place> firstPlace,
            ObservableValue<Optional<Message>> notice,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.signOn = signOn;
        this.ready = ready;
        this.firstPlace = firstPlace;
        this.notice = notice;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.shown = new ReadOnlyObjectWrapper<>(toShow());
        notice.subscribe(_ -> show(() -> {}));
        navigation
                .place()
                .subscribe(
                        place -> {
                            if (place == Place.SIGN_ON) {
                                begin();
                            }
                        });
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void choose(int index) {
        if (!asking && index >= 0 && index < people.size()) {
            show(
                    () -> {
                        entry.choose(index);
                        wrong = "";
                    });
        }
    }

    @Override
    public void digit(String digit) {
        if (!asking && entry.digit(digit)) {
            show(() -> wrong = "");
        }
    }

    @Override
    public void deleteDigit() {
        if (!asking) {
            show(entry::deleteDigit);
        }
    }

    @Override
    public void clearPin() {
        if (!asking) {
            show(entry::clear);
        }
    }

    @Override
    public void signOn() {
        if (asking || !notYet().isEmpty()) {
            return;
        }
        OperatorId operator = people.get(entry.chosen()).operator();
        String pin = entry.take();
        show(() -> asking = true);
        tasks.aside(
                () -> signOn.signOn(operator, pin),
                this::answered,
                () -> show(() -> asking = false));
    }

    @Override
    public void someoneElse() {
        if (!asking) {
            show(
                    () -> {
                        entry.chooseNobody();
                        wrong = "";
                    });
        }
    }

    @Override
    public void scanned(String badge) {
        List<String> badges =
                people.stream()
                        .map(person -> Integer.toString(person.operator().number()))
                        .toList();
        int index = badges.indexOf(badge.strip());
        if (index >= 0) {
            choose(index);
        } else if (!asking) {
            show(
                    () -> {
                        entry.chooseNobody();
                        wrong = texts.text("signOn.unknownBadge");
                    });
        }
    }

    @Override
    public void showSettings() {
        navigation.goTo(Place.SETTINGS);
    }

    private void begin() {
        show(
                () -> {
                    entry.chooseNobody();
                    wrong = "";
                    asking = false;
                });
        tasks.aside(signOn::operators, found -> show(() -> people = found));
        tasks.aside(ready::get, words -> show(() -> readyWords = words));
    }

    private void answered(SignOnOutcome outcome) {
        switch (outcome) {
            case SignOnOutcome.Welcome _ -> tasks.aside(firstPlace::get, navigation::goTo);
            case SignOnOutcome.WrongPin(var until) ->
                    show(() -> wrong = texts.text("signOn.wrongPin", texts.timeWithSeconds(until)));
            case SignOnOutcome.TooSoon(var until) ->
                    show(() -> wrong = texts.text("signOn.tooSoon", texts.timeWithSeconds(until)));
            case SignOnOutcome.NobodyByThatNumber() -> begin();
        }
    }

    private void show(Runnable change) {
        change.run();
        shown.set(toShow());
    }

    private String notYet() {
        if (!entry.isChosen()) {
            return texts.text("signOn.chooseFirst");
        }
        if (asking) {
            return texts.text("signOn.checking");
        }
        return entry.isLongEnough() ? "" : texts.text("signOn.enterPin");
    }

    private Shown toShow() {
        return new Shown(
                people.stream().map(this::person).toList(),
                entry.chosen(),
                entry.digits(),
                wrong,
                readyWords.ready(),
                readyWords.notes(),
                notYet(),
                notice.getValue());
    }

    private Person person(SignedOn who) {
        return new Person(
                initials(who.name()), who.name(), texts.text("role." + CamelCase.of(who.role())));
    }

    private static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : BETWEEN_WORDS.split(name.strip(), -1)) {
            if (!word.isEmpty() && initials.length() < 2) {
                initials.appendCodePoint(word.codePointAt(0));
            }
        }
        return initials.toString().toUpperCase(Locale.ROOT);
    }
}
