package org.tillbridge.pos.sale;

import java.util.List;

/// The best matches of a search by name or number.
///
/// @param total how many items match in all
public record ShelfSearch(String text, List<ShelfItem> items, long total) {
    public ShelfSearch {
        items = List.copyOf(items);
    }
}
