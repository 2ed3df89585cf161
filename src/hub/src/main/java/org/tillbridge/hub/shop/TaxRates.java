package org.tillbridge.hub.shop;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.sync.wire.ReplicaRow.TaxRateRow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tax rates of a store: its own before those of all stores, and of those that have begun the
/// latest, as a till takes them.
public final class TaxRates {
    private final StoreId store;
    private final List<TaxRateRow> rows;
    private final Map<Asked, List<TaxRate>> known = new HashMap<>();

    /// @param rows of this store and of all stores, by the date from which they count
    TaxRates(StoreId store, List<TaxRateRow> rows) {
        this.store = store;
        this.rows = List.copyOf(rows);
    }

    private record Asked(TaxClass taxClass, LocalDate first, LocalDate last) {}

    /// The rates of a class on some day from the first to the last; none where none is known.
    public List<TaxRate> between(TaxClass taxClass, LocalDate first, LocalDate last) {
        return known.computeIfAbsent(new Asked(taxClass, first, last), this::between);
    }

    private List<TaxRate> between(Asked asked) {
        List<TaxRate> due = new ArrayList<>(on(asked.taxClass(), asked.first()));
        for (TaxRateRow row : rows) {
            if (row.taxClass().equals(asked.taxClass())
                    && row.from().isAfter(asked.first())
                    && !row.from().isAfter(asked.last())) {
                due.addAll(on(asked.taxClass(), row.from()));
            }
        }
        return due;
    }

    private List<TaxRate> on(TaxClass taxClass, LocalDate date) {
        List<TaxRateRow> begun =
                rows.stream()
                        .filter(row -> row.taxClass().equals(taxClass))
                        .filter(row -> !row.from().isAfter(date))
                        .toList();
        List<TaxRateRow> own =
                begun.stream()
                        .filter(row -> row.store().filter(store::equals).isPresent())
                        .toList();
        List<TaxRateRow> first = own.isEmpty() ? begun : own;
        return first.isEmpty() ? List.of() : List.of(first.getLast().rate());
    }
}
