package org.tillbridge.sync;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.NoAnswer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/// Where both loops write down how it goes. Tells listeners of what differs. Logs the cause where
/// contact is lost, once for each cause until the hub is back.
final class SyncStatusBoard {
    private static final Logger LOG = LoggerFactory.getLogger(SyncStatusBoard.class);

    /// The hub's time alone is news only this often.
    private static final Duration TIME_IS_NEWS_AFTER = Duration.ofSeconds(10);

    private static final Duration DRIFT_IS_NEWS_FROM = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final HubTime hubTime;
    private final Announcer<SyncStatus> announcer = new Announcer<>(this::status);
    private final List<Runnable> whenBack = new CopyOnWriteArrayList<>();
    private final Set<NoAnswer.Cause> logged = ConcurrentHashMap.newKeySet();
    private final Object counting = new Object();
    private SyncStatus status = SyncStatus.atStart();
    private SyncStatus told = status;

    SyncStatusBoard(InstantSource clock, HubTime hubTime) {
        this.clock = clock;
        this.hubTime = hubTime;
    }

    synchronized SyncStatus status() {
        return status;
    }

    void listen(Consumer<SyncStatus> listener) {
        announcer.listen(listener);
    }

    /// @param listener called when the hub is there again
    void whenBack(Runnable listener) {
        whenBack.add(listener);
    }

    /// Of loops that hear the hub at once, one finds that it is back.
    void connected() {
        SyncStatus before =
                write(
                        now ->
                                now.withHub(connected(now.hub()))
                                        .withNextTry(Optional.empty())
                                        .without(Attention.REFUSED));
        tell();
        switch (before.hub()) {
            case HubContact.Connected _ -> {}
            case HubContact.NotTried() -> LOG.info("The hub answers");
            case HubContact.Offline(Instant since, var _) -> {
                LOG.info("The hub answers again; it did not since {}", since);
                logged.clear();
                whenBack.forEach(Runnable::run);
            }
        }
    }

    void noAnswer(NoAnswer noAnswer) {
        if (logged.add(noAnswer.cause())) {
            LOG.warn("No answer from the hub, {}: {}", noAnswer.cause(), noAnswer.reason());
        }
        change(
                now -> {
                    SyncStatus offline = now.withHub(offline(now.hub(), noAnswer.cause()));
                    return noAnswer.cause() == NoAnswer.Cause.REFUSED
                            ? offline.with(Attention.REFUSED)
                            : offline;
                });
    }

    /// Nothing is sent before that time has passed.
    void nextTry(Duration in) {
        change(now -> now.withNextTry(Optional.of(clock.instant().plus(in))));
    }

    /// Counted one after the other, so that no count replaces a later one.
    void unsent(LongSupplier entries) {
        synchronized (counting) {
            long counted = entries.getAsLong();
            write(now -> now.withUnsent(counted));
        }
        tell();
    }

    void parked(int effects) {
        change(now -> now.withParked(effects));
    }

    void loaded(boolean everything) {
        change(now -> now.withLoaded(everything));
    }

    void attention(Attention reason) {
        change(now -> now.with(reason));
    }

    void settled(Attention reason) {
        change(now -> now.without(reason));
    }

    private void change(UnaryOperator<SyncStatus> difference) {
        write(difference);
        tell();
    }

    /// @return what was before
    private synchronized SyncStatus write(UnaryOperator<SyncStatus> difference) {
        SyncStatus before = status;
        status = difference.apply(before).withHubTime(hubTime.last());
        if (status.clockIsWrong() != before.clockIsWrong()) {
            LOG.warn("The hub's clock is ahead of this computer's by {}", status.drift());
        }
        return before;
    }

    private void tell() {
        if (news()) {
            announcer.tell();
        }
    }

    /// Whether there is something to tell, which counts as told then.
    private synchronized boolean news() {
        boolean news = isNews(status);
        told = news ? status : told;
        return news;
    }

    private boolean isNews(SyncStatus latest) {
        return !latest.withHubTime(told.hubTime()).equals(told)
                || timeIsNews(told.hubTime(), latest.hubTime());
    }

    private static boolean timeIsNews(
            Optional<HubTime.Heard> told, Optional<HubTime.Heard> latest) {
        if (told.isEmpty() || latest.isEmpty()) {
            return !told.equals(latest);
        }
        Duration passed = Duration.between(told.get().hub(), latest.get().hub()).abs();
        Duration drifted = latest.get().ahead().minus(told.get().ahead()).abs();
        return passed.compareTo(TIME_IS_NEWS_AFTER) >= 0
                || drifted.compareTo(DRIFT_IS_NEWS_FROM) >= 0;
    }

    private HubContact connected(HubContact before) {
        return before instanceof HubContact.Connected
                ? before
                : new HubContact.Connected(clock.instant());
    }

    private HubContact offline(HubContact before, NoAnswer.Cause cause) {
        return before instanceof HubContact.Offline(Instant since, var ignored)
                ? new HubContact.Offline(since, cause)
                : new HubContact.Offline(clock.instant(), cause);
    }
}
