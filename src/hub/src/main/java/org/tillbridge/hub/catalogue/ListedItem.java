package org.tillbridge.hub.catalogue;

import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// An item as head office sees it.
///
/// @param codes in the order in which they were given
public record ListedItem(Item item, List<ItemCode> codes, List<InStore> stores) {
    public ListedItem {
        codes = List.copyOf(codes);
        stores = List.copyOf(stores);
    }

    /// What it costs in a store now, and how much of it is there.
    ///
    /// @param currency of the price
    /// @param price in ten-thousandths of the major unit; empty if it has none
    /// @param onHand empty if nothing is known of it there
    public record InStore(
            StoreId store, String currency, OptionalLong price, Optional<Quantity> onHand) {}
}
