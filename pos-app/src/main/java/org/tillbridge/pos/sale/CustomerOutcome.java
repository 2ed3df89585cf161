package org.tillbridge.pos.sale;

import org.tillbridge.pos.customer.CustomerFault;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.sync.journal.JournalWriteException;

/// What became of naming whose sale it is.
public sealed interface CustomerOutcome {
    record Chosen(SaleCustomer customer) implements CustomerOutcome {}

    /// Someone new: that is on disk.
    record Enrolled(SaleCustomer customer) implements CustomerOutcome {}

    /// It is nobody's in particular.
    record TakenOff() implements CustomerOutcome {}

    record Wrong(CustomerFault fault) implements CustomerOutcome {}

    record Refused(Refusal why) implements CustomerOutcome {}

    /// It could not be recorded, so nobody was enrolled.
    record NotWritten(JournalWriteException.Reason why) implements CustomerOutcome {}
}
