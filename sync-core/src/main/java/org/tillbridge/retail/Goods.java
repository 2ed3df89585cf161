package org.tillbridge.retail;

import java.util.Optional;

/// What a line is about, with the name it had at that moment.
public sealed interface Goods {
    String name();

    /// What the operator wrote about it; empty where nothing is.
    String note();

    /// The same with another note; a gift card has none.
    default Goods noted(String text) {
        return switch (this) {
            case OfItem item -> new OfItem(item.item, item.name, item.code, item.trace, text);
            case OfDepartment goods ->
                    new OfDepartment(goods.department, goods.name, goods.code, text);
            case OfGiftCard card -> card;
        };
    }

    /// The same, weighed in another vessel; empty for none. Only of a known item it is kept.
    default Goods weighedIn(Optional<Quantity> tare) {
        return switch (this) {
            case OfItem item ->
                    new OfItem(
                            item.item, item.name, item.code, item.trace.withTare(tare), item.note);
            case OfDepartment _, OfGiftCard _ -> this;
        };
    }

    /// A known item.
    ///
    /// @param code what was scanned or typed for it
    /// @param trace what its label says of this very piece
    /// @param note what the operator wrote about it, may be empty
    record OfItem(ItemId item, String name, ItemCode code, Trace trace, String note)
            implements Goods {
        public OfItem(ItemId item, String name, ItemCode code, Trace trace) {
            this(item, name, code, trace, "");
        }

        /// A piece like any other.
        public OfItem(ItemId item, String name, ItemCode code) {
            this(item, name, code, Trace.NONE);
        }
    }

    /// Something sold by department because no item is known for it; matched later.
    ///
    /// @param note what the operator wrote about it, may be empty
    record OfDepartment(DepartmentId department, String name, Optional<ItemCode> code, String note)
            implements Goods {}

    /// A gift card that is issued, or that value is put on. Not goods, though it stands among them:
    /// no tax is due on it, nothing is taken off it, nothing of it is stock, and it is not brought
    /// back.
    ///
    /// @param onPaper whether the receipt is the card: its number was made for this line
    record OfGiftCard(String name, StoredValueCode code, boolean onPaper) implements Goods {
        @Override
        public String note() {
            return "";
        }
    }
}
