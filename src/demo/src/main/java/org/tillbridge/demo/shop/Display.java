package org.tillbridge.demo.shop;

import java.util.Map;
import java.util.Optional;

/// Whether there is anything to show a window on.
final class Display {
    private Display() {}

    /// @return why no window can be shown; empty if one can be tried
    static Optional<String> missing(String system, Map<String, String> environment) {
        boolean everyMachineHasOne = system.startsWith("Windows") || system.startsWith("Mac");
        if (everyMachineHasOne || isSet(environment, "DISPLAY")) {
            return Optional.empty();
        }
        return Optional.of(
                isSet(environment, "WAYLAND_DISPLAY")
                        ? "JavaFX needs X, and DISPLAY is not set"
                        : "there is no display");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
