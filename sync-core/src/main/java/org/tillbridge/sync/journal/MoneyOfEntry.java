package org.tillbridge.sync.journal;

import org.joda.money.Money;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.EntryHeader.MoneyTotals;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.CustomerEnrolled;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.journal.JournalEntry.InvoiceIssued;
import org.tillbridge.sync.journal.JournalEntry.LineVoided;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.JournalEntry.Signing;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;
import org.tillbridge.sync.journal.JournalEntry.TenderAuthorised;
import org.tillbridge.sync.journal.JournalEntry.TenderDeclined;
import org.tillbridge.sync.journal.JournalEntry.TenderStarted;
import org.tillbridge.sync.journal.JournalEntry.TenderUnknown;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillControl;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an entry's header repeats of its body: money and number.
final class MoneyOfEntry {
    private MoneyOfEntry() {}

    /// Empty for what moves no money.
    static Optional<MoneyTotals> totals(JournalEntry entry) {
        return switch (entry) {
            case SaleCompleted sale -> Optional.of(totals(sale.transaction()));
            case ReturnCompleted back -> Optional.of(totals(back.transaction()));
            case TenderStarted _,
                    TenderAuthorised _,
                    TenderDeclined _,
                    TenderUnknown _,
                    LineVoided _,
                    SaleSuspended _,
                    SaleResumed _,
                    CustomerEnrolled _,
                    InvoiceIssued _,
                    TillOpened _,
                    TillClosed _,
                    TillControl _,
                    Signing _,
                    StockAdjusted _,
                    ReceiptReprinted _,
                    EpochOpened _,
                    Carried _ ->
                    Optional.empty();
        };
    }

    /// Empty for what is not a printed document.
    static Optional<TransactionNumber> number(JournalEntry entry) {
        return switch (entry) {
            case SaleCompleted sale -> Optional.of(sale.transaction().number());
            case ReturnCompleted back -> Optional.of(back.transaction().number());
            case TillClosed closed -> Optional.of(closed.number());
            case TenderStarted _,
                    TenderAuthorised _,
                    TenderDeclined _,
                    TenderUnknown _,
                    LineVoided _,
                    TillOpened _,
                    TillControl _,
                    Signing _,
                    SaleSuspended _,
                    SaleResumed _,
                    CustomerEnrolled _,
                    InvoiceIssued _,
                    StockAdjusted _,
                    ReceiptReprinted _,
                    EpochOpened _,
                    Carried _ ->
                    Optional.empty();
        };
    }

    /// What a transaction adds to the till, change taken off.
    static Money cash(RetailTransaction transaction) {
        return byTender(transaction).getOrDefault(Tender.CASH, Money.zero(transaction.currency()));
    }

    private static MoneyTotals totals(RetailTransaction transaction) {
        List<TenderTotal> tenders = new ArrayList<>();
        byTender(transaction).forEach((tender, sum) -> tenders.add(new TenderTotal(tender, sum)));
        return new MoneyTotals(
                transaction.number(), transaction.total(), tenders, transaction.taxes());
    }

    private static Map<Tender, Money> byTender(RetailTransaction transaction) {
        Map<Tender, Money> totals = new EnumMap<>(Tender.class);
        for (TenderLine line : transaction.tenders()) {
            totals.merge(line.tender(), line.amount(), Money::plus);
        }
        if (!transaction.changeDue().isZero()) {
            totals.merge(Tender.CASH, transaction.changeDue().negated(), Money::plus);
        }
        return totals;
    }
}
