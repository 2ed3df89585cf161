package org.tillbridge.hub.intake;

import org.tillbridge.hub.day.StoreDays;
import org.tillbridge.hub.keeper.KeeperThread;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Looks now and then whether something that was waited for has arrived, because another process
/// may have brought it and died before it could say so; and whether a store day is over.
public final class SettlementKeeper implements AutoCloseable {
    public static final Duration USUAL = Duration.ofSeconds(5);

    private final KeeperThread thread;

    private SettlementKeeper(KeeperThread thread) {
        this.thread = thread;
    }

    /// @param every how often it looks
    public static SettlementKeeper start(Settlement settlement, StoreDays days, Duration every) {
        return new SettlementKeeper(
                KeeperThread.start(
                        "settlement",
                        stop -> {
                            if (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                                settlement.ofWhatArrived();
                                days.complete();
                            }
                        }));
    }

    @Override
    public void close() {
        thread.close();
    }
}
