package org.tillbridge.demo.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A real invoice as its file has it.
///
/// @param number as printed; one that begins with `C` is a cancellation
/// @param row at which it stands in `invoices.tsv`
/// @param date the day it was written, in the store's time zone
public record Invoice(String number, int row, Instant at, LocalDate date, List<Line> lines) {
    public Invoice {
        lines = List.copyOf(lines);
    }

    /// @param quantity in whole pieces, negative for what comes back or is written off
    public record Line(String sku, long quantity, BigDecimal unitPrice) {
        public BigDecimal amount() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity));
        }
    }

    public boolean isCancellation() {
        return number.startsWith("C");
    }

    /// Whether a line only corrects stock: pieces go, and nobody is given money for them.
    boolean isWriteOff(Line line) {
        return !isCancellation() && line.quantity() < 0;
    }
}
