package org.tillbridge.pos.fiscal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Has signed what waits for the signing unit, beside all that is sold. Its thread is stepped
/// through the gate until it is closed.
public final class CatchUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(2);

    private final FiscalGate gate;
    private final BlockingQueue<Boolean> news = new ArrayBlockingQueue<>(1);
    private final Thread thread = Thread.ofVirtual().name("signing later").unstarted(this::work);
    private volatile boolean closed;

    private CatchUp(FiscalGate gate) {
        this.gate = gate;
    }

    public static CatchUp start(FiscalGate gate) {
        CatchUp started = new CatchUp(gate);
        gate.listen(_ -> started.ring());
        if (gate.wantsSignatures()) {
            started.thread.start();
        }
        return started;
    }

    private void ring() {
        boolean _ = news.offer(true);
    }

    private void work() {
        try {
            while (!closed) {
                rest(step());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Duration> step() {
        try {
            return gate.step();
        } catch (RuntimeException | Error fault) {
            LOG.error("What is to be signed could not be looked at", fault);
            return Optional.of(AFTER_A_FAULT);
        }
    }

    private void rest(Optional<Duration> pause) throws InterruptedException {
        if (pause.isEmpty()) {
            var _ = news.take();
        } else {
            var _ = news.poll(pause.get().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Ends after what is being signed. What the unit still signs is found at the next start.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (gate.wantsSignatures() && !thread.join(STOPS_WITHIN)) {
                LOG.warn("The signing unit has not answered yet");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
