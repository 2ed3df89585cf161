package org.tillbridge.retail;

import java.time.Duration;
import java.util.OptionalLong;

/// What a store allows its terminals to take without asking a bank.
///
/// @param floorLimit up to which amount, in minor units; empty where the terminal's own limits are
///   all there is
/// @param forwardWithin how soon what was taken so has to be forwarded; after that it is lost
public record CardTerms(OptionalLong floorLimit, Duration forwardWithin) {
    /// What card schemes and their processors usually give.
    private static final Duration A_DAY = Duration.ofHours(24);

    /// A week.
    public static final int MOST_HOURS = 7 * 24;

    /// What holds where a store says nothing.
    public static final CardTerms USUAL = new CardTerms(OptionalLong.empty(), A_DAY);

    /// @throws IllegalArgumentException if the limit is below nothing, or the time is not between
    ///   an hour and a week
    public CardTerms {
        if (floorLimit.isPresent() && floorLimit.getAsLong() < 0) {
            throw new IllegalArgumentException("A limit below nothing");
        }
        if (forwardWithin.toHours() < 1 || forwardWithin.toHours() > MOST_HOURS) {
            throw new IllegalArgumentException("Not forwarded within " + forwardWithin);
        }
    }

    public static CardTerms of(OptionalLong floorLimit, long forwardHours) {
        return new CardTerms(floorLimit, Duration.ofHours(forwardHours));
    }

    public long forwardHours() {
        return forwardWithin.toHours();
    }

    /// Whether so much is only taken if a bank says yes.
    ///
    /// @param amount in minor units
    public boolean needsBank(long amount) {
        return floorLimit.isPresent() && amount > floorLimit.getAsLong();
    }
}
