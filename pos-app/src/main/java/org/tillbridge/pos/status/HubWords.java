package org.tillbridge.pos.status;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.sync.Attention;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.SecondMedium;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.wire.NoAnswer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the lamp stands for, in full: what happened, what to do. Each cause has its own words,
/// since each wants something else done.
final class HubWords {
    private final Texts texts;

    HubWords(Texts texts) {
        this.texts = texts;
    }

    /// What needs a person comes first; how it stands with the hub is the last.
    List<Message> of(SyncStatus status) {
        List<Message> words = new ArrayList<>();
        for (Attention reason : status.attention().stream().sorted().toList()) {
            words.add(needsAttention(texts.text("lamp." + CamelCase.of(reason))));
        }
        if (status.clockIsWrong()) {
            words.add(clock(status.drift()));
        }
        if (status.parked() > 0) {
            words.add(needsAttention(texts.text("lamp.parked", status.parked())));
        }
        words.add(contact(status));
        return words;
    }

    /// Why the second medium lags behind; nothing while it keeps up.
    Optional<Message> of(SecondMedium.State medium) {
        return medium.trouble()
                .map(
                        why ->
                                new Message(
                                        Message.Tone.CAUTION,
                                        texts.text(
                                                "medium." + CamelCase.of(why), medium.onOneDisk()),
                                        texts.text("medium." + CamelCase.of(why) + ".toDo")));
    }

    Message needsAttention(String reason) {
        return new Message(
                Message.Tone.ALERT,
                texts.text("lamp.attention", reason),
                texts.text("hub.needsAttention"));
    }

    /// @param hubAhead how far the hub's clock is before this computer's
    private Message clock(Duration hubAhead) {
        String key = hubAhead.isNegative() ? "hub.clockFast" : "hub.clockSlow";
        return new Message(
                Message.Tone.ALERT,
                texts.text(key, hubAhead.abs().toMinutes()),
                texts.text("hub.setClock"));
    }

    Message contact(SyncStatus status) {
        return switch (status.hub()) {
            case HubContact.NotTried() ->
                    new Message(
                            Message.Tone.CALM,
                            texts.text("hub.looking"),
                            texts.text("hub.looking.toDo"));
            case HubContact.Connected _ ->
                    new Message(
                            Message.Tone.CALM,
                            texts.text("hub.connected"),
                            texts.text("hub.connected.toDo", status.unsent()));
            case HubContact.Offline offline -> {
                String key = "hub." + CamelCase.of(offline.cause());
                yield new Message(
                        tone(offline.cause()),
                        texts.text(key, texts.time(offline.since())),
                        texts.text(key + ".toDo"));
            }
        };
    }

    /// Being offline is calm. Where someone can do something about it, it is said a little louder.
    private static Message.Tone tone(NoAnswer.Cause cause) {
        return switch (cause) {
            case CUT, UNREACHABLE, NAME_UNKNOWN, TIMED_OUT, BUSY, FAILED -> Message.Tone.CALM;
            case UNTRUSTED, WRONG_TIME, NOT_THE_HUB, REFUSED -> Message.Tone.CAUTION;
        };
    }
}
