package org.tillbridge.sync.journal;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.LineItem;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.Adjustment;
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
import org.tillbridge.sync.rules.PieceMove;
import org.tillbridge.sync.rules.PieceRules;
import org.tillbridge.sync.rules.StockMovement;
import org.tillbridge.sync.rules.StockMovements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// What look-up tables hold of one entry. It follows from the entry alone, so it can be made anew,
/// and compared.
///
/// @param given what a return names: the sales of which goods come back, and the tenders that are
///   paid back
/// @param pieces what is sold or brought back of which the serial number is known
record DerivedRows(
        List<StockRow> stock,
        Optional<TransactionRow> transaction,
        Optional<TillEventRow> tillEvent,
        Set<UUID> given,
        Set<Piece> pieces) {
    static final DerivedRows NONE =
            new DerivedRows(List.of(), Optional.empty(), Optional.empty(), Set.of(), Set.of());

    /// What is added to stock on hand by one line.
    record StockRow(int line, int item, long thousandths) {
        private static Optional<StockRow> of(StockMovement movement) {
            return movement.onHand().signum() == 0
                    ? Optional.empty()
                    : Optional.of(
                            new StockRow(
                                    movement.line(),
                                    movement.item().number(),
                                    movement.onHand().thousandths()));
        }
    }

    /// Amounts in minor units.
    ///
    /// @param taxes `[[rate,net,tax,jurisdiction],…]`, the last where one is named, for SQL to take
    ///   apart
    record TransactionRow(
            UUID id,
            String number,
            LocalDate businessDate,
            long completedAt,
            String kind,
            String currency,
            long total,
            long tax,
            String taxes,
            long cash) {}

    record TillEventRow(
            LocalDate businessDate,
            String kind,
            String currency,
            long amount,
            Optional<String> number) {
        private static TillEventRow of(LocalDate date, String kind, Money amount) {
            return new TillEventRow(
                    date,
                    kind,
                    amount.getCurrencyUnit().getCode(),
                    amount.getAmountMinorLong(),
                    Optional.empty());
        }
    }

    /// How many rows there are.
    int size() {
        return stock.size()
                + transaction.map(_ -> 1).orElse(0)
                + tillEvent.map(_ -> 1).orElse(0)
                + given.size()
                + pieces.size();
    }

    /// Whether some of it is not in the entry's own row, but beside it from the first moment.
    boolean hasRowsBeside() {
        return !given.isEmpty() || !pieces.isEmpty();
    }

    static DerivedRows of(LocalDate businessDate, JournalEntry entry) {
        return switch (entry) {
            case SaleCompleted sale ->
                    of(businessDate, TransactionSummary.Kind.SALE, sale.transaction());
            case ReturnCompleted back ->
                    of(businessDate, TransactionSummary.Kind.RETURN, back.transaction());
            case LineVoided voided ->
                    of(TillEventRow.of(businessDate, "lineVoided", voided.amount()));
            case TillOpened opened ->
                    of(TillEventRow.of(opened.businessDate(), "tillOpened", opened.openingFloat()));
            case TillClosed closed -> of(closed);
            case StockAdjusted adjusted -> of(adjusted);
            case Carried carried -> of(carried);
            case TenderStarted _,
                    TenderAuthorised _,
                    TenderDeclined _,
                    TenderUnknown _,
                    TillControl _,
                    Signing _,
                    EpochOpened _,
                    SaleSuspended _,
                    SaleResumed _,
                    CustomerEnrolled _,
                    InvoiceIssued _,
                    ReceiptReprinted _ ->
                    NONE;
        };
    }

    private static DerivedRows of(
            LocalDate businessDate, TransactionSummary.Kind kind, RetailTransaction transaction) {
        CurrencyUnit currency = transaction.currency();
        Collection<TaxTotal> taxes = taxes(transaction);
        TransactionRow row =
                new TransactionRow(
                        transaction.id(),
                        transaction.number().toString(),
                        businessDate,
                        transaction.completedAt().toEpochMilli(),
                        CamelCase.of(kind),
                        currency.getCode(),
                        transaction.total().getAmountMinorLong(),
                        sum(taxes, currency),
                        array(taxes, currency),
                        MoneyOfEntry.cash(transaction).getAmountMinorLong());
        return new DerivedRows(
                stock(StockMovements.of(transaction)),
                Optional.of(row),
                Optional.empty(),
                given(transaction),
                pieces(transaction));
    }

    private static Set<Piece> pieces(RetailTransaction transaction) {
        Set<Piece> pieces = new LinkedHashSet<>();
        for (PieceMove move : PieceRules.of(transaction)) {
            pieces.add(move.piece());
        }
        return Collections.unmodifiableSet(pieces);
    }

    private static Set<UUID> given(RetailTransaction transaction) {
        Set<UUID> given = new TreeSet<>();
        for (LineItem line : transaction.lines()) {
            if (line instanceof ReturnLine back) {
                back.original().map(OriginalLine::transaction).ifPresent(given::add);
            } else if (line instanceof TenderLine tender) {
                tender.card().flatMap(CardSlip::refunds).ifPresent(given::add);
            }
        }
        return Collections.unmodifiableSet(given);
    }

    private static Collection<TaxTotal> taxes(RetailTransaction transaction) {
        SortedMap<TaxRate, TaxTotal> byRate = new TreeMap<>();
        transaction.taxes().forEach(total -> byRate.merge(total.rate(), total, TaxTotal::plus));
        return byRate.values();
    }

    private static long sum(Collection<TaxTotal> taxes, CurrencyUnit currency) {
        long sum = 0;
        for (TaxTotal total : taxes) {
            sum = Math.addExact(sum, MoneyCodec.minorUnits(total.tax(), currency));
        }
        return sum;
    }

    private static String array(Collection<TaxTotal> taxes, CurrencyUnit currency) {
        StringJoiner array = new StringJoiner(",", "[", "]");
        for (TaxTotal total : taxes) {
            array.add(
                    "[%d,%d,%d%s]"
                            .formatted(
                                    total.rate().partsPerMillion(),
                                    MoneyCodec.minorUnits(total.net(), currency),
                                    MoneyCodec.minorUnits(total.tax(), currency),
                                    total.rate().jurisdiction().map(DerivedRows::text).orElse("")));
        }
        return array.toString();
    }

    private static String text(String name) {
        return "," + DerivedRowsCodec.quoted(name);
    }

    /// What follows from the entry that is carried.
    private static DerivedRows of(Carried carried) {
        try {
            Original original = Original.in(carried);
            LocalDate businessDate = original.entry().header().businessDate();
            return original.fact().map(fact -> of(businessDate, fact)).orElse(NONE);
        } catch (UnreadableEntryException parkedAtTheHub) {
            return NONE;
        }
    }

    private static DerivedRows of(TillClosed closed) {
        return of(
                new TillEventRow(
                        closed.businessDate(),
                        "tillClosed",
                        closed.counted().getCurrencyUnit().getCode(),
                        closed.counted().getAmountMinorLong(),
                        Optional.of(closed.number()).map(TransactionNumber::toString)));
    }

    private static DerivedRows of(StockAdjusted adjusted) {
        List<StockMovement> movements = new ArrayList<>();
        for (Adjustment one : adjusted.adjustments()) {
            StockMovements.ofAdjustment(one.line(), one.item(), one.change())
                    .ifPresent(movements::add);
        }
        return new DerivedRows(
                stock(movements), Optional.empty(), Optional.empty(), Set.of(), Set.of());
    }

    private static DerivedRows of(TillEventRow event) {
        return new DerivedRows(List.of(), Optional.empty(), Optional.of(event), Set.of(), Set.of());
    }

    private static List<StockRow> stock(List<StockMovement> movements) {
        List<StockRow> rows = new ArrayList<>(movements.size());
        for (StockMovement movement : movements) {
            StockRow.of(movement).ifPresent(rows::add);
        }
        return rows;
    }
}
