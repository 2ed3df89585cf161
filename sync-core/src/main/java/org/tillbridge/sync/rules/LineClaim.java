package org.tillbridge.sync.rules;

import org.tillbridge.retail.WorkstationId;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a workstation said of a line of a sale: that it is about to take it back. It books nothing,
/// and lapses.
///
/// @param first when it was said first, of those times that followed each other in time
/// @param at when it was said last, by hub time
public record LineClaim(WorkstationId by, Instant first, Instant at) {
    /// Longer than most returns take. One that takes longer says it once more.
    public static final Duration LASTS = Duration.ofMinutes(15);

    /// However often it is said once more, others are kept off no longer than this.
    public static final Duration LONGEST = Duration.ofHours(1);

    /// What is said now.
    ///
    /// @param held the claim on the line before, whoever made it
    public static LineClaim said(WorkstationId by, Optional<LineClaim> held, Instant now) {
        Instant first =
                held.filter(claim -> claim.by().equals(by) && isWithin(LASTS, claim.at(), now))
                        .map(LineClaim::first)
                        .orElse(now);
        return new LineClaim(by, first, now);
    }

    /// Past where it was said again for too long.
    public Instant until() {
        Instant lapses = at.plus(LASTS);
        Instant end = first.plus(LONGEST);
        return lapses.isBefore(end) ? lapses : end;
    }

    /// Whether it keeps others off. Not for long where a hub's clock was wrong either way.
    public boolean stands(Instant now) {
        return isWithin(LASTS, at, now) && isWithin(LONGEST, first, now);
    }

    private static boolean isWithin(Duration time, Instant since, Instant now) {
        return Duration.between(since, now).abs().compareTo(time) < 0;
    }
}
