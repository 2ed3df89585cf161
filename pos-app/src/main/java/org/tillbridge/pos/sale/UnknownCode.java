package org.tillbridge.pos.sale;

import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;

import java.time.Instant;

/// A code that names no item this workstation knows. It stays in the basket, and the sale cannot be
/// paid, until someone sells it by department or takes it out.
///
/// @param number from 1, unlike that of any other unknown code of this sale
/// @param afterLine the line below which it was scanned; 0 for above all
public record UnknownCode(
        int number, ItemCode code, Quantity quantity, int afterLine, Instant scannedAt) {
    /// What was scanned, and how many of it.
    public record Scan(ItemCode code, Quantity quantity) {}

    Scan scan() {
        return new Scan(code, quantity);
    }
}
