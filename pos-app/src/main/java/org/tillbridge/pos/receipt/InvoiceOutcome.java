package org.tillbridge.pos.receipt;

import org.tillbridge.sync.journal.JournalWriteException;

/// What became of an invoice that was asked for.
public sealed interface InvoiceOutcome {
    /// It is on disk, and goes to the printer if there is one.
    record Issued() implements InvoiceOutcome {}

    /// The sale has one already, which stands.
    record AlreadyIssued() implements InvoiceOutcome {}

    /// Goods of the sale came back, so it would say too much.
    record GoodsCameBack() implements InvoiceOutcome {}

    record NotWritten(JournalWriteException.Reason why) implements InvoiceOutcome {}
}
