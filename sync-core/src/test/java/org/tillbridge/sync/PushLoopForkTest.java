package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.stream.Collectors.toMap;

import org.junit.jupiter.api.Test;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.Epochs.Fork;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.wire.ChainAnswer;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.ScriptedHubLink;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What the push loop does when the hub has this journal from another machine too.
class PushLoopForkTest {
    private static final Hash OTHER = Hash.of(new byte[] {1});
    private static final Epoch FIRST = new Epoch("00c0ffee00c0ffe1");
    private static final Epoch SPARE = new Epoch("00c0ffee00c0ffe2");

    private final JournalInMemory journal = new JournalInMemory();
    private final ScriptedHubLink hub = new ScriptedHubLink();
    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private final SyncStatusBoard board = new SyncStatusBoard(clock, new HubTime(clock));
    private final PushLoop loop =
            new PushLoop(
                    JournalInMemory.TILL,
                    journal,
                    journal,
                    hub,
                    Runnable::run,
                    () -> Map.of(FIRST, 3L),
                    new BackOff(SyncPace.USUAL, new Random(1)),
                    board);

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            loop.step();
        }
    }

    @Test
    void aDiskThatWasPutBackSendsNothingMoreOfItsEpochAndGoesOnInASpare() {
        journal.with(FIRST, 10).spare(SPARE);
        hubHas(FIRST, 11, 11);

        steps(6);

        assertThat(journal.forks()).containsExactly(new Fork(FIRST, 10, hashOf(10)));
        assertThat(hub.sent()).extracting(PushRequest::epoch).containsOnly(SPARE);
        assertThat(board.status().attention()).isEmpty();
        assertThat(board.status().unsent()).isZero();
    }

    @Test
    void aDamagedJournalOfWhichTheHubHasMoreThanWasSavedIsNoStaleCopy() {
        journal.with(FIRST, 10).with(SPARE, 2);
        hubHas(FIRST, 11, 11);

        steps(5);

        assertThat(board.status().attention()).isEmpty();
        assertThat(journal.forks()).isEmpty();
        assertThat(hub.sent()).extracting(PushRequest::epoch).containsOnly(SPARE);
    }

    @Test
    void aClonedDiskFindsTheLastCommonEntryAndCarriesWhatIsItsOwn() {
        journal.with(FIRST, 10).spare(SPARE);
        hubHas(FIRST, 6, 8);

        steps(6);

        assertThat(journal.forks()).containsExactly(new Fork(FIRST, 6, hashOf(6)));
        assertThat(hub.bodies(SPARE)).hasSize(1 + 4);
        assertThat(hub.bodies(FIRST)).isEmpty();
        assertThat(board.status().unsent()).isZero();
    }

    @Test
    void theLastCommonEntryOfAMillionIsFoundWithFourQuestions() {
        EpochPosition position = new EpochPosition(FIRST, 1, 1, 1_000_000);
        ForkSearch search =
                new ForkSearch(JournalInMemory.endless(), position, Hash.ZERO, 1_000_000);
        int questions = 0;
        while (!search.isOver()) {
            Map<Long, Hash> hubs =
                    search.places().stream()
                            .collect(
                                    toMap(
                                            place -> place,
                                            place -> place <= 654_321 ? hashOf(place) : OTHER));
            search.learn(new ChainAnswer(FIRST, hubs));
            questions++;
        }

        assertThat(search.found()).isEqualTo(new Fork(FIRST, 654_321, hashOf(654_321)));
        assertThat(questions).isLessThanOrEqualTo(4);
    }

    @Test
    void aForkThatTheHubFindsFirstEndsTheSameWay() {
        journal.with(FIRST, 10).spare(SPARE);
        loop.step();
        hubHas(FIRST, 6, 8);
        hub.thenPush(batch -> new PushOutcome.Fork());

        steps(6);

        assertThat(journal.forks()).containsExactly(new Fork(FIRST, 6, hashOf(6)));
        assertThat(board.status().unsent()).isZero();
    }

    @Test
    void aSpareThatTheOtherMachineOpenedIsNotTaken() {
        Epoch another = new Epoch("00c0ffee00c0ffe3");
        journal.with(FIRST, 10).spare(SPARE).spare(another);
        hubHas(FIRST, 6, 8);
        hub.hasHead(SPARE, 1, OTHER);

        steps(6);

        assertThat(hub.sent()).extracting(PushRequest::epoch).containsOnly(another);
    }

    @Test
    void withNoSpareLeftTheRestIsSentAndTheForkWaitsUntilOneIsGiven() {
        journal.with(SPARE, 2).with(FIRST, 10);
        hubHas(FIRST, 6, 8);

        steps(6);

        assertThat(hub.bodies(SPARE)).hasSize(2);
        assertThat(board.status().attention()).containsExactly(Attention.STALE_COPY);
        assertThat(board.status().unsent()).isEqualTo(10);

        journal.spare(new Epoch("00c0ffee00c0ffe3"));
        loop.askAgainIfHeld();
        steps(6);

        assertThat(journal.forks()).hasSize(1);
        assertThat(board.status().attention()).isEmpty();
        assertThat(board.status().unsent()).isZero();
    }

    @Test
    void aJournalThatCannotOpenTheSpareNowOpensItLater() {
        journal.with(FIRST, 10).spare(SPARE);
        hubHas(FIRST, 6, 8);
        journal.fails(1);

        steps(2);
        assertThatThrownBy(loop::step).isInstanceOf(JournalWriteException.class);
        steps(3);

        assertThat(journal.forks()).hasSize(1);
        assertThat(hub.sent()).extracting(PushRequest::epoch).containsOnly(SPARE);
    }

    @Test
    void aForkThatTheDiskHasNoRoomForHoldsUpNoOtherEpoch() {
        journal.with(SPARE, 2).with(FIRST, 10).spare(new Epoch("00c0ffee00c0ffe3"));
        hubHas(FIRST, 6, 8);
        journal.fails(2);
        steps(2);
        assertThatThrownBy(loop::step).isInstanceOf(JournalWriteException.class);

        steps(3);

        assertThat(hub.bodies(SPARE)).hasSize(2);
        assertThat(board.status().attention()).containsExactly(Attention.STALE_COPY);
        assertThat(board.status().unsent()).isEqualTo(10);

        loop.askAgain();
        steps(6);

        assertThat(journal.forks()).hasSize(1);
        assertThat(board.status().attention()).isEmpty();
        assertThat(board.status().unsent()).isZero();
    }

    @Test
    void anAnswerThatAcknowledgesMoreThanThereIsTellsAStaleCopy() {
        journal.with(FIRST, 10).spare(SPARE);
        hub.thenPush(
                batch -> {
                    hubHas(FIRST, 12, 12);
                    return new PushOutcome.Answered(
                            new PushAnswer(
                                    batch.workstation(),
                                    batch.epoch(),
                                    batch.firstSequence(),
                                    12,
                                    List.of(),
                                    Optional.empty()));
                });

        steps(2);
        assertThat(board.status().attention()).containsExactly(Attention.STALE_COPY);
        steps(4);

        assertThat(journal.forks()).containsExactly(new Fork(FIRST, 10, hashOf(10)));
        assertThat(hub.bodies(SPARE)).hasSize(1);
    }

    /// The hub has entries of an epoch, which are this machine's up to a place.
    private void hubHas(Epoch epoch, long common, long through) {
        for (long sequence = 1; sequence <= through; sequence++) {
            hub.hasHead(epoch, sequence, sequence <= common ? hashOf(sequence) : OTHER);
        }
    }

    private static Hash hashOf(long sequence) {
        return JournalInMemory.recorded(FIRST, sequence).hash();
    }
}
