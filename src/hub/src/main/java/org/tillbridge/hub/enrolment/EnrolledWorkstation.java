package org.tillbridge.hub.enrolment;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.VerifyingKey;

/// A workstation that the hub knows.
///
/// @param name as people call it: "Till 2"
/// @param certificate as it was given to it
public record EnrolledWorkstation(
        WorkstationId id, StoreId store, String name, VerifyingKey key, String certificate) {}
