package org.tillbridge.pos.ui;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// The only bridge from the screen to work and back. Work never runs on the FX thread, what shows
/// its result always does. Work that throws is reported once, in words, by whoever made these
/// tasks; its result is then never shown.
public interface Tasks {
    /// Runs on the basket thread, in the order of the calls: everything about the open sale.
    default <T> void basket(Callable<T> work, Consumer<? super T> show) {
        basket(work, show, () -> {});
    }

    /// The same for what must not be begun again before it has ended.
    ///
    /// @param ended called before its result is shown, and also if it throws
    <T> void basket(Callable<T> work, Consumer<? super T> show, Runnable ended);

    /// Runs beside everything else, on a thread of its own: look-ups, counting, drawing a receipt.
    default <T> void aside(Callable<T> work, Consumer<? super T> show) {
        aside(work, show, () -> {});
    }

    /// The same for what must not be begun again before it has ended.
    ///
    /// @param ended called before its result is shown, and also if it throws
    <T> void aside(Callable<T> work, Consumer<? super T> show, Runnable ended);

    /// Shows something from another thread than the FX thread.
    void show(Runnable change);
}
