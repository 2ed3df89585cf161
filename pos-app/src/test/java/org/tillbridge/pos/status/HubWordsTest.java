package org.tillbridge.pos.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Message.Tone;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.Attention;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.NoAnswer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

class HubWordsTest {
    private static final Instant TWO_PAST_TWO = Instant.parse("2026-11-23T14:02:00Z");

    private final HubWords words = new HubWords(new Texts(Locale.UK, ZoneOffset.UTC));

    private List<Message> offline(NoAnswer.Cause cause) {
        return words.of(
                new SyncStatus(
                        new HubContact.Offline(TWO_PAST_TWO, cause),
                        12,
                        0,
                        Optional.empty(),
                        true,
                        Set.of(),
                        Optional.empty()));
    }

    private List<Message> connected(Duration hubAhead, Set<Attention> attention) {
        return words.of(
                new SyncStatus(
                        new HubContact.Connected(TWO_PAST_TWO),
                        0,
                        0,
                        Optional.of(new HubTime.Heard(TWO_PAST_TWO, hubAhead)),
                        true,
                        attention,
                        Optional.empty()));
    }

    @Test
    void anAnswerThatIsNotTheHubsIsCalledWhatItMostlyIs() {
        assertThat(offline(NoAnswer.Cause.NOT_THE_HUB))
                .containsExactly(
                        new Message(
                                Tone.CAUTION,
                                "Since 14:02 something else answers in the hub's place, such as the"
                                        + " sign-in page of a guest network.",
                                "Keep selling. Open a browser on this computer and sign in there,"
                                        + " or use another network."));
    }

    @Test
    void noNetworkIsCalm() {
        assertThat(offline(NoAnswer.Cause.UNREACHABLE))
                .extracting(Message::tone, Message::happened)
                .containsExactly(tuple(Tone.CALM, "No answer from the hub since 14:02."));
    }

    @Test
    void everyCauseHasWordsOfItsOwn() {
        assertThat(NoAnswer.Cause.values())
                .extracting(cause -> offline(cause).getFirst().happened())
                .doesNotHaveDuplicates();
    }

    @Test
    void aWrongClockIsSaidWithItsDirectionAndBeforeTheContact() {
        Message connected = new Message(Tone.CALM, "The hub answers.", "Everything is sent.");
        String toDo = "Set its date and time. Until then receipts bear the wrong time.";

        assertThat(connected(Duration.ofMinutes(7), Set.of()))
                .containsExactly(
                        new Message(
                                Tone.ALERT, "The clock of this computer is 7 minutes slow.", toDo),
                        connected);
        assertThat(connected(Duration.ofMinutes(-90), Set.of()))
                .containsExactly(
                        new Message(
                                Tone.ALERT, "The clock of this computer is 90 minutes fast.", toDo),
                        connected);
        assertThat(connected(Duration.ofSeconds(90), Set.of())).containsExactly(connected);
    }

    @Test
    void whatNeedsAPersonComesFirst() {
        assertThat(connected(Duration.ofMinutes(7), Set.of(Attention.STALE_COPY)).getFirst())
                .isEqualTo(
                        new Message(
                                Tone.ALERT,
                                "Needs attention · this disk is an old copy",
                                "Keep selling, and call a manager."));
    }
}
