package org.tillbridge.sync.replica;

import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.RowCodec;

import java.util.Arrays;
import java.util.Optional;

/// Keeps the look-up tables up with the raw rows, in the same transaction.
final class DerivedStore {
    private final SqlStore sql;
    private final RawRowStore raw;
    private final ItemFillStore items;

    DerivedStore(SqlStore sql, RawRowStore raw, ItemFillStore items) {
        this.sql = sql;
        this.raw = raw;
        this.items = items;
    }

    /// The price list that the store uses; empty before the store is known.
    Optional<Integer> priceList(int store) {
        return sql.first(
                "SELECT price_list FROM store WHERE store = ?", row -> row.getInt(1), store);
    }

    /// Puts what follows from the row that is there now in place of what followed from the one
    /// before.
    void replace(Optional<ReplicaRow> before, Optional<ReplicaRow> after) {
        if (after.isPresent()) {
            put(after.get());
        } else if (before.isPresent() && before.get() instanceof ItemRow item) {
            discontinue(item);
        } else {
            before.ifPresent(this::remove);
        }
    }

    private void put(ReplicaRow row) {
        if (row instanceof ItemRow item) {
            removeCodes(item);
            raw.forgetRemovedItem(item.key());
            items.follow(item);
        }
        Derivation.derive(row, (table, values) -> sql.update(table.put(), values));
    }

    /// What was sold once can come back, so an item does not go with its row.
    private void discontinue(ItemRow row) {
        raw.rememberRemovedItem(row.key(), RowCodec.body(row));
        deriveRemoved(row, (table, values) -> sql.update(table.put(), values));
    }

    /// What follows from an item whose row has gone.
    static void deriveRemoved(ItemRow last, Derivation.Target into) {
        Derivation.deriveItem(last.item().gone(), into);
        Derivation.derive(last, into);
    }

    private void remove(ReplicaRow row) {
        Derivation.derive(
                row,
                (table, values) ->
                        sql.update(table.remove(), Arrays.copyOf(values, table.identity())));
    }

    private void removeCodes(ItemRow row) {
        sql.update(DerivedTable.ITEM_CODE.remove(), row.item().id().number());
    }
}
