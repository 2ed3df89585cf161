package org.tillbridge.retail;

/// A part of the assortment, and the tax class of what is sold under it without an item.
public record Department(DepartmentId id, String name, TaxClass taxClass) {}
