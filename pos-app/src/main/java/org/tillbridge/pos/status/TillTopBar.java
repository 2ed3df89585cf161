package org.tillbridge.pos.status;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.device.Devices.DevicesState;
import org.tillbridge.pos.device.printer.QueueState;
import org.tillbridge.pos.fiscal.SigningState;
import org.tillbridge.pos.offline.OfflinePayments;
import org.tillbridge.pos.offline.OfflineWords;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.signon.SignedOn;
import org.tillbridge.pos.ui.Lamp;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.TopBarState;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.sync.Attention;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.SecondMedium;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.journal.Damage;
import org.tillbridge.sync.journal.JournalHealth;
import org.tillbridge.sync.journal.JournalWriteException.Reason;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the top bar says: where, who, which day, how it stands with the hub, what time it is. On
/// the FX thread.
public final class TillTopBar {
    private static final String PRINTER = "lamp.printer.";
    private static final String READ_ONLY = "lamp.readOnly";

    /// What is over once an entry got in.
    private static final List<String> WHILE_FAILING =
            List.of("lamp.onReserve", "lamp.failing", READ_ONLY);

    private static final String UNSIGNED = "lamp.unsigned";

    private final Session session;
    private final DayBook dayBook;
    private final Clock clock;
    private final Texts texts;
    private final HubWords hubWords;
    private final OfflineWords offlineWords;
    private final ReadOnlyObjectWrapper<TopBarState> state;
    private final ReadOnlyObjectWrapper<List<Message>> explained =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Map<String, Object[]> troubles = new LinkedHashMap<>();
    private Optional<SyncStatus> status = Optional.empty();
    private SecondMedium.State medium = SecondMedium.State.WELL;
    private OfflinePayments.State cards = OfflinePayments.State.NONE;
    private String store;
    private final String workstation;
    private boolean training;

    public TillTopBar(
            Session session,
            DayBook dayBook,
            Clock clock,
            Texts texts,
            String store,
            String workstation) {
        this.session = session;
        this.dayBook = dayBook;
        this.clock = clock;
        this.texts = texts;
        this.store = store;
        this.workstation = workstation;
        this.hubWords = new HubWords(texts);
        this.offlineWords = new OfflineWords(texts);
        this.state = new ReadOnlyObjectWrapper<>(now());
    }

    /// Tells, in its own words, of all the troubles that the one before it told of.
    public void takeOver(TillTopBar before) {
        troubles.putAll(before.troubles);
        medium = before.medium;
        cards = before.cards;
        refresh();
    }

    /// It is a till to learn on; nothing else is said of it.
    public void training() {
        training = true;
        refresh();
    }

    public ReadOnlyObjectProperty<TopBarState> state() {
        return state.getReadOnlyProperty();
    }

    /// What the lamp stands for, in full.
    public ReadOnlyObjectProperty<List<Message>> explained() {
        return explained.getReadOnlyProperty();
    }

    /// Something may have changed: the screen, the minute.
    public void refresh() {
        explained.set(inFull());
        state.set(now());
    }

    public void status(SyncStatus heard) {
        status = Optional.of(heard);
        refresh();
    }

    public void store(String name) {
        store = name;
        refresh();
    }

    public void health(JournalHealth health) {
        switch (health) {
            case JournalHealth.Well() -> WHILE_FAILING.forEach(troubles::remove);
            case JournalHealth.OnReserve() -> trouble("lamp.onReserve");
            case JournalHealth.Failing(var why) -> {
                troubles.remove("lamp.failing");
                trouble(why == Reason.READ_ONLY ? READ_ONLY : "lamp.failing");
            }
            case JournalHealth.Recovered(Damage damage) ->
                    trouble("lamp.recovered", damage.entriesLost());
        }
        refresh();
    }

    /// How the second medium stands.
    public void medium(SecondMedium.State now) {
        medium = now;
        refresh();
    }

    /// What terminals took upon themselves.
    public void cards(OfflinePayments.State now) {
        cards = now;
        refresh();
    }

    /// How it is with the signing unit.
    public void signing(SigningState now) {
        if (now.unsigned() == 0) {
            troubles.remove(UNSIGNED);
        } else {
            troubles.put(UNSIGNED, new Object[] {now.unsigned()});
        }
        refresh();
    }

    /// What the printer does not do, or wants to know.
    public void devices(DevicesState now) {
        troubles.keySet().removeIf(key -> key.startsWith(PRINTER));
        now.printer()
                .flatMap(QueueState::trouble)
                .ifPresent(why -> troubles.put(PRINTER + CamelCase.of(why), new Object[0]));
        refresh();
    }

    /// Something that a person should know of, until the application ends.
    ///
    /// @param key of the text
    public void trouble(String key, Object... arguments) {
        troubles.put(key, arguments);
        refresh();
    }

    private TopBarState now() {
        return new TopBarState(
                store,
                workstation,
                session.operator().map(SignedOn::name).orElse(""),
                dayBook.openDay().map(day -> texts.shortDate(day.businessDate())).orElse(""),
                lamp(),
                texts.time(clock.instant()));
    }

    private List<Message> inFull() {
        if (training) {
            return List.of(
                    new Message(
                            Message.Tone.CAUTION,
                            texts.text("lamp.training"),
                            texts.text("lamp.training.toDo")));
        }
        return Stream.of(
                        troubles().map(hubWords::needsAttention),
                        offlineWords.of(cards, clock.instant()).stream(),
                        hubWords.of(medium).stream(),
                        status.map(hubWords::of).orElse(List.of()).stream())
                .flatMap(words -> words)
                .toList();
    }

    private Lamp lamp() {
        return training ? new Lamp(Lamp.State.TRAINING, texts.text("lamp.training")) : realLamp();
    }

    private Lamp realLamp() {
        return attention()
                .map(reason -> new Lamp(Lamp.State.ATTENTION, texts.text("lamp.attention", reason)))
                .or(this::oneDisk)
                .orElseGet(() -> status.map(this::contact).orElseGet(this::looking));
    }

    private Optional<Lamp> oneDisk() {
        return medium.onOneDisk() == 0
                ? Optional.empty()
                : Optional.of(
                        new Lamp(
                                Lamp.State.ONE_DISK,
                                texts.text("lamp.oneDisk", medium.onOneDisk())));
    }

    private Optional<String> attention() {
        return troubles()
                .findFirst()
                .or(() -> offlineWords.lamp(cards, clock.instant()))
                .or(() -> status.flatMap(this::attention));
    }

    private Stream<String> troubles() {
        return troubles.entrySet().stream()
                .map(trouble -> texts.text(trouble.getKey(), trouble.getValue()));
    }

    private Optional<String> attention(SyncStatus now) {
        if (!now.attention().isEmpty()) {
            Attention first = now.attention().stream().sorted().findFirst().orElseThrow();
            return Optional.of(texts.text("lamp." + CamelCase.of(first)));
        }
        if (now.clockIsWrong()) {
            return Optional.of(texts.text("lamp.clock"));
        }
        return now.parked() > 0
                ? Optional.of(texts.text("lamp.parked", now.parked()))
                : Optional.empty();
    }

    private Lamp contact(SyncStatus now) {
        return switch (now.hub()) {
            case HubContact.NotTried() -> looking();
            case HubContact.Connected _ ->
                    new Lamp(
                            Lamp.State.CONNECTED,
                            now.unsent() == 0
                                    ? texts.text("lamp.connected")
                                    : texts.text("lamp.sending", now.unsent()));
            case HubContact.Offline offline ->
                    new Lamp(
                            Lamp.State.OFFLINE,
                            texts.text("lamp.offline", texts.time(offline.since()), now.unsent()));
        };
    }

    private Lamp looking() {
        return new Lamp(Lamp.State.OFFLINE, texts.text("lamp.looking"));
    }
}
