package org.tillbridge.benchmarks;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;

/// Processor time of the thread of a screen.
///
/// The limit is for the work from the handler of a scan to the end of the layout pulse that shows
/// its line. What comes after that pulse is measured too but not held to the limit: with no display
/// the thread copies each finished picture of the whole window, and the caret blinks.
final class ScreenWork {
    private static final long UNTIL_STILL_NANOS = 40_000_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Scene scene;
    private final long thread;
    private volatile String awaited = "";
    private volatile long atLayout;

    /// @param untilLaidOut nanoseconds until the line stood laid out
    /// @param untilStill nanoseconds until nothing moved any more
    record Work(long untilLaidOut, long untilStill) {}

    private ScreenWork(Scene scene, long thread) {
        this.scene = scene;
        this.thread = thread;
    }

    /// @param thread its id
    static ScreenWork of(Scene scene, long thread) {
        ScreenWork work = new ScreenWork(scene, thread);
        Platform.runLater(() -> scene.addPostLayoutPulseListener(work::laidOut));
        return work;
    }

    /// What a deed costs, of which a label tells when it is shown. The screen is still before.
    Work of(Runnable deed, String shows) {
        LockSupport.parkNanos(UNTIL_STILL_NANOS);
        long before = threads.getThreadCpuTime(thread);
        awaited = shows;
        deed.run();
        BenchShop.await(() -> awaited.isEmpty());
        LockSupport.parkNanos(UNTIL_STILL_NANOS);
        return new Work(atLayout - before, threads.getThreadCpuTime(thread) - before);
    }

    private void laidOut() {
        long now = threads.getCurrentThreadCpuTime();
        if (!awaited.isEmpty() && shows(scene.getRoot(), awaited)) {
            atLayout = now;
            awaited = "";
        }
    }

    private static boolean shows(Node node, String words) {
        return node instanceof Label label
                ? words.equals(label.getText())
                : node instanceof Parent parent
                        && parent.getChildrenUnmodifiable().stream()
                                .anyMatch(child -> shows(child, words));
    }
}
