package org.tillbridge.pos;

import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.wire.NoAnswer;

import java.time.Instant;

/// What is said before a till can sell.
final class StartWords {
    private StartWords() {}

    /// Why there is nothing to sell yet.
    static Message whyNotYet(Texts words, SyncStatus status) {
        return switch (status.hub()) {
            case HubContact.NotTried(), HubContact.Connected _ ->
                    new Message(
                            Message.Tone.CALM,
                            words.text("start.fetching.message"),
                            words.text("start.fetching.toDo"));
            case HubContact.Offline(Instant since, NoAnswer.Cause cause) ->
                    new Message(
                            Message.Tone.CAUTION,
                            words.text("hub." + CamelCase.of(cause), words.time(since)),
                            words.text("start.noAnswer"));
        };
    }
}
