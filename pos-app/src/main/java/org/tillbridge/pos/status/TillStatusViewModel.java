package org.tillbridge.pos.status;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.tillbridge.pos.fiscal.FiscalGate;
import org.tillbridge.pos.fiscal.SigningState;
import org.tillbridge.pos.fiscal.UnsignedDocument;
import org.tillbridge.pos.status.WaitingEntries.Named;
import org.tillbridge.pos.status.WaitingEntries.Parked;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.SyncStatus;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Reads what waits when the screen is gone to, and again with each change of how the till is.
public final class TillStatusViewModel implements StatusViewModel {
    private static final int MOST = 50;

    private final FiscalGate fiscal;
    private final WaitingEntries entries;
    private final Supplier<SyncStatus> hub;
    private final ObservableValue<List<Message>> state;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final StatusWords words;
    private final HubWords hubWords;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private Reading last = new Reading(List.of(), SigningState.WELL, List.of(), List.of());
    private Optional<UUID> chosenDocument = Optional.empty();

    private record Reading(
            List<UnsignedDocument> unsigned,
            SigningState signing,
            List<Parked> parked,
            List<Named> unsent) {}

    /// @param hub how it stands with it
    /// @param state what the lamp stands for, in full
    /// @param clock this computer's
    public TillStatusViewModel(
            FiscalGate fiscal,
            WaitingEntries entries,
            Supplier<SyncStatus> hub,
            ObservableValue<List<Message>> state,
            InstantSource clock,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.fiscal = fiscal;
        this.entries = entries;
        this.hub = hub;
        this.state = state;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.words = new StatusWords(texts, clock);
        this.hubWords = new HubWords(texts);
        this.shown = new ReadOnlyObjectWrapper<>(toShow(-1, Optional.empty()));
        navigation.place().subscribe(this::at);
        state.subscribe(_ -> at(navigation.place().get()));
    }

    private void at(Place place) {
        if (place == Place.STATUS) {
            tasks.aside(this::read, this::show);
        }
    }

    private Reading read() {
        return new Reading(
                fiscal.unsigned(),
                fiscal.state(),
                entries.parked(MOST),
                hub.get().unsent() == 0 ? List.of() : entries.unsent(MOST));
    }

    /// Who had chosen one stays with it, wherever it has moved.
    private void show(Reading read) {
        last = read;
        List<UUID> listed =
                last.unsigned().stream().map(one -> one.document().transaction()).toList();
        int before = chosenDocument.map(listed::indexOf).orElse(-1);
        int chosen = before >= 0 ? before : Math.max(0, shown.get().chosen());
        shown.set(toShow(chosen, shown.get().message()));
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
        shown.set(toShow(index, Optional.empty()));
        chosenDocument = document(shown.get().chosen());
    }

    private Optional<UUID> document(int index) {
        return index >= 0 && index < Math.min(MOST, last.unsigned().size())
                ? Optional.of(last.unsigned().get(index).document().transaction())
                : Optional.empty();
    }

    @Override
    public void sendAgain() {
        document(shown.get().chosen())
                .ifPresent(
                        document -> {
                            String number =
                                    last.unsigned()
                                            .get(shown.get().chosen())
                                            .document()
                                            .number()
                                            .toString();
                            fiscal.sendAgain(document);
                            shown.set(
                                    toShow(
                                            shown.get().chosen(),
                                            Optional.of(
                                                    new Message(
                                                            Message.Tone.CALM,
                                                            texts.text("status.sent", number),
                                                            texts.text("status.sent.toDo")))));
                            tasks.aside(this::read, this::show);
                        });
    }

    @Override
    public void back() {
        navigation.goTo(Place.SETTINGS);
    }

    private Shown toShow(int wanted, Optional<Message> message) {
        SyncStatus status = hub.get();
        List<Section> sections = new ArrayList<>();
        add(
                sections,
                "status.unsigned",
                last.unsigned().size(),
                last.unsigned().stream()
                        .limit(MOST)
                        .map(one -> words.row(one, last.signing()))
                        .toList());
        add(
                sections,
                "status.parked",
                status.parked(),
                last.parked().stream().map(words::row).toList());
        String why = hubWords.contact(status).happened();
        add(
                sections,
                "status.unsent",
                status.unsent(),
                last.unsent().stream().map(one -> words.row(one, status, why)).toList());
        int rows = sections.stream().mapToInt(section -> section.rows().size()).sum();
        int chosen = Math.min(wanted, rows - 1);
        long all = last.unsigned().size() + status.parked() + status.unsent();
        return new Shown(
                state.getValue(),
                sections,
                rows == 0 ? -1 : Math.max(0, chosen),
                chosen >= 0 && document(chosen).isPresent(),
                all == 0 ? texts.text("status.nothing") : Long.toString(all),
                message);
    }

    private void add(List<Section> sections, String key, long all, List<Row> rows) {
        if (all > 0 || !rows.isEmpty()) {
            long more = all - rows.size();
            sections.add(
                    new Section(
                            texts.text(key, Math.max(all, rows.size())),
                            rows,
                            more > 0 ? texts.text("status.more", more) : ""));
        }
    }
}
