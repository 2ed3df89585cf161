package org.tillbridge.hub.intake;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;

/// A place in a journal.
///
/// @param store the workstation's own
public record Place(StoreId store, WorkstationId workstation, Epoch epoch, long sequence) {
    Place at(long other) {
        return new Place(store, workstation, epoch, other);
    }
}
