package org.tillbridge.simulator;

import org.jspecify.annotations.Nullable;

/// A fiber that waits for the first of several things that may come.
final class Wait<T> {
    private final Fiber fiber = Fiber.current();
    private @Nullable T came;

    /// Lets the fiber go on with this, unless something came before.
    void end(T with) {
        if (came == null) {
            came = with;
            fiber.resume();
        }
    }

    T await() {
        fiber.pause();
        T result = came;
        if (result == null) {
            throw new IllegalStateException("Resumed, but nothing came");
        }
        return result;
    }
}
