package org.tillbridge.hub.page;

import java.util.List;
import java.util.Optional;

/// A page of a list.
///
/// @param next where the page after it begins; empty if this is the last one
public record ListPage<T>(List<T> rows, Optional<Cursor> next) {
    public ListPage {
        rows = List.copyOf(rows);
    }
}
