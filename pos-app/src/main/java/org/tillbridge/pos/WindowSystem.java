package org.tillbridge.pos;

import javafx.application.Platform;

import java.util.Optional;

/// The windows of this computer.
public final class WindowSystem {
    private WindowSystem() {}

    /// Starts it. Can be tried once in a process: what failed here fails again.
    ///
    /// @param whenUp runs on the screen's thread
    /// @return why no window can be shown; empty if one can
    public static Optional<String> start(Runnable whenUp) {
        try {
            Platform.startup(whenUp);
            return Optional.empty();
        } catch (RuntimeException | LinkageError unusable) {
            return Optional.of(
                    Optional.ofNullable(unusable.getMessage())
                            .orElseGet(() -> unusable.getClass().getSimpleName()));
        }
    }
}
