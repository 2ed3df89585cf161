package org.tillbridge.sync.rules;

import org.tillbridge.retail.WorkstationId;

import java.time.Duration;
import java.time.Instant;

/// What a workstation said of a line of a sale: that it is about to take it back. It books nothing,
/// and lapses.
///
/// @param at when it was said last, by hub time
public record LineClaim(WorkstationId by, Instant at) {
    /// Longer than most returns take. One that takes longer says it once more.
    public static final Duration LASTS = Duration.ofMinutes(15);

    public Instant until() {
        return at.plus(LASTS);
    }

    /// Whether it keeps others off. Not for long where a hub's clock was wrong either way.
    public boolean stands(Instant now) {
        return Duration.between(at, now).abs().compareTo(LASTS) < 0;
    }
}
