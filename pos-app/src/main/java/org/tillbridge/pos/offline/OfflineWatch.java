package org.tillbridge.pos.offline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.offline.OfflinePayments.State;
import org.tillbridge.sync.Announcer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Asks the terminal again and again whether it has forwarded what it took upon itself, on a thread
/// of its own, as long as there is anything.
public final class OfflineWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OfflineWatch.class);
    private static final Duration PACE = Duration.ofMinutes(1);

    private final OfflinePayments payments;
    private final Announcer<State> announcer = new Announcer<>(this::state);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile State state = State.NONE;

    private OfflineWatch(OfflinePayments payments) {
        this.payments = payments;
        this.thread = Thread.ofVirtual().name("offline payments").unstarted(this::run);
    }

    /// Begins with asking at once.
    public static OfflineWatch start(OfflinePayments payments) {
        OfflineWatch watch = new OfflineWatch(payments);
        watch.thread.start();
        return watch;
    }

    /// Called with how it stands, at once and after each asking, on any thread; must not take long.
    public void listen(Consumer<State> listener) {
        announcer.listen(listener);
    }

    /// Something became of one, or is about to: how it stands is looked up again.
    public void look() {
        synchronized (this) {
            state = payments.now();
        }
        announcer.tell();
    }

    private State state() {
        return state;
    }

    private void run() {
        try {
            do {
                ask();
            } while (!closed.await(PACE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        try {
            payments.ask();
            look();
        } catch (RuntimeException | Error failed) {
            LOG.error("Offline card payments could not be looked up", failed);
        }
    }

    /// What is being written is written.
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
