package org.tillbridge.hub.enrolment;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.VerifyingKey;

import java.util.Optional;

/// A workstation that the hub knows.
///
/// @param name as people call it: "Till 2"
/// @param certificate as it was given to it
/// @param replaces the dead one of the same store whose journal it may send
public record EnrolledWorkstation(
        WorkstationId id,
        StoreId store,
        String name,
        VerifyingKey key,
        String certificate,
        Optional<WorkstationId> replaces) {
    /// Whether a journal is its own, or that of the one it replaces.
    public boolean speaksFor(WorkstationId journal) {
        return id.equals(journal) || replaces.filter(journal::equals).isPresent();
    }
}
