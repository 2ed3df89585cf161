package org.tillbridge.sync.journal;

import org.tillbridge.retail.WorkstationId;

import java.util.UUID;

/// Where a sale that was set aside is being rung again.
public sealed interface Resumption {
    /// On the workstation that set it aside.
    record Here() implements Resumption {}

    /// On this workstation, which took it over from another of its store: under a new id, so that
    /// it is never taken for what may have become of it there.
    ///
    /// @param suspension the entry that set it aside
    /// @param as the id under which it is rung on
    record TakenOver(UUID suspension, UUID as) implements Resumption {}

    /// On another workstation; the one that set it aside has it no longer.
    record Elsewhere(WorkstationId workstation) implements Resumption {}
}
