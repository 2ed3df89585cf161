package org.tillbridge.retail;

/// What is sold, as the replica knows it.
///
/// @param discontinued no longer sold; a return of it still resolves
public record Item(
        ItemId id,
        String sku,
        String name,
        DepartmentId department,
        TaxClass taxClass,
        boolean discontinued) {}
