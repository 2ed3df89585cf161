package org.tillbridge.sync.replica;

import org.tillbridge.retail.Item;

import java.util.List;
import java.util.Optional;

/// The best matches of a search.
///
/// @param items names that start with what was typed first, discontinued items last
/// @param total how many items match in all; [#MOST_COUNTED] means as many or more
/// @param searchedOnly how many items could be searched, where that is not all of them: for moments
///   after a snapshot was loaded
public record SearchResult(List<Item> items, long total, Optional<LoadedOf> searchedOnly) {
    /// Nobody reads through more, and counting takes time.
    public static final long MOST_COUNTED = 10_000;

    public SearchResult {
        items = List.copyOf(items);
    }
}
