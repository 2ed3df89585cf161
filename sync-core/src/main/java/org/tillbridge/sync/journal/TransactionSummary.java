package org.tillbridge.sync.journal;

import org.joda.money.Money;
import org.tillbridge.retail.TransactionNumber;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A completed transaction, as a list shows it.
public record TransactionSummary(
        UUID transaction,
        TransactionNumber number,
        LocalDate businessDate,
        Instant completedAt,
        Kind kind,
        Money total) {
    /// Which entry recorded it.
    public enum Kind {
        SALE,
        RETURN
    }
}
