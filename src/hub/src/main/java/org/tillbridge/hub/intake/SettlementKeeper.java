package org.tillbridge.hub.intake;

import org.tillbridge.hub.day.StoreDays;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks now and then whether something that was waited for has arrived, because another process
/// may have brought it and died before it could say so; and whether a store day is over.
public final class SettlementKeeper implements AutoCloseable {
    public static final Duration USUAL = Duration.ofSeconds(5);

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(1);

    private final Settlement settlement;
    private final StoreDays days;
    private final Duration every;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private SettlementKeeper(Settlement settlement, StoreDays days, Duration every) {
        this.settlement = settlement;
        this.days = days;
        this.every = every;
        this.thread = Thread.ofPlatform().name("settlement").daemon().unstarted(this::run);
    }

    /// @param every how often it looks
    public static SettlementKeeper start(Settlement settlement, StoreDays days, Duration every) {
        SettlementKeeper keeper = new SettlementKeeper(settlement, days, every);
        keeper.thread.start();
        return keeper;
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(STOPS_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                settlement.ofWhatArrived();
                days.complete();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
