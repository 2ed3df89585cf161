package org.tillbridge.pos.ui;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Does everything at once, on the thread of the test.
public final class InlineTasks implements Tasks {
    @Override
    public <T> void basket(Callable<T> work, Consumer<? super T> show) {
        run(work, show);
    }

    @Override
    public <T> void aside(Callable<T> work, Consumer<? super T> show) {
        run(work, show);
    }

    @Override
    public void show(Runnable change) {
        change.run();
    }

    private static <T> void run(Callable<T> work, Consumer<? super T> show) {
        T result;
        try {
            result = work.call();
        } catch (Exception wrong) {
            throw new AssertionError(wrong);
        }
        show.accept(result);
    }
}
