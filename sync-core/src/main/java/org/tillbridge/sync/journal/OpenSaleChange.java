package org.tillbridge.sync.journal;

import java.util.UUID;
import java.util.function.Supplier;

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
    /// @param content makes the text; asked when it is written, on the thread that writes
    record Keep(UUID transaction, Supplier<String> content) implements OpenSaleChange {}
}
