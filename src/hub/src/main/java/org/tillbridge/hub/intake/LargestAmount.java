package org.tillbridge.hub.intake;

import org.joda.money.Money;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.pricing.SaleLimits;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.EntryHeader.MoneyTotals;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.journal.JournalEntry;

import java.util.List;
import java.util.Optional;

/// What an amount can be that is booked: fourteen digits, up to ten times what a till lets anybody
/// ring ([SaleLimits#MAX_AMOUNT]), so that tax on top is within it. Books add up, and 92,000 of
/// these are within what a column holds. Looked at in loops: it is asked of every line.
final class LargestAmount {
    private static final int MOST_DIGITS = 14;

    private Optional<Money> beyond = Optional.empty();

    private LargestAmount() {}

    /// An amount of an entry that is beyond that; empty for almost all.
    static Optional<Money> beyond(EntryHeader header, Optional<JournalEntry> fact) {
        LargestAmount amounts = new LargestAmount();
        header.money().ifPresent(amounts::look);
        fact.flatMap(Booking::transactionIn).ifPresent(amounts::look);
        return amounts.beyond;
    }

    static Optional<Money> beyond(MoneyTotals totals) {
        LargestAmount amounts = new LargestAmount();
        amounts.look(totals);
        return amounts.beyond;
    }

    private void look(MoneyTotals totals) {
        look(totals.total());
        for (TenderTotal tender : totals.tenders()) {
            look(tender.amount());
        }
        look(totals.taxes());
    }

    private void look(RetailTransaction transaction) {
        look(transaction.total());
        look(transaction.changeDue());
        for (TenderLine tender : transaction.tenders()) {
            look(tender.amount());
        }
        look(transaction.taxes());
        for (GoodsLine line : transaction.goods()) {
            look(line.amount());
            for (PriceModifier modifier : line.modifiers()) {
                look(modifier.amount());
            }
        }
    }

    private void look(List<TaxTotal> taxes) {
        for (TaxTotal tax : taxes) {
            look(tax.net());
            look(tax.tax());
        }
    }

    private void look(Money amount) {
        if (amount.getAmount().precision() > MOST_DIGITS) {
            beyond = Optional.of(amount);
        }
    }
}
