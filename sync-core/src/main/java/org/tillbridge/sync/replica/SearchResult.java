package org.tillbridge.sync.replica;

import org.tillbridge.retail.Item;

import java.util.List;

/// The best matches of a search.
///
/// @param items names that start with what was typed first, discontinued items last
/// @param total how many items match in all
/// @param searched how many items could be searched; fewer than all only for moments after a
///   snapshot was loaded
public record SearchResult(List<Item> items, long total, LoadedOf searched) {
    public SearchResult {
        items = List.copyOf(items);
    }
}
