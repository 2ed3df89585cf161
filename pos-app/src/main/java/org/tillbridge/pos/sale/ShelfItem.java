package org.tillbridge.pos.sale;

import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.SaleTerms;
import org.tillbridge.sync.replica.PricedItem;

import java.util.Optional;

/// An item with all that is needed to sell it now.
///
/// @param code what it was found by; its own number where it was chosen from a list
public record ShelfItem(PricedItem priced, ItemCode code) {
    public Item item() {
        return priced.item();
    }

    /// Empty where no price is in force.
    public Optional<UnitPrice> price() {
        return priced.price();
    }

    /// Empty where no rate is known for its tax class.
    public Optional<TaxRate> taxRate() {
        return priced.taxRate();
    }

    /// Of a sale that begins with it; empty where the store is not known.
    Optional<SaleTerms> terms() {
        return priced.terms();
    }

    public Quantity stock() {
        return priced.stock();
    }

    /// Whether it can be rung as it is.
    public boolean isSellable() {
        return !item().discontinued() && price().isPresent() && taxRate().isPresent();
    }
}
