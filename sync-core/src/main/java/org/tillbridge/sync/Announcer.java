package org.tillbridge.sync;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Tells listeners how something stands. Whoever tells it, the last thing that a listener hears is
/// how it stands. Safe for any thread.
///
/// One thread tells at a time, and holds no lock: a listener may wait for a thread that tells too.
/// What changes meanwhile is told by the same thread next, the latest only.
public final class Announcer<S> {
    private final Supplier<S> state;
    private final List<Consumer<S>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger toTell = new AtomicInteger();

    /// @param state how it stands at the moment
    public Announcer(Supplier<S> state) {
        this.state = state;
    }

    /// @param listener called with each change from then on, and once at once, or by the thread
    ///   that is telling just now; the same may come again; must not take long
    public void listen(Consumer<S> listener) {
        listeners.add(listener);
        tell();
    }

    /// It may have changed. What is thrown by a listener is thrown here when all know.
    public void tell() {
        if (toTell.getAndIncrement() > 0) {
            return;
        }
        Optional<RuntimeException> thrown = Optional.empty();
        boolean allKnow = false;
        try {
            int told;
            do {
                told = toTell.get();
                S now = state.get();
                for (Consumer<S> listener : listeners) {
                    try {
                        listener.accept(now);
                    } catch (RuntimeException failed) {
                        thrown = Optional.of(failed);
                    }
                }
            } while (!toTell.compareAndSet(told, 0));
            allKnow = true;
        } finally {
            if (!allKnow) {
                toTell.set(0);
            }
        }
        if (thrown.isPresent()) {
            throw thrown.get();
        }
    }
}
