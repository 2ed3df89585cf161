package org.tillbridge.pos;

import javafx.application.Platform;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The windows of this computer.
public final class WindowSystem {
    private WindowSystem() {}

    /// Starts it. Can be tried once in a process: what failed here fails again.
    ///
    /// @param whenUp runs on the screen's thread
    /// @return why no window can be shown; empty if one can
    public static Optional<String> start(Runnable whenUp) {
        noWordOfJavaFx();
        try {
            Platform.startup(whenUp);
            return Optional.empty();
        } catch (RuntimeException | LinkageError unusable) {
            return Optional.of(
                    Optional.ofNullable(unusable.getMessage())
                            .orElseGet(() -> unusable.getClass().getSimpleName()));
        }
    }

    /// JavaFX warns at each start that it is no module here, which is so by choice, and tells of
    /// its own cells: nothing for the terminal of whoever starts a till.
    public static void noWordOfJavaFx() {
        Logger.getLogger("").setLevel(Level.SEVERE);
    }
}
