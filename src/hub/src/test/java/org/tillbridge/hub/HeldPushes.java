package org.tillbridge.hub;

import org.tillbridge.sync.wire.HttpCall;
import org.tillbridge.sync.wire.HubExchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A line on which pushes can be held back, as a slow hub does.
final class HeldPushes {
    private static final long PATIENCE_SECONDS = 60;

    private final Set<Thread> callers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    HubExchange over(HubExchange network) {
        return new HubExchange() {
            @Override
            public <T> T exchange(HttpCall call, Reading<T> reading) throws IOException {
                callers.add(Thread.currentThread());
                return call.path().endsWith("/journal")
                        ? held(network, call, reading)
                        : network.exchange(call, reading);
            }

            @Override
            public void endCalls() {
                network.endCalls();
            }
        };
    }

    private <T> T held(HubExchange network, HttpCall call, HubExchange.Reading<T> reading)
            throws IOException {
        all.incrementAndGet();
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        first.countDown();
        try {
            await(gate);
            return network.exchange(call, reading);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedIOException {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new InterruptedIOException("Nobody let it go");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopped while it was held");
        }
    }

    void hold() {
        gate = new CountDownLatch(1);
    }

    void letGo() {
        gate.countDown();
    }

    /// Waits until one is under way.
    void awaitOne() throws InterruptedIOException {
        await(first);
    }

    /// Whoever asked the hub for anything.
    Set<Thread> callers() {
        return callers;
    }

    int all() {
        return all.get();
    }

    int mostAtOnce() {
        return most.get();
    }
}
