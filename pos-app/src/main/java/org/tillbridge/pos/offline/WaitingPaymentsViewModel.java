package org.tillbridge.pos.offline;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.tillbridge.pos.ui.FirstMoment;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled.Outcome;
import org.tillbridge.sync.journal.JournalWriteException;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What waits to be forwarded, as the journal has it. What a person says of one is asked for twice:
/// it cannot be taken back.
public final class WaitingPaymentsViewModel implements OfflinePaymentsViewModel {
    private final OfflinePayments payments;
    private final Runnable changed;
    private final Clock clock;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final OfflineWords words;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private List<OfflinePayment> waiting = List.of();
    private Optional<Said> said = Optional.empty();
    private final FirstMoment asked = new FirstMoment();
    private boolean busy;

    /// What was said of one, and is to be said once more.
    private record Said(UUID tender, Outcome outcome) {}

    /// @param changed called on any thread when something became of one
    public WaitingPaymentsViewModel(
            OfflinePayments payments,
            Runnable changed,
            Clock clock,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.payments = payments;
        this.changed = changed;
        this.clock = clock;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.words = new OfflineWords(texts);
        this.shown = new ReadOnlyObjectWrapper<>(shown(-1, Optional.empty()));
        navigation
                .place()
                .subscribe(
                        place -> {
                            if (place == Place.OFFLINE_PAYMENTS) {
                                load(Optional.empty());
                            }
                        });
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void moveChoice(int by) {
        choose(shown.get().chosen() + by);
    }

    @Override
    public void choose(int index) {
        if (!waiting.isEmpty()) {
            said = Optional.empty();
            shown.set(shown(Math.clamp(index, 0, waiting.size() - 1), Optional.empty()));
        }
    }

    @Override
    public void ask() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        said = Optional.empty();
        say(Optional.of(words.said(Message.Tone.CALM, "offline.asking")));
        tasks.aside(
                () -> {
                    payments.ask();
                    changed.run();
                    return payments.now();
                },
                now -> {
                    waiting = now.waiting();
                    shown.set(
                            shown(
                                    waiting.isEmpty() ? -1 : 0,
                                    waiting.isEmpty()
                                            ? Optional.empty()
                                            : Optional.of(
                                                    words.said(
                                                            Message.Tone.CALM,
                                                            "offline.stillWaiting",
                                                            waiting.size()))));
                },
                () -> busy = false);
    }

    @Override
    public void forwarded() {
        settle(Outcome.FORWARDED);
    }

    @Override
    public void refused() {
        settle(Outcome.REFUSED);
    }

    private void settle(Outcome outcome) {
        int chosen = shown.get().chosen();
        if (busy || chosen < 0 || (said.isPresent() && asked.isNow())) {
            return;
        }
        OfflinePayment one = waiting.get(chosen);
        Optional<Said> now = Optional.of(new Said(one.tender(), outcome));
        if (!said.equals(now)) {
            said = now;
            asked.begin();
            say(
                    Optional.of(
                            words.said(
                                    Message.Tone.CAUTION,
                                    "offline.sure." + CamelCase.of(outcome),
                                    words.card(one),
                                    texts.money(one.amount()))));
            return;
        }
        said = Optional.empty();
        busy = true;
        tasks.aside(
                () -> {
                    Optional<JournalWriteException.Reason> failed =
                            payments.settle(one.tender(), outcome, true);
                    changed.run();
                    return failed;
                },
                failed -> load(failed.map(this::notWritten)),
                () -> busy = false);
    }

    private Message notWritten(JournalWriteException.Reason why) {
        return new Message(
                Message.Tone.ALERT,
                texts.text("trouble.notWritten"),
                texts.text("trouble." + CamelCase.of(why)));
    }

    private void load(Optional<Message> message) {
        said = Optional.empty();
        tasks.aside(
                payments::now,
                now -> {
                    waiting = now.waiting();
                    shown.set(shown(waiting.isEmpty() ? -1 : 0, message));
                });
    }

    private void say(Optional<Message> message) {
        shown.set(shown(shown.get().chosen(), message));
    }

    @Override
    public void back() {
        navigation.goTo(Place.DAY);
    }

    private Shown shown(int chosen, Optional<Message> message) {
        Instant now = clock.instant();
        return new Shown(
                waiting.stream().map(one -> row(one, now)).toList(),
                chosen,
                texts.money(OfflineWords.total(waiting).orElse(texts.zero())),
                List.of(texts.text("offline.count", waiting.size())),
                message);
    }

    private Row row(OfflinePayment one, Instant now) {
        return new Row(
                words.card(one),
                texts.text(
                        "offline.sale",
                        one.number().toString(),
                        words.when(one.approval().askedAt())),
                texts.text(
                        "offline.deadline." + CamelCase.of(one.approval().urgency(now)),
                        words.when(one.approval().forwardBy())),
                one.approval().urgency(now),
                texts.amount(one.amount()));
    }
}
