package org.tillbridge.pos.fiscal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// How long the signing unit is left alone after it failed: longer each time, up to a limit. Safe
/// for any thread.
final class SigningPauses {
    static final Duration FIRST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(2);

    private final InstantSource clock;
    private int failures;
    private Optional<Instant> nextTry = Optional.empty();

    SigningPauses(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void failed() {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        nextTry = Optional.of(clock.instant().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
    }

    synchronized void answered() {
        failures = 0;
        nextTry = Optional.empty();
    }

    /// The next try is now.
    synchronized void end() {
        nextTry = Optional.empty();
    }

    /// Empty where it is now.
    synchronized Optional<Instant> nextTry() {
        Instant latest = clock.instant().plus(LONGEST);
        nextTry = nextTry.map(at -> at.isAfter(latest) ? latest : at);
        return nextTry;
    }

    /// Zero where the next try is now. Never longer than the longest, also where the clock is set
    /// back meanwhile.
    synchronized Duration left() {
        Duration left =
                nextTry().map(at -> Duration.between(clock.instant(), at)).orElse(Duration.ZERO);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
