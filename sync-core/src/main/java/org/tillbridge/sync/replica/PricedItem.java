package org.tillbridge.sync.replica;

import org.tillbridge.retail.Item;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.SaleTerms;

import java.util.Optional;

/// An item as a sale needs it, all of one moment.
///
/// @param price of the store's price list; empty if there is none in force
/// @param taxRate of its tax class on the business date; empty if none is known
/// @param terms of a sale in the store; empty if the store is not known
/// @param stock on hand, with what this workstation did and the hub has not told back yet
public record PricedItem(
        Item item,
        Optional<UnitPrice> price,
        Optional<TaxRate> taxRate,
        Optional<SaleTerms> terms,
        Quantity stock) {}
