package org.tillbridge.sync.journal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where a workstation's epochs come from: given at enrolment, refilled by the hub, and available
/// with no network.
public interface EpochSupply {
    /// The epoch to write in.
    EpochGrant current();

    /// The spare to go on in; empty if none is left. It is a spare until it is taken.
    ///
    /// @param taken those that another machine is known to write in
    Optional<EpochGrant> nextSpare(Set<Epoch> taken);

    /// Makes a spare the current one; durable before it returns.
    ///
    /// @throws IOException if that cannot be kept; the current one is then as it was
    void take(EpochGrant spare) throws IOException;

    /// Keeps spares that the hub gave since; durable before it returns.
    void addSpares(List<EpochGrant> spares);
}
