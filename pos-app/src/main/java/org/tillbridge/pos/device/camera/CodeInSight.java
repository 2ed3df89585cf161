package org.tillbridge.pos.device.camera;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A code that stays before the camera is one scan, not one a picture, also where another is beside
/// it or is misread in between. What was read in one picture alone may be misread: in a second it
/// is the same, or it was nothing.
final class CodeInSight {
    /// A code that cannot be read in between, because a hand shakes, is still there.
    static final Duration GONE_AFTER = Duration.ofMillis(1500);

    private final Map<String, Duration> told = new HashMap<>();
    private String code = "";
    private int times;
    private Duration seenLast = Duration.ZERO;

    /// @param read what is in the picture
    /// @param now by a clock that nobody sets
    /// @return what is a scan now
    Optional<String> see(Optional<String> read, Duration now) {
        if (now.minus(seenLast).compareTo(GONE_AFTER) > 0) {
            code = "";
        }
        told.values().removeIf(seen -> now.minus(seen).compareTo(GONE_AFTER) > 0);
        if (read.isEmpty()) {
            return read;
        }
        seenLast = now;
        times = read.get().equals(code) ? Math.min(times + 1, 3) : 1;
        code = read.get();
        boolean isNew = times == 2 && !told.containsKey(code);
        if (isNew || told.containsKey(code)) {
            told.put(code, now);
        }
        return isNew ? read : Optional.empty();
    }
}
