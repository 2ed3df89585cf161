package org.tillbridge.sync.replica;

import java.util.List;

/// What a code names, with all that a sale needs to know of it. See [ItemMatch] for what matches.
public sealed interface LookUp {
    record Found(PricedItem item) implements LookUp {}

    /// Someone has to choose.
    ///
    /// @param items at least two, by number
    record Ambiguous(List<PricedItem> items) implements LookUp {
        public Ambiguous {
            items = List.copyOf(items);
        }
    }

    record NotFound() implements LookUp {}

    static LookUp of(List<PricedItem> items) {
        return switch (items.size()) {
            case 0 -> new NotFound();
            case 1 -> new Found(items.getFirst());
            default -> new Ambiguous(items);
        };
    }
}
