package org.tillbridge.pos.device.javapos;

import jpos.BaseJposControl;
import jpos.JposConst;
import jpos.JposException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.printer.PrinterTrouble;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// A device behind a service object: opened, claimed and enabled when it is used first, and again
/// after whatever went wrong. Safe for any thread.
///
/// A service object may wait for its device as long as it likes, and some never come back. So one
/// thread of the device alone speaks to it; who asks waits no longer than his patience. Until the
/// call has come back the device is asked nothing more.
final class JavaPosDevice<C extends BaseJposControl> {
    private static final Logger LOG = LoggerFactory.getLogger(JavaPosDevice.class);

    /// For a program that holds it to let go.
    private static final int CLAIM_MILLIS = 2000;

    private final String name;
    private final Supplier<C> control;
    private final Setup<C> setup;
    private final ThreadPoolExecutor thread;
    private Optional<Future<?>> underway = Optional.empty();

    /// Touched on the device's thread alone.
    private Optional<C> open = Optional.empty();

    /// What is done when a device was just claimed, and not yet enabled; and then.
    interface Setup<C> {
        void claimed(C control) throws JposException;

        void enabled(C control) throws JposException;
    }

    /// Something done with a device.
    interface Work<C, T> {
        T with(C control) throws JposException, JavaPosTrouble;
    }

    /// @param name as `jpos.xml` has it
    JavaPosDevice(String name, Supplier<C> control, Setup<C> setup) {
        this.name = name;
        this.control = control;
        this.setup = setup;
        thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        work ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("javapos " + name)
                                        .unstarted(work));
        thread.allowCoreThreadTimeOut(true);
    }

    /// @throws JavaPosTrouble if it cannot be had, or the work failed; it is let go of then
    <T> T use(Duration patience, Work<C, T> work) throws JavaPosTrouble {
        AtomicBoolean givenUp = new AtomicBoolean();
        return await(
                patience,
                givenUp,
                new FutureTask<>(
                        () -> {
                            try {
                                if (givenUp.get()) {
                                    throw new JavaPosTrouble(PrinterTrouble.NO_ANSWER, "too late");
                                }
                                return work.with(ready());
                            } catch (Throwable failed) {
                                givenUp.set(true);
                                throw failed;
                            } finally {
                                if (givenUp.get()) {
                                    letGo();
                                }
                            }
                        }));
    }

    private synchronized <T> T await(Duration patience, AtomicBoolean givenUp, FutureTask<T> asked)
            throws JavaPosTrouble {
        if (underway.filter(before -> !before.isDone()).isPresent()) {
            throw new JavaPosTrouble(PrinterTrouble.NO_ANSWER, name + " has not come back");
        }
        underway = Optional.of(asked);
        thread.execute(asked);
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silence) {
            givenUp.set(true);
            throw new JavaPosTrouble(PrinterTrouble.NO_ANSWER, silence);
        } catch (ExecutionException failed) {
            throw JavaPosTrouble.of(Optional.ofNullable(failed.getCause()).orElse(failed));
        } catch (InterruptedException stop) {
            givenUp.set(true);
            Thread.currentThread().interrupt();
            throw new JavaPosTrouble(PrinterTrouble.NO_ANSWER, stop);
        }
    }

    private C ready() throws JposException, JavaPosTrouble {
        if (open.isEmpty()) {
            C opened = control.get();
            opened.open(name);
            open = Optional.of(opened);
            claim(opened);
            setup.claimed(opened);
            opened.setDeviceEnabled(true);
            setup.enabled(opened);
            LOG.info("{} is there: {}", name, opened.getDeviceServiceDescription());
        }
        return open.get();
    }

    private static void claim(BaseJposControl opened) throws JposException, JavaPosTrouble {
        try {
            opened.claim(CLAIM_MILLIS);
        } catch (JposException held) {
            if (held.getErrorCode() == JposConst.JPOS_E_TIMEOUT) {
                throw new JavaPosTrouble(PrinterTrouble.IN_USE, held);
            }
            throw held;
        }
    }

    private void letGo() {
        open.ifPresent(
                opened -> {
                    quietly(() -> opened.setDeviceEnabled(false));
                    quietly(opened::release);
                    quietly(opened::close);
                });
        open = Optional.empty();
    }

    /// Something that may fail when a device is left.
    private interface Leaving {
        void leave() throws JposException;
    }

    private void quietly(Leaving step) {
        try {
            step.leave();
        } catch (JposException | RuntimeException odd) {
            LOG.debug("{} was not left in order", name, odd);
        }
    }

    /// Lets go of it, after what is being done; the next use takes it again.
    void release() {
        thread.execute(this::letGo);
    }
}
