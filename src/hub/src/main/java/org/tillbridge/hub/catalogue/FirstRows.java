package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.tsv.TsvRow;

import java.util.HashMap;
import java.util.Map;

/// Which row of a file said something first.
final class FirstRows<K> {
    private final Map<K, Integer> lines = new HashMap<>();

    /// Whether this row is the first with its key; the same row is so however often it is asked.
    boolean isFirst(K key, TsvRow row) {
        Integer first = lines.putIfAbsent(key, row.line());
        return first == null || first == row.line();
    }
}
