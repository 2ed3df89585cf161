package org.tillbridge.pos.sale;

import org.joda.money.Money;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Whether a sale still fits into one journal entry. Long names can fill it before the lines do.
final class SaleSize {
    /// Of lines and what is taken off them: below this no sale is too long, whatever its names and
    /// notes.
    private static final int SURELY_FITS = 100;

    /// Room for the entry's header, and for voids of lines that are there.
    private static final int RESERVE = 24 * 1024;

    private static final TransactionNumber LONGEST_NUMBER =
            new TransactionNumber(
                    new StoreId(999_999_999),
                    new WorkstationId(999_999_999),
                    999_999_999,
                    999_999_999_999L);

    private SaleSize() {}

    static boolean fits(OpenTransaction open) {
        int discounts = open.pricing().discounts().given().size();
        if (open.lineCount() + discounts <= SURELY_FITS) {
            return true;
        }
        SaleCompleted paid =
                new SaleCompleted(
                        open.complete(
                                LONGEST_NUMBER,
                                open.openedAt(),
                                List.of(new Payment(Tender.CASH, open.totals().total())),
                                Money.zero(open.currency())));
        return EntryCodec.body(paid).getBytes(StandardCharsets.UTF_8).length + RESERVE
                <= EntryCodec.MAX_BYTES;
    }
}
