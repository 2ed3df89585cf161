package org.tillbridge.hub.page;

import java.util.List;

/// A place in a list: behind the row with these values of the columns that the list is ordered by.
/// Rows that come or go elsewhere do not move it.
///
/// @param values as a statement takes them
public record Cursor(List<Object> values) {
    public Cursor {
        values = List.copyOf(values);
    }
}
