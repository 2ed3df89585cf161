package org.tillbridge.sync.wire;

import java.time.Duration;
import java.util.Optional;

/// Nothing is known of what became of the request: it may have been done or not. It is sent again
/// later, as it was.
///
/// @param reason for the log
/// @param retryAfter how long the hub asks to be left alone
public record NoAnswer(Cause cause, String reason, Optional<Duration> retryAfter)
        implements PushOutcome,
                FeedOutcome,
                HeadOutcome,
                ChainOutcome,
                StoredValueOutcome,
                SoldSaleOutcome,
                LineClaimOutcome,
                CustomerOutcome,
                SuspendedOutcome,
                TakeOverOutcome,
                SnapshotOutcome,
                EnrolmentOutcome {
    /// Longer than this nobody is left alone.
    public static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    public NoAnswer {
        retryAfter =
                retryAfter.map(
                        asked ->
                                asked.compareTo(LONGEST_RETRY_AFTER) > 0
                                        ? LONGEST_RETRY_AFTER
                                        : asked);
    }

    /// Why there is none.
    public enum Cause {
        /// Someone cut the connection on this workstation.
        CUT,
        /// There is no way to the hub, or it broke off.
        UNREACHABLE,
        /// No network tells where a machine of the hub's name is.
        NAME_UNKNOWN,
        /// The way is there, the answer did not come in time.
        TIMED_OUT,
        /// The other end could not prove that it is the hub.
        UNTRUSTED,
        /// Its proof is not valid at the time that this computer's clock shows.
        WRONG_TIME,
        /// Something else answered in the hub's place, or the answer was damaged on its way.
        NOT_THE_HUB,
        /// The hub asks to be left alone for a while.
        BUSY,
        /// The hub is there and failed.
        FAILED,
        /// The hub is there and does not take this workstation's word. Someone has to look.
        REFUSED
    }

    public static NoAnswer because(Cause cause, String reason) {
        return new NoAnswer(cause, reason, Optional.empty());
    }
}
