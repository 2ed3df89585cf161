package org.tillbridge.sync.replica;

import org.tillbridge.retail.Item;

/// An item with a tile of its own on the sale screen.
///
/// @param position within the category, from 1
public record Favourite(String category, int position, Item item) {}
