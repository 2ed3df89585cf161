package org.tillbridge.retail;

import java.util.Optional;

/// One piece of an item, by its serial number.
public record Piece(ItemId item, String serial) {
    /// The piece that goods are; empty where no serial number says so.
    public static Optional<Piece> of(Goods goods) {
        return goods instanceof Goods.OfItem known
                ? known.trace().serial().map(serial -> new Piece(known.item(), serial))
                : Optional.empty();
    }
}
