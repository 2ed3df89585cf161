package org.tillbridge.sync.rules;

import org.tillbridge.retail.Piece;

/// A piece changes hands.
///
/// @param line of the transaction
public record PieceMove(int line, Piece piece, Kind kind) {
    /// Where it goes.
    public enum Kind {
        /// To a customer.
        SOLD,
        /// Back to the store.
        BROUGHT_BACK
    }
}
