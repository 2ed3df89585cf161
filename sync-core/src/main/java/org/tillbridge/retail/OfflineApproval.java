package org.tillbridge.retail;

import org.joda.money.Money;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// That a terminal took a card payment upon itself, and holds it until it can forward it. What it
/// has not forwarded in time is lost to the shop.
///
/// @param terminal which one holds it
/// @param askedAt when it was asked to take it
/// @param forwardBy when it is too late
/// @param floorLimit up to which the store let it; empty where the store said nothing
public record OfflineApproval(
        String terminal, Instant askedAt, Instant forwardBy, Optional<Money> floorLimit) {
    /// How pressing it is.
    public enum Urgency {
        IN_TIME,
        /// More than half of the time is over.
        HALF_OVER,
        TOO_LATE
    }

    public Urgency urgency(Instant now) {
        if (!now.isBefore(forwardBy)) {
            return Urgency.TOO_LATE;
        }
        Duration half = Duration.between(askedAt, forwardBy).dividedBy(2);
        return now.isBefore(askedAt.plus(half)) ? Urgency.IN_TIME : Urgency.HALF_OVER;
    }
}
