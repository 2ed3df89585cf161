package org.tillbridge.retail;

import java.util.OptionalInt;

/// What is sold, as the replica knows it.
///
/// @param discontinued no longer sold; a return of it still resolves
/// @param minimumAge whoever is younger, in years, may not buy it; empty for almost all
public record Item(
        ItemId id,
        String sku,
        String name,
        DepartmentId department,
        TaxClass taxClass,
        boolean discontinued,
        OptionalInt minimumAge) {
    public static final int HIGHEST_AGE = 99;

    public Item {
        if (minimumAge.isPresent()
                && (minimumAge.getAsInt() < 1 || minimumAge.getAsInt() > HIGHEST_AGE)) {
            throw new IllegalArgumentException("No minimum age: " + minimumAge.getAsInt());
        }
    }

    /// One that anyone may buy.
    public Item(
            ItemId id,
            String sku,
            String name,
            DepartmentId department,
            TaxClass taxClass,
            boolean discontinued) {
        this(id, sku, name, department, taxClass, discontinued, OptionalInt.empty());
    }

    /// The same, no longer sold.
    public Item gone() {
        return new Item(id, sku, name, department, taxClass, true, minimumAge);
    }
}
