package org.tillbridge.sync.replica;

import org.tillbridge.retail.Item;

import java.util.List;

/// Which item a code names. A code names an item by its normal form; only if it names none so, by
/// the form in which letter case does not count. The beginning of a code names nothing.
public sealed interface ItemMatch {
    /// @param item may be discontinued: a return of it still resolves
    record Found(Item item) implements ItemMatch {}

    /// Someone has to choose.
    ///
    /// @param items at least two, by number
    record Ambiguous(List<Item> items) implements ItemMatch {
        public Ambiguous {
            items = List.copyOf(items);
        }
    }

    record NotFound() implements ItemMatch {}

    static ItemMatch of(List<Item> items) {
        return switch (items.size()) {
            case 0 -> new NotFound();
            case 1 -> new Found(items.getFirst());
            default -> new Ambiguous(items);
        };
    }
}
