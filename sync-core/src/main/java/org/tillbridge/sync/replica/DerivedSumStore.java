package org.tillbridge.sync.replica;

import org.jspecify.annotations.Nullable;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SnapshotRow;

import java.util.EnumMap;
import java.util.Map;

/// What the rows of each look-up table add up to, in any order: tells whether two sides have the
/// same ones.
final class DerivedSumStore {
    private final Map<DerivedTable, Long> sums = new EnumMap<>(DerivedTable.class);

    /// What stands in the tables.
    static DerivedSumStore inTables(SqlStore sql) {
        DerivedSumStore sum = new DerivedSumStore();
        for (DerivedTable table : DerivedTable.values()) {
            @Nullable Object[] values = new Object[table.width()];
            sql.forEach(
                    table.select(),
                    row -> {
                        for (int i = 0; i < values.length; i++) {
                            values[i] = row.getObject(i + 1);
                        }
                        sum.add(table, values);
                    });
        }
        return sum;
    }

    /// Adds what should stand in the tables because of a raw row.
    ///
    /// @param filledThrough how far the table of items has been filled
    void addDerived(Scope scope, SnapshotRow row, String filledThrough) {
        if (Derivation.isDerived(row.kind())) {
            Derivation.read(scope, row.kind(), row.key(), row.body())
                    .ifPresent(read -> addDerived(read, filledThrough));
        }
    }

    private void addDerived(ReplicaRow row, String filledThrough) {
        Derivation.derive(row, this::add);
        if (row instanceof ItemRow item && ItemFillStore.reaches(item.key(), filledThrough)) {
            Derivation.deriveItem(item.item(), this::add);
        }
    }

    /// Adds what should stand in the tables because of an item that was removed.
    void addRemoved(SnapshotRow row) {
        Derivation.read(Scope.CATALOGUE, row.kind(), row.key(), row.body())
                .ifPresent(read -> DerivedStore.deriveRemoved((ItemRow) read, this::add));
    }

    private void add(DerivedTable table, @Nullable Object... values) {
        sums.merge(table, hash(values), Long::sum);
    }

    /// A number is the same whatever its width.
    private static long hash(@Nullable Object... values) {
        long hash = 1;
        for (Object value : values) {
            int one =
                    value instanceof Number number
                            ? Long.hashCode(number.longValue())
                            : value == null ? 0 : value.hashCode();
            hash = 0x9E3779B97F4A7C15L * (hash ^ one);
        }
        return hash;
    }

    boolean sameAs(DerivedSumStore other) {
        return sums.equals(other.sums);
    }
}
