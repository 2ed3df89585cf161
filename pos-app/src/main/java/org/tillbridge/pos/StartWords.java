package org.tillbridge.pos;

import org.tillbridge.pos.enrol.NotReadyViewModel;
import org.tillbridge.pos.enrol.WaitingViewModel;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.wire.NoAnswer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is said before a till can sell.
final class StartWords {
    private StartWords() {}

    /// A screen that waits, or that says why the till cannot start.
    ///
    /// @param why the key of the text; empty while it starts
    /// @param end what closes a till that cannot
    static WaitingViewModel waiting(Texts words, String title, Optional<String> why, Runnable end) {
        return why.map(
                        key ->
                                new WaitingViewModel(
                                        WaitingViewModel.saying(
                                                words.text(title),
                                                new Message(
                                                        Message.Tone.ALERT,
                                                        words.text(key),
                                                        words.text(key + ".toDo")),
                                                words.text("start.close")),
                                        end))
                .orElseGet(
                        () ->
                                new WaitingViewModel(
                                        new NotReadyViewModel.Shown(
                                                words.text(title), List.of(), "", ""),
                                        () -> {}));
    }

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
