package org.tillbridge.pos.ui;

import javafx.application.Platform;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Tasks of the running window.
public final class FxTasks implements Tasks {
    private final Executor basketThread;
    private final Executor aside;
    private final Consumer<Throwable> failed;

    /// @param basketThread runs one thing after the other
    /// @param aside starts each thing at once
    /// @param failed told on the FX thread what went wrong
    public FxTasks(Executor basketThread, Executor aside, Consumer<Throwable> failed) {
        this.basketThread = basketThread;
        this.aside = aside;
        this.failed = failed;
    }

    @Override
    public <T> void basket(Callable<T> work, Consumer<? super T> show, Runnable ended) {
        basketThread.execute(() -> run(work, show, ended));
    }

    @Override
    public <T> void aside(Callable<T> work, Consumer<? super T> show, Runnable ended) {
        aside.execute(() -> run(work, show, ended));
    }

    @Override
    public void show(Runnable change) {
        Platform.runLater(change);
    }

    private <T> void run(Callable<T> work, Consumer<? super T> show, Runnable ended) {
        try {
            T result = work.call();
            Platform.runLater(
                    () -> {
                        ended.run();
                        show.accept(result);
                    });
        } catch (Exception | Error wrong) {
            Platform.runLater(
                    () -> {
                        ended.run();
                        failed.accept(wrong);
                    });
        }
    }
}
