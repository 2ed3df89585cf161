package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.NoAnswer.Cause;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

class SyncStatusBoardTest {
    private final InstantSource clock = InstantSource.system();
    private final SyncStatusBoard board = new SyncStatusBoard(clock, new HubTime(clock));

    @Test
    @Timeout(600)
    void aListenerMayWaitForAThreadThatChangesTheStatusToo() {
        CountDownLatch counted = new CountDownLatch(1);
        board.listen(
                status -> {
                    if (status.parked() == 1) {
                        waitFor(counted);
                    }
                });
        Thread other =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (board.status().parked() != 1) {
                                        Thread.onSpinWait();
                                    }
                                    board.unsent(() -> 5);
                                    board.loaded(true);
                                    counted.countDown();
                                });

        board.parked(1);

        assertThat(other.isAlive() && counted.getCount() > 0).isFalse();
        assertThat(board.status().unsent()).isEqualTo(5);
    }

    @Test
    void whoeverTellsTheLastThingToldIsTheStatus() throws InterruptedException {
        List<Long> told = new CopyOnWriteArrayList<>();
        board.listen(status -> told.add(status.unsent()));
        AtomicLong entries = new AtomicLong();
        List<Thread> threads =
                IntStream.range(0, 4)
                        .mapToObj(
                                each ->
                                        Thread.ofPlatform()
                                                .start(
                                                        () -> {
                                                            for (int n = 0; n < 2_000; n++) {
                                                                board.unsent(
                                                                        entries::incrementAndGet);
                                                            }
                                                        }))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(board.status().unsent()).isEqualTo(8_000);
        assertThat(told.getLast()).isEqualTo(8_000);
        assertThat(told).isSorted();
    }

    @Test
    void whyTheHubDoesNotAnswerIsLoggedOnceForEachCause() {
        ListAppender<ILoggingEvent> log = log();

        board.noAnswer(NoAnswer.because(Cause.NOT_THE_HUB, "status 200, text/html"));
        board.noAnswer(NoAnswer.because(Cause.NOT_THE_HUB, "status 200, text/html"));
        board.noAnswer(NoAnswer.because(Cause.TIMED_OUT, "SocketTimeoutException: timeout"));
        board.connected();
        board.connected();
        board.noAnswer(NoAnswer.because(Cause.NOT_THE_HUB, "status 503"));

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .map(line -> line.replaceAll("since .*", "since"))
                .containsExactly(
                        "No answer from the hub, NOT_THE_HUB: status 200, text/html",
                        "No answer from the hub, TIMED_OUT: SocketTimeoutException: timeout",
                        "The hub answers again; it did not since",
                        "No answer from the hub, NOT_THE_HUB: status 503");
    }

    @Test
    void aClockThatIsWrongIsLoggedOnce() {
        ListAppender<ILoggingEvent> log = log();
        InstantSource computer = InstantSource.fixed(Instant.EPOCH);
        HubTime hubTime = new HubTime(computer);
        SyncStatusBoard wrong = new SyncStatusBoard(computer, hubTime);

        hubTime.heard(Instant.EPOCH.plusSeconds(121));
        wrong.connected();
        wrong.parked(1);

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "The hub's clock is ahead of this computer's by PT2M1S", "The hub answers");
    }

    @Test
    @Timeout(600)
    void ofTwoLoopsThatHearTheHubAtOnceOneTellsThatItIsBack() throws InterruptedException {
        AtomicLong told = new AtomicLong();
        AtomicLong heard = new AtomicLong();
        board.whenBack(told::incrementAndGet);
        Thread other =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    for (long time = 1; time <= 1_000; time++) {
                                        connectedAtOnce(heard, time);
                                    }
                                });
        for (long time = 1; time <= 1_000; time++) {
            while (heard.get() < 3 * (time - 1)) {
                Thread.yield();
            }
            board.noAnswer(NoAnswer.because(Cause.TIMED_OUT, "SocketTimeoutException: timeout"));
            heard.incrementAndGet();
            connectedAtOnce(heard, time);
        }
        other.join();

        assertThat(told).hasValue(1_000);
    }

    private void connectedAtOnce(AtomicLong heard, long time) {
        while (heard.get() < 3 * time - 2) {
            Thread.yield();
        }
        board.connected();
        heard.incrementAndGet();
    }

    /// What boards say on this thread: a board of an earlier test may still have a word to say.
    private static ListAppender<ILoggingEvent> log() {
        Thread asserting = Thread.currentThread();
        ListAppender<ILoggingEvent> log =
                new ListAppender<>() {
                    @Override
                    protected void append(ILoggingEvent event) {
                        if (Thread.currentThread() == asserting) {
                            super.append(event);
                        }
                    }
                };
        log.start();
        ((Logger) LoggerFactory.getLogger(SyncStatusBoard.class)).addAppender(log);
        return log;
    }

    @Test
    void aListenerThatFailsOnceIsToldTheNextTime() {
        List<Long> told = new ArrayList<>();
        board.listen(
                status -> {
                    if (status.unsent() == 1) {
                        throw new IllegalStateException("cannot draw it");
                    }
                    told.add(status.unsent());
                });

        assertThatThrownBy(() -> board.unsent(() -> 1)).hasMessage("cannot draw it");
        board.unsent(() -> 2);

        assertThat(told).containsExactly(0L, 2L);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
