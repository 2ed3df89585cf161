package org.tillbridge.sync.rules;

import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;

/// Goods that came back, and the line they had been bought on.
///
/// @param line of the return
/// @param quantity above zero
public record LineReturned(int line, OriginalLine original, Quantity quantity) {
    public LineReturned {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("Nothing comes back on line " + line);
        }
    }
}
