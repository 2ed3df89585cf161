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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an amount can be that is booked: ten times what a till lets anybody ring, tax on top
/// included. Books add up, and 92,000 of these are within what a column holds.
final class LargestAmount {
    private static final long MOST = 10 * SaleLimits.MAX_AMOUNT;

    private LargestAmount() {}

    /// The first amount of an entry that is beyond that; empty for almost all.
    static Optional<Money> beyond(EntryHeader header, Optional<JournalEntry> fact) {
        return header.money()
                .flatMap(LargestAmount::beyond)
                .or(() -> fact.flatMap(Booking::transactionIn).flatMap(LargestAmount::beyond));
    }

    static Optional<Money> beyond(MoneyTotals totals) {
        List<Money> amounts = new ArrayList<>(List.of(totals.total()));
        totals.tenders().stream().map(TenderTotal::amount).forEach(amounts::add);
        addAll(totals.taxes(), amounts);
        return beyond(amounts);
    }

    private static Optional<Money> beyond(RetailTransaction transaction) {
        List<Money> amounts =
                new ArrayList<>(List.of(transaction.total(), transaction.changeDue()));
        transaction.tenders().stream().map(TenderLine::amount).forEach(amounts::add);
        addAll(transaction.taxes(), amounts);
        for (GoodsLine line : transaction.goods()) {
            amounts.add(line.amount());
            line.modifiers().stream().map(PriceModifier::amount).forEach(amounts::add);
        }
        return beyond(amounts);
    }

    private static void addAll(List<TaxTotal> taxes, List<Money> amounts) {
        for (TaxTotal tax : taxes) {
            amounts.add(tax.net());
            amounts.add(tax.tax());
        }
    }

    private static Optional<Money> beyond(List<Money> amounts) {
        return amounts.stream()
                .filter(
                        amount ->
                                amount.getAmountMinorLong() > MOST
                                        || amount.getAmountMinorLong() < -MOST)
                .findFirst();
    }
}
