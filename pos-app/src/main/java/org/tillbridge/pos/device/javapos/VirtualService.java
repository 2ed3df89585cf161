package org.tillbridge.pos.device.javapos;

import jpos.JposConst;
import jpos.JposException;
import jpos.services.EventCallbacks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A JavaPOS device made of software, which can be given any trouble a real one has. What a service
/// object is asked is answered by the method of that name here; where there is none, by nothing: 0,
/// false, an empty text. Safe for any thread.
public abstract class VirtualService {
    private static final int VERSION = 1_015_000;

    private Optional<Object> holder = Optional.empty();
    private Optional<EventCallbacks> callbacks = Optional.empty();
    private boolean enabled;
    private boolean pluggedIn = true;
    private volatile CountDownLatch hanging = new CountDownLatch(0);
    private int opened;

    /// From now on its plug is in, or out.
    public synchronized void pluggedIn(boolean now) {
        pluggedIn = now;
        enabled &= now;
    }

    /// From now on no call comes back, until it does.
    public void hangs(boolean now) {
        hanging.countDown();
        hanging = new CountDownLatch(now ? 1 : 0);
    }

    /// How often it was opened.
    public synchronized int opened() {
        return opened;
    }

    /// Whether somebody has claimed it.
    public synchronized boolean isHeld() {
        return holder.isPresent();
    }

    /// Another program has claimed it, or lets go of it.
    public synchronized void heldByAnother(boolean held) {
        holder = held ? Optional.of("another") : Optional.empty();
        notifyAll();
    }

    synchronized Optional<EventCallbacks> callbacks() {
        return callbacks;
    }

    synchronized boolean isEnabled() {
        return enabled;
    }

    /// @throws JposException if its plug is out or it is not enabled
    synchronized void mustBeThere() throws JposException {
        if (!pluggedIn) {
            throw new JposException(JposConst.JPOS_E_OFFLINE, "No cable");
        }
        if (!enabled) {
            throw new JposException(JposConst.JPOS_E_DISABLED, "Not enabled");
        }
    }

    public synchronized int getDeviceServiceVersion() {
        return VERSION;
    }

    public synchronized String getDeviceServiceDescription() {
        return getClass().getSimpleName();
    }

    public synchronized int getState() {
        return JposConst.JPOS_S_IDLE;
    }

    public synchronized boolean getDeviceEnabled() {
        return enabled;
    }

    public synchronized void setDeviceEnabled(boolean now) throws JposException {
        if (now && !pluggedIn) {
            throw new JposException(JposConst.JPOS_E_NOHARDWARE, "No cable");
        }
        enabled = now;
    }

    /// One of its service objects: one for each program that opens it.
    static final class Instance implements InvocationHandler {
        private final VirtualService device;

        Instance(VirtualService device) {
            this.device = device;
        }

        @Override
        public @org.jspecify.annotations.Nullable Object invoke(
                Object proxy, Method asked, Object @org.jspecify.annotations.Nullable [] arguments)
                throws Throwable {
            device.hanging.await();
            Object[] given = arguments == null ? new Object[0] : arguments;
            return switch (asked.getName()) {
                case "open" -> {
                    device.open((EventCallbacks) given[1]);
                    yield null;
                }
                case "claim" -> {
                    device.claim(this, (int) given[0]);
                    yield null;
                }
                case "release" -> {
                    device.release(this);
                    yield null;
                }
                default -> device.answer(asked, given);
            };
        }
    }

    private synchronized void open(EventCallbacks to) {
        callbacks = Optional.of(to);
        opened++;
    }

    private synchronized void claim(Object by, int millis)
            throws JposException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = 1;
                holder.filter(held -> !held.equals(by)).isPresent() && left > 0;
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            wait(left);
        }
        if (holder.filter(held -> !held.equals(by)).isPresent()) {
            throw new JposException(JposConst.JPOS_E_TIMEOUT, "Somebody else has it");
        }
        holder = Optional.of(by);
    }

    private synchronized void release(Object by) {
        holder = holder.filter(held -> !held.equals(by));
        notifyAll();
    }

    private @org.jspecify.annotations.Nullable Object answer(Method asked, Object[] given)
            throws Throwable {
        try {
            Method own = getClass().getMethod(asked.getName(), asked.getParameterTypes());
            return own.invoke(this, given);
        } catch (NoSuchMethodException unknown) {
            return nothing(asked.getReturnType());
        } catch (InvocationTargetException thrown) {
            throw Optional.ofNullable(thrown.getCause()).orElse(thrown);
        }
    }

    private static @org.jspecify.annotations.Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == String.class ? "" : null;
    }
}
