package org.tillbridge.demo.replay;

import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.WorkstationId;

import java.util.List;
import java.util.Map;

/// What the hub says of a store: sums over all it has stored.
///
/// @param workstations in the order of their numbers
/// @param moved what entries added to the stock on hand of each item, in thousandths; no zeros
/// @param onHand the stock of each item, in thousandths
/// @param faults what should not be: an entry booked twice, a hole in what was booked
public record HubEvidence(
        List<Booked> workstations,
        Map<ItemId, Long> moved,
        Map<ItemId, Long> onHand,
        List<String> faults) {
    public HubEvidence {
        workstations = List.copyOf(workstations);
        moved = Map.copyOf(moved);
        onHand = Map.copyOf(onHand);
        faults = List.copyOf(faults);
    }

    /// What is booked of one workstation.
    ///
    /// @param entries each once, whatever it does
    /// @param revenue in hundredths of the major unit
    public record Booked(
            WorkstationId workstation,
            long entries,
            long effectsApplied,
            long effectsParked,
            long sales,
            long returns,
            long revenue) {}
}
