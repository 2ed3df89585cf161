package org.tillbridge.pos.receipt;

import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.retail.Buyer;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.journal.InvoiceCodec;
import org.tillbridge.sync.journal.JournalEntry.InvoiceIssued;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.PersonalPart;

import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Issues the invoices of sales that were completed here: one for a sale, under the sale's own
/// number. What is sold and paid is the sale's; an invoice adds to whom. Waits for the disk; safe
/// for any thread.
public final class InvoiceService {
    private final DayBook dayBook;
    private final Function<StoredValueCode, Optional<String>> names;
    private final RandomGenerator chance;

    /// @param names of customers, by their loyalty cards, as far as they are known here
    /// @param chance a secure one, except in tests
    public InvoiceService(
            DayBook dayBook,
            Function<StoredValueCode, Optional<String>> names,
            RandomGenerator chance) {
        this.dayBook = dayBook;
        this.names = names;
        this.chance = chance;
    }

    /// What the buyer may be called; empty where nobody knows.
    String likelyName(RetailTransaction sale) {
        return sale.customer().map(SaleCustomer::loyaltyCode).flatMap(names).orElse("");
    }

    /// Two who ask at once get one.
    synchronized InvoiceOutcome issue(RetailTransaction sale, Buyer buyer) {
        JournalReader journal = dayBook.reader();
        if (journal.invoiceOf(sale.id()).isPresent()) {
            return new InvoiceOutcome.AlreadyIssued();
        }
        if (!journal.returnsNaming(sale.id()).isEmpty()) {
            return new InvoiceOutcome.GoodsCameBack();
        }
        return switch (dayBook.fact(
                new InvoiceIssued(sale.id(), sale.number()),
                PersonalPart.of(InvoiceCodec.buyer(buyer), chance))) {
            case Written.OnDisk _ -> new InvoiceOutcome.Issued();
            case Written.NotWritten(var why) -> new InvoiceOutcome.NotWritten(why);
        };
    }
}
