package org.tillbridge.hub.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which page of a list is wanted.
///
/// @param after empty for the first
/// @param limit how many rows at most
public record PageRequest(Optional<Cursor> after, int limit) {
    public static final int USUAL = 100;
    public static final int MOST = 1000;

    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page has 1 to " + MOST + " rows");
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(Optional.empty(), limit);
    }

    /// The page after one that had a next.
    public PageRequest behind(Cursor cursor) {
        return new PageRequest(Optional.of(cursor), limit);
    }

    /// At most so many rows, and no more than before.
    public PageRequest atMost(int rows) {
        return new PageRequest(after, Math.min(limit, rows));
    }

    /// The condition on a row to be behind the place, or none on the first page.
    ///
    /// @param condition with a question mark for each value of the cursor
    public String behind(String condition) {
        return after.isPresent() ? condition : "TRUE";
    }

    /// What a statement takes: what it is given here, the values of the cursor, and how many rows:
    /// one more than wanted, which tells whether there is another page.
    public Object[] arguments(Object... before) {
        List<Object> all = new ArrayList<>(Arrays.asList(before));
        after.ifPresent(cursor -> all.addAll(cursor.values()));
        all.add(limit + 1);
        return all.toArray();
    }

    /// The page of what such a statement found.
    public <T> ListPage<T> page(List<T> found, Function<T, Cursor> place) {
        if (found.size() <= limit) {
            return new ListPage<>(found, Optional.empty());
        }
        List<T> rows = found.subList(0, limit);
        return new ListPage<>(rows, Optional.of(place.apply(rows.getLast())));
    }
}
