package org.tillbridge.pos.sale;

import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.codes.Label;
import org.tillbridge.retail.pricing.SaleTerms;
import org.tillbridge.sync.replica.PricedItem;

import java.util.Optional;

/// An item with all that is needed to sell it now.
///
/// @param code what it was found by; its own number where it was chosen from a list
/// @param label what the code says of the very piece
public record ShelfItem(PricedItem priced, ItemCode code, Label label) {
    public ShelfItem(PricedItem priced, ItemCode code) {
        this(priced, code, Label.NONE);
    }

    ShelfItem with(Label read) {
        return new ShelfItem(priced, code, read);
    }

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
