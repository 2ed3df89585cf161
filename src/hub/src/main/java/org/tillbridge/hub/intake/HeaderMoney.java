package org.tillbridge.hub.intake;

import org.joda.money.Money;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.EntryHeader.MoneyTotals;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.journal.JournalEntry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The money in an entry's header against that in its body.
final class HeaderMoney {
    private HeaderMoney() {}

    /// How they differ, as a sentence; empty where they agree, or one of them has none.
    static Optional<String> differs(EntryHeader header, JournalEntry entry) {
        Optional<RetailTransaction> transaction = Booking.transactionIn(entry);
        if (header.money().isEmpty() || transaction.isEmpty()) {
            return Optional.empty();
        }
        return agrees(header.money().get(), transaction.get())
                ? Optional.empty()
                : Optional.of("The money in the header is not that in the body.");
    }

    private static boolean agrees(MoneyTotals header, RetailTransaction body) {
        return header.number().equals(body.number())
                && header.total().equals(body.total())
                && sum(header).equals(body.total())
                && byRate(header.taxes()).equals(byRate(body.taxes()));
    }

    private static Money sum(MoneyTotals header) {
        return header.tenders().stream()
                .map(TenderTotal::amount)
                .reduce(Money.zero(header.total().getCurrencyUnit()), Money::plus);
    }

    private static Map<TaxRate, TaxTotal> byRate(List<TaxTotal> taxes) {
        Map<TaxRate, TaxTotal> byRate = new HashMap<>();
        taxes.forEach(tax -> byRate.put(tax.rate(), tax));
        return byRate;
    }
}
