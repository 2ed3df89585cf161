package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.NoAnswer.Cause;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.ScriptedHubLink;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

class PushLoopTest {
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

    private static List<String> places(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(Long::toString).toList();
    }

    private static NoAnswer busy(Duration retryAfter) {
        return new NoAnswer(Cause.BUSY, "busy", Optional.of(retryAfter));
    }

    @Test
    void aLineThatCarriesLessInTheTimeThatIsWaitedForGetsLess() {
        journal.with(FIRST, 500);
        for (int tooMuch = 0; tooMuch < 3; tooMuch++) {
            hub.thenPush(_ -> NoAnswer.because(Cause.TIMED_OUT, "too slow"));
        }

        steps(8);

        assertThat(hub.sent())
                .extracting(batch -> batch.entries().size())
                .startsWith(500, 250, 125, 62);
        assertThat(hub.bodies(FIRST)).isEqualTo(places(500));
    }

    @Test
    void everyEntryArrivesInOrderInBatchesOfFiveHundred() {
        journal.with(FIRST, 1200);

        steps(4);

        assertThat(hub.bodies(FIRST)).isEqualTo(places(1200));
        assertThat(hub.sent())
                .extracting(batch -> batch.entries().size())
                .containsExactly(500, 500, 200);
        assertThat(board.status().unsent()).isZero();
        assertThat(board.status().isConnected()).isTrue();
        assertThat(loop.step().endsWithNews()).isTrue();
        assertThat(hub.sent()).hasSize(3);
    }

    @Test
    void anAnswerThatIsLostIsAskedForWithTheSameBatch() {
        journal.with(FIRST, 10);
        hub.thenLosesTheAnswer().thenLosesTheRequest();

        steps(4);

        assertThat(hub.bodies(FIRST)).isEqualTo(places(10));
        assertThat(hub.sent()).hasSize(3).containsOnly(hub.sent().getFirst());
    }

    @Test
    void aDuplicatedRequestBooksOnce() {
        journal.with(FIRST, 10);
        hub.thenDuplicates();

        steps(3);

        assertThat(hub.bodies(FIRST)).isEqualTo(places(10));
    }

    @Property(tries = 200)
    void whateverTheNetworkDoesEveryEntryArrivesOnceInOrder(
            @ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> weather,
            @ForAll @IntRange(max = 1500) int entries) {
        PushLoopTest fresh = new PushLoopTest();
        fresh.journal.with(FIRST, entries).with(SPARE, 3);
        weather.forEach(fresh::script);

        fresh.steps(weather.size() + 30);

        assertThat(fresh.hub.bodies(FIRST)).isEqualTo(places(entries));
        assertThat(fresh.hub.bodies(SPARE)).isEqualTo(places(3));
        assertThat(fresh.board.status().unsent()).isZero();
    }

    private void script(int weather) {
        switch (weather) {
            case 0 -> hub.thenLosesTheRequest();
            case 1 -> hub.thenLosesTheAnswer();
            case 2 -> hub.thenDuplicates();
            case 3 -> hub.thenPush(batch -> new PushOutcome.TooLarge());
            default -> hub.thenPush(batch -> busy(Duration.ofSeconds(1)));
        }
    }

    @Test
    void sevenParkedOfAHundredKeepTheirResultsAndDelayNobody() {
        journal.with(FIRST, 100);
        List<Long> odd = List.of(3L, 17L, 18L, 50L, 77L, 99L, 100L);
        ParkedEffect effect = new ParkedEffect("stock/1", "unknownItem", "Not known.");
        odd.forEach(sequence -> hub.parks(sequence, effect));
        hub.thenLosesTheAnswer();

        steps(3);

        assertThat(hub.bodies(FIRST)).isEqualTo(places(100));
        assertThat(hub.results(FIRST).values())
                .filteredOn(result -> !result.isApplied())
                .extracting(EntryResult::sequence)
                .isEqualTo(odd);
        assertThat(board.status().unsent()).isZero();
    }

    @Test
    void anAnswerThatFailsInTheListenerIsAskedForAgain() {
        journal.with(FIRST, 10);
        loop.step();
        board.whenBack(() -> {});
        board.listen(
                status -> {
                    if (status.unsent() == 0 && hub.sent().size() == 1) {
                        throw new IllegalStateException("A screen is broken");
                    }
                });

        assertThatThrownBy(loop::step).hasMessage("A screen is broken");
        steps(1);

        assertThat(hub.bodies(FIRST)).isEqualTo(places(10));
    }

    @Test
    void anOlderEpochIsDrainedBeforeTheNewer() {
        journal.with(FIRST, 600).with(SPARE, 2);

        steps(4);

        assertThat(hub.sent()).extracting(PushRequest::epoch).containsExactly(FIRST, FIRST, SPARE);
    }

    @Test
    void aGapGoesBackToWhatTheHubWaitsFor() {
        journal.with(FIRST, 20);
        steps(2);
        hub.restoreTo(FIRST, 4);
        journal.with(FIRST, 5);

        steps(2);

        assertThat(hub.bodies(FIRST)).isEqualTo(places(25));
        assertThat(hub.sent().getLast().firstSequence()).isEqualTo(5);
    }

    @Test
    void anEpochWhoseEntriesAreNotKeptAnyMoreHoldsUpNoOther() {
        journal.with(FIRST, 10).with(SPARE, 2);
        journal.forget(FIRST, 5);

        steps(3);

        assertThat(hub.bodies(FIRST)).isEmpty();
        assertThat(hub.bodies(SPARE)).isEqualTo(places(2));
        assertThat(board.status().attention()).containsExactly(Attention.HUB_LACKS_OLD_ENTRIES);
    }

    @Test
    void aHubThatContradictsItselfIsLeftAloneForAWhile() {
        journal.with(FIRST, 20);
        loop.step();
        hub.thenPush(batch -> new PushOutcome.Gap(7)).thenPush(batch -> new PushOutcome.Gap(3));

        assertThat(loop.step()).isEqualTo(Pause.NONE);
        assertThat(loop.step().endsWithNews()).isFalse();
        assertThat(hub.sent()).hasSize(2);
    }

    @Test
    void aBatchThatIsTooLargeIsHalvedUntilItFits() {
        journal.with(FIRST, 100);
        for (int i = 0; i < 3; i++) {
            hub.thenPush(batch -> new PushOutcome.TooLarge());
        }

        steps(12);

        assertThat(hub.sent())
                .extracting(batch -> batch.entries().size())
                .startsWith(100, 50, 25, 12, 24);
        assertThat(hub.bodies(FIRST)).isEqualTo(places(100));
        assertThat(board.status().attention()).isEmpty();
    }

    @Test
    void whatWasReadAheadIsNotSentWhereTheHubTookLess() {
        journal.with(FIRST, 1200);
        loop.step();
        hub.thenTakes(200);

        steps(5);

        assertThat(hub.sent())
                .extracting(PushRequest::firstSequence)
                .containsExactly(1L, 201L, 401L, 801L);
        assertThat(hub.bodies(FIRST)).isEqualTo(places(1200));
    }

    /// A hub that died of one of some entries takes them one by one.
    @Test
    void whereTheHubTakesOneEntryAtATimeTheRestIsNotSentAgainAndAgain() {
        journal.with(FIRST, 500);
        for (int n = 0; n < 1000; n++) {
            hub.thenTakes(1);
        }

        steps(1001);

        assertThat(hub.bodies(FIRST)).isEqualTo(places(500));
        assertThat(hub.sent().stream().mapToInt(batch -> batch.entries().size()).sum())
                .isLessThan(500 + 2 * 500);
    }

    @Test
    void anEntryThatIsTooLargeByItselfIsNotSkipped() {
        journal.with(FIRST, 1);
        hub.thenPush(batch -> new PushOutcome.TooLarge());
        loop.step();

        Pause pause = loop.step();

        assertThat(pause.endsWithNews()).isFalse();
        assertThat(board.status().attention()).containsExactly(Attention.ENTRY_TOO_LARGE);
        steps(1);
        assertThat(hub.bodies(FIRST)).isEqualTo(places(1));
        assertThat(board.status().attention()).isEmpty();
    }

    @Test
    void theHubIsAskedWhatItHasBeforeAnythingIsSent() {
        journal.with(FIRST, 10);
        hub.hasHead(FIRST, 10, JournalInMemory.recorded(FIRST, 10).hash());

        steps(2);

        assertThat(hub.sent()).isEmpty();
        assertThat(board.status().unsent()).isZero();
    }

    @Test
    void beforeTheHubCanBeAskedTheReplicaSaysWhatIsUnsent() {
        journal.with(FIRST, 10);
        hub.thenHead(ScriptedHubLink::lost);

        loop.step();

        assertThat(board.status().unsent()).isEqualTo(7);
        assertThat(board.status().hub())
                .isEqualTo(new HubContact.Offline(Instant.EPOCH, Cause.UNREACHABLE));
        assertThat(hub.sent()).isEmpty();
    }

    @Test
    void pausesGrowWithChanceAndHonourTheHubsWish() {
        journal.with(FIRST, 1);
        loop.step();
        for (int i = 0; i < 10; i++) {
            hub.thenLosesTheRequest();
        }
        hub.thenPush(batch -> busy(Duration.ofMinutes(2)));

        Duration longest = Duration.ZERO;
        for (int i = 0; i < 10; i++) {
            Pause pause = loop.step();
            long ceiling = Math.min(60_000, 1000L << i);
            assertThat(pause.atMost().toMillis()).isBetween(ceiling / 2, ceiling);
            longest = pause.atMost();
        }

        assertThat(longest).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(loop.step().atMost()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        steps(1);
        assertThat(loop.step().endsWithNews()).isTrue();
    }

    @Test
    void anAnswerThatAsksForAPauseGetsIt() {
        journal.with(FIRST, 600);
        loop.step();
        hub.thenPush(
                batch ->
                        new PushOutcome.Answered(
                                new PushAnswer(
                                        batch.workstation(),
                                        batch.epoch(),
                                        1,
                                        500,
                                        List.of(),
                                        Optional.of(Duration.ofSeconds(9)))));

        assertThat(loop.step()).isEqualTo(Pause.backOff(Duration.ofSeconds(9)));
    }

    @Test
    void aRefusalIsForSomeoneToLookAt() {
        journal.with(FIRST, 1);
        hub.thenHead(() -> NoAnswer.because(Cause.REFUSED, "HTTP 401"));

        loop.step();
        assertThat(board.status().attention()).containsExactly(Attention.REFUSED);
        steps(2);
        assertThat(board.status().attention()).isEmpty();
        assertThat(hub.bodies(FIRST)).isEqualTo(places(1));
    }
}
