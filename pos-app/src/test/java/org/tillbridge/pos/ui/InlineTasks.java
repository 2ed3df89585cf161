package org.tillbridge.pos.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Does everything at once, on the thread of the test; what goes aside may be held up.
public final class InlineTasks implements Tasks {
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final Deque<Runnable> heldBasket = new ArrayDeque<>();
    private boolean holding;
    private boolean holdingBasket;
    private boolean breaking;

    /// From now on what goes aside waits.
    public void holdAside() {
        holding = true;
    }

    /// What waits is done.
    public void letAside() {
        holding = false;
        while (!held.isEmpty()) {
            held.remove().run();
        }
    }

    /// The same, the latest first: of what goes aside one thing may overtake another.
    public void letAsideLatestFirst() {
        holding = false;
        while (!held.isEmpty()) {
            held.removeLast().run();
        }
    }

    /// From now on the basket thread is slow.
    public void holdBasket() {
        holdingBasket = true;
    }

    /// What waits for the basket thread is done.
    public void letBasket() {
        holdingBasket = false;
        while (!heldBasket.isEmpty()) {
            heldBasket.remove().run();
        }
    }

    /// The next work on the basket thread throws.
    public void breakBasket() {
        breaking = true;
    }

    @Override
    public <T> void basket(Callable<T> work, Consumer<? super T> show, Runnable ended) {
        Callable<T> done = breaking ? InlineTasks::broken : work;
        breaking = false;
        heldBasket.add(() -> run(done, show, ended));
        if (!holdingBasket) {
            letBasket();
        }
    }

    @Override
    public <T> void aside(Callable<T> work, Consumer<? super T> show, Runnable ended) {
        held.add(() -> run(work, show, ended));
        if (!holding) {
            letAside();
        }
    }

    @Override
    public void show(Runnable change) {
        change.run();
    }

    private static <T> T broken() {
        throw new IllegalStateException("broken on purpose");
    }

    private static <T> void run(Callable<T> work, Consumer<? super T> show, Runnable ended) {
        T result;
        try {
            result = work.call();
        } catch (Exception wrong) {
            throw new AssertionError(wrong);
        } finally {
            ended.run();
        }
        show.accept(result);
    }
}
