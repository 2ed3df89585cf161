package org.tillbridge.sync.journal;

import java.util.Optional;

/// Where a workstation's epochs come from: given at enrolment, refilled by the hub, and available
/// with no network.
public interface EpochSupply {
    /// The epoch to write in.
    EpochGrant current();

    /// Makes the next spare the current one; durable before it returns. Empty if none is left.
    Optional<EpochGrant> takeSpare();
}
