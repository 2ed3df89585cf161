package org.tillbridge.pos;

import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What a second start in a workstation's folder asks of the first, which has the folder: to bring
/// its window to the front.
///
/// An empty file in the folder asks; that it is gone answers. Nothing is read of it, and nobody but
/// the folder's owner can put it there. A file that is left behind is answered by the next start.
final class WantedWindow {
    private static final Logger LOG = LoggerFactory.getLogger(WantedWindow.class);
    private static final String FILE = "window-wanted";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Path file;

    WantedWindow(Path folder) {
        file = folder.resolve(FILE);
    }

    /// Asks the first, for two seconds at most; not on the FX thread.
    ///
    /// @return whether it has brought its window to the front
    boolean ask() {
        try {
            OwnerOnly.createIfAbsent(file);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (Files.exists(file) && System.nanoTime() < end) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            return !Files.deleteIfExists(file);
        } catch (IOException cannotAsk) {
            LOG.warn("The window that is open was not asked for", cannotAsk);
            return false;
        }
    }

    /// Answers whoever asks, from now on until the clock ends. For the first alone: a second would
    /// answer itself.
    void bringToFront(Stage stage, ScheduledExecutorService clock, Tasks tasks) {
        var _ =
                clock.scheduleWithFixedDelay(
                        () -> {
                            if (Files.exists(file)) {
                                tasks.show(() -> bringToFront(stage, tasks));
                            }
                        },
                        0,
                        BETWEEN_LOOKS.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// Some systems give no program the focus that did not have it; what is always on top they put
    /// above the others all the same, where it then stays.
    private void bringToFront(Stage stage, Tasks tasks) {
        stage.setIconified(false);
        stage.setAlwaysOnTop(true);
        stage.toFront();
        stage.requestFocus();
        stage.setAlwaysOnTop(false);
        tasks.aside(() -> Files.deleteIfExists(file), _ -> {});
    }
}
