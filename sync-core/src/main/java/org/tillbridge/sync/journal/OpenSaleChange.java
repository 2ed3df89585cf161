package org.tillbridge.sync.journal;

import java.util.UUID;

/// What becomes of the basket being rung when an entry is committed.
public sealed interface OpenSaleChange {
    /// It stays as it is on disk.
    record Unchanged() implements OpenSaleChange {}

    /// It ends: the entry is its transaction. What is kept of it counts no more, so there is
    /// nothing else to write.
    record Ended() implements OpenSaleChange {}

    /// It is now this, in the caller's own form.
    ///
    /// @param transaction that it will be, once completed
    record Keep(UUID transaction, String text) implements OpenSaleChange {}
}
