package org.tillbridge.sync.wire;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Tools that take longer to make than to use: a few wait for their next user. Each has one user at
/// a time.
final class Idle<T> {
    private static final int MOST = 16;

    private final Queue<T> tools = new ArrayBlockingQueue<>(MOST);
    private final Supplier<T> make;
    private final Consumer<T> close;

    Idle(Supplier<T> make, Consumer<T> close) {
        this.make = make;
        this.close = close;
    }

    <R> R use(Function<T, R> work) {
        T idle = tools.poll();
        T tool = idle == null ? make.get() : idle;
        try {
            return work.apply(tool);
        } finally {
            if (!tools.offer(tool)) {
                close.accept(tool);
            }
        }
    }
}
