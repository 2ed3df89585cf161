package org.tillbridge.sync.journal;

/// What becomes of the basket being rung when an entry is committed.
public sealed interface OpenSaleChange {
    /// It stays as it is on disk.
    record Unchanged() implements OpenSaleChange {}

    /// It is no more: completed or cancelled.
    record Clear() implements OpenSaleChange {}

    /// It is now this, in the caller's own form.
    record Keep(String text) implements OpenSaleChange {}
}
