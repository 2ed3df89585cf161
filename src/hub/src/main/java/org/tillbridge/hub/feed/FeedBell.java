package org.tillbridge.hub.feed;

import org.tillbridge.sync.wire.Scope;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Wakes those who wait for news of a scope. It says only that there may be some.
public final class FeedBell {
    private final Map<Scope, Set<Waiter>> waiters = new ConcurrentHashMap<>();
    private final Set<Scope> pausing = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;

    /// Rings for those who wait for one of these scopes.
    public void ring(Collection<Scope> scopes) {
        for (Scope scope : scopes) {
            waiters.getOrDefault(scope, Set.of()).forEach(Waiter::wake);
        }
    }

    /// Wakes everyone, now and from now on.
    public void close() {
        closed = true;
        ring(List.copyOf(waiters.keySet()));
    }

    public int waiting() {
        return waiting.get();
    }

    /// Says whether a scope has just been rung for, and so much happens in it that its next news
    /// can wait.
    void pauses(Scope scope, boolean does) {
        if (does) {
            pausing.add(scope);
        } else {
            pausing.remove(scope);
        }
    }

    boolean isPausing(Scope scope) {
        return pausing.contains(scope);
    }

    boolean isClosed() {
        return closed;
    }

    /// Starts to listen. Whoever looks for news after this and before waiting misses none.
    Waiter listen(Collection<Scope> scopes) {
        Waiter waiter = new Waiter(List.copyOf(scopes));
        for (Scope scope : scopes) {
            waiters.computeIfAbsent(scope, any -> ConcurrentHashMap.newKeySet()).add(waiter);
        }
        waiting.incrementAndGet();
        return waiter;
    }

    /// One who waits.
    final class Waiter implements AutoCloseable {
        private final List<Scope> scopes;
        private final CountDownLatch news = new CountDownLatch(1);

        private Waiter(List<Scope> scopes) {
            this.scopes = scopes;
        }

        /// @return whether the bell rang in time
        boolean await(Duration atMost) throws InterruptedException {
            return closed || news.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            for (Scope scope : scopes) {
                Set<Waiter> others = waiters.get(scope);
                if (others != null) {
                    others.remove(this);
                }
            }
            waiting.decrementAndGet();
        }

        private void wake() {
            news.countDown();
        }
    }
}
