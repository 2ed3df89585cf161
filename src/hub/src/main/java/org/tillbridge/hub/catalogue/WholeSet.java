package org.tillbridge.hub.catalogue;

import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a file says that is all there is of its kind: what is not in it any more goes.
final class WholeSet {
    private WholeSet() {}

    /// A row that was not taken may have been meant for what stands already, so nothing goes before
    /// all rows of a file are as they should be.
    ///
    /// @param changes get what is different, in the order of the keys
    /// @param isWhole whether they are
    /// @return what stands from now on
    static <R extends ReplicaRow> List<R> put(
            Changes changes, Collection<R> said, Collection<R> before, boolean isWhole) {
        Map<String, FeedRow> changed = new TreeMap<>();
        Set<String> named = said.stream().map(ReplicaRow::key).collect(Collectors.toSet());
        List<R> now = new ArrayList<>(said);
        for (R old : before) {
            if (!named.contains(old.key())) {
                if (isWhole) {
                    changed.put(old.key(), FeedRow.removed(old.kind(), old.key()));
                } else {
                    now.add(old);
                }
            }
        }
        Set<R> unchanged = new HashSet<>(before);
        for (R row : said) {
            if (!unchanged.contains(row)) {
                changed.put(row.key(), RowCodec.row(row));
            }
        }
        changed.values().forEach(row -> changes.put(Scope.CATALOGUE, row));
        return now;
    }
}
