package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.page.ListOrder;
import org.tillbridge.hub.page.ListOrder.Column;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.replica.SearchText;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which items are asked for: those with each word at the beginning of a word of their name, of
/// their sku or of a code, in any letter case; or all.
///
/// @param words folded, the longest first; none for all items
/// @param store whose prices and stock are wanted; those of all stores where it is empty
public record ItemSearch(List<String> words, Optional<StoreId> store) {
    public ItemSearch {
        words = List.copyOf(words);
    }

    public static ItemSearch of(String text, Optional<StoreId> store) {
        return new ItemSearch(
                SearchText.termsTyped(text).stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList(),
                store);
    }

    boolean isOfAll() {
        return words.isEmpty();
    }

    /// All items by number; those that are found by what begins with the longest word, and number.
    /// A place in what is found by other words is none in this.
    public ListOrder order() {
        return isOfAll()
                ? ListOrder.of("items", Column.NUMBER)
                : ListOrder.of("items with " + String.join(" ", words), Column.TEXT, Column.NUMBER);
    }
}
