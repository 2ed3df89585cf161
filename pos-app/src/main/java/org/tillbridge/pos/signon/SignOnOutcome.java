package org.tillbridge.pos.signon;

import java.time.Instant;

/// What became of entering a PIN.
public sealed interface SignOnOutcome {
    record Welcome(SignedOn operator) implements SignOnOutcome {}

    /// @param until before then no PIN of this operator is tried
    record WrongPin(Instant until) implements SignOnOutcome {}

    /// Too soon after a wrong one; this PIN was not even tried.
    record TooSoon(Instant until) implements SignOnOutcome {}

    /// The operator is no longer one of this workstation's.
    record NobodyByThatNumber() implements SignOnOutcome {}
}
