package org.tillbridge.pos.fiscal;

import org.tillbridge.sync.journal.TransactionSummary;

/// A sale or return that was to be signed and is not yet.
///
/// @param why what the unit said last, or that it did not
/// @param refused whether the unit does not take it; it is not offered again unasked
public record UnsignedDocument(TransactionSummary document, String why, boolean refused) {
    UnsignedDocument because(String said, boolean isRefused) {
        return new UnsignedDocument(document, said, isRefused);
    }
}
