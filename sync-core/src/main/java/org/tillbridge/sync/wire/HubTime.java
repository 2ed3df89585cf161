package org.tillbridge.sync.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The hub's time as this workstation knows it. Safe for use by any number of threads.
public final class HubTime {
    private final InstantSource clock;
    private volatile Optional<Heard> last = Optional.empty();

    /// @param hub what the hub said
    /// @param ahead how far its clock was before this computer's
    public record Heard(Instant hub, Duration ahead) {}

    /// @param clock this computer's
    public HubTime(InstantSource clock) {
        this.clock = clock;
    }

    public void heard(Instant hub) {
        last = Optional.of(new Heard(hub, Duration.between(clock.instant(), hub)));
    }

    /// What was heard last; empty before the first answer.
    public Optional<Heard> last() {
        return last;
    }

    /// The hub's time now, as far as can be told; this computer's before the first answer.
    public Instant now() {
        return clock.instant().plus(last.map(Heard::ahead).orElse(Duration.ZERO));
    }
}
