package org.tillbridge.hub.figures;

import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Cursor;

import java.util.List;

/// What the hub holds of a store, all of one moment: sums over what is stored, not counters kept on
/// the way. So they can be set beside what workstations say.
///
/// @param workstations by number
/// @param items those whose stock ever moved, by number
/// @param heads how far the scopes of the store's workstations have come
/// @param faults where what is stored does not add up, in sentences; never any
public record HubFigures(
        StoreId store,
        List<OfWorkstation> workstations,
        List<OfItem> items,
        List<Cursor> heads,
        List<String> faults) {
    public HubFigures {
        workstations = List.copyOf(workstations);
        items = List.copyOf(items);
        heads = List.copyOf(heads);
        faults = List.copyOf(faults);
    }

    /// What is stored of one workstation's journal.
    ///
    /// @param booked entries, each once
    /// @param notBooked entries that were kept apart: repeats, and what could not be read
    /// @param effectsApplied money totals and movements of stock
    /// @param revenue sales and returns together, in minor units of the store's currency
    public record OfWorkstation(
            WorkstationId workstation,
            long booked,
            long notBooked,
            long effectsApplied,
            long effectsParked,
            long sales,
            long returns,
            long revenue) {}

    /// The stock of one item.
    ///
    /// @param opening what was there to begin with
    /// @param moved what workstations added to it
    /// @param onHand the balance
    public record OfItem(
            ItemId item, String sku, Quantity opening, Quantity moved, Quantity onHand) {}
}
