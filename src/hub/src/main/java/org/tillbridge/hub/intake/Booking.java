package org.tillbridge.hub.intake;

import org.joda.money.Money;
import org.tillbridge.hub.intake.WaitingStore.Missed;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.EntryHeader.MoneyTotals;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.journal.JournalEntry;
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
import org.tillbridge.sync.rules.LineReturned;
import org.tillbridge.sync.rules.PointsRules;
import org.tillbridge.sync.rules.ReturnRules;
import org.tillbridge.sync.rules.StockMovement;
import org.tillbridge.sync.rules.StockMovements;
import org.tillbridge.sync.rules.StoredValueMovement;
import org.tillbridge.sync.rules.StoredValueRules;
import org.tillbridge.sync.wire.ParkedEffect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What an entry does to the books: pure, the same whenever it is asked.
///
/// @param number of the document that was printed, if one was
/// @param money what is added to the day's totals
/// @param movements what is added to the stock ledger
/// @param returns what comes back of sales
/// @param storedValue what is put on gift cards and store credits, and paid with them
/// @param earns the sale that its customer earns points with
/// @param enrolled who became a customer
record Booking(
        Optional<TransactionNumber> number,
        Optional<TransactionMoney> money,
        List<StockMovement> movements,
        List<LineReturned> returns,
        List<StoredValueMovement> storedValue,
        Optional<RetailTransaction> earns,
        Optional<CustomerEnrolled> enrolled) {
    static final Booking NOTHING = new Booking(Optional.empty(), Optional.empty());

    Booking {
        movements = List.copyOf(movements);
        returns = List.copyOf(returns);
        storedValue = List.copyOf(storedValue);
    }

    private Booking(Optional<TransactionNumber> number, Optional<TransactionMoney> money) {
        this(number, money, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /// The money of one transaction.
    ///
    /// @param transaction empty where the header alone could be read
    /// @param modifiers by kind; none where the header alone could be read
    record TransactionMoney(
            Optional<UUID> transaction,
            TransactionNumber number,
            Money total,
            List<TenderTotal> tenders,
            List<TaxTotal> taxes,
            List<ModifierTotal> modifiers) {
        TransactionMoney {
            tenders = List.copyOf(tenders);
            taxes = List.copyOf(taxes);
            modifiers = List.copyOf(modifiers);
        }

        Money tax() {
            return taxes.stream()
                    .map(TaxTotal::tax)
                    .reduce(Money.zero(total.getCurrencyUnit()), Money::plus);
        }
    }

    /// What can be booked of an entry as it was read: if not its body, then its header.
    static Booking of(Optional<EntryHeader> header, Optional<JournalEntry> fact) {
        return fact.map(Booking::of).orElseGet(() -> ofHeader(header));
    }

    private static Booking of(JournalEntry entry) {
        return switch (entry) {
            case SaleCompleted(RetailTransaction transaction) -> of(transaction);
            case ReturnCompleted(RetailTransaction transaction) -> of(transaction);
            case StockAdjusted adjusted -> of(adjusted);
            case CustomerEnrolled enrolled -> of(enrolled);
            case TillClosed closed -> new Booking(Optional.of(closed.number()), Optional.empty());
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
                    EpochOpened _,
                    Carried _,
                    InvoiceIssued _,
                    ReceiptReprinted _ ->
                    NOTHING;
        };
    }

    private static Booking ofHeader(Optional<EntryHeader> header) {
        return header.flatMap(EntryHeader::money).map(Booking::ofTotals).orElse(NOTHING);
    }

    private static Booking ofTotals(MoneyTotals totals) {
        Booking booking = of(totals);
        return LargestAmount.beyond(totals).isPresent() ? booking.numberAlone() : booking;
    }

    static Optional<RetailTransaction> transactionIn(JournalEntry entry) {
        return switch (entry) {
            case SaleCompleted(RetailTransaction transaction) -> Optional.of(transaction);
            case ReturnCompleted(RetailTransaction transaction) -> Optional.of(transaction);
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

    /// The movement that an effect is about, if it is about one.
    Optional<StockMovement> movementOf(ParkedEffect effect) {
        return movements.stream()
                .filter(movement -> Effects.isStockOf(movement.line(), effect))
                .findFirst();
    }

    /// The return that an effect is about, if it is about one.
    Optional<LineReturned> returnOf(ParkedEffect effect) {
        return returns.stream()
                .filter(back -> Effects.isOriginalOf(back.line(), effect))
                .findFirst();
    }

    /// The movement of a card that an effect is about, if it is about one.
    Optional<StoredValueMovement> storedValueOf(ParkedEffect effect) {
        return storedValue.stream()
                .filter(movement -> Effects.isStoredValueOf(movement.line(), effect))
                .findFirst();
    }

    /// What has to arrive for a parked effect to be applied.
    Missed missedBy(ParkedEffect effect) {
        return switch (effect.code()) {
            case Effects.UNKNOWN_ITEM ->
                    new Missed(
                            movementOf(effect).map(StockMovement::item),
                            Optional.empty(),
                            Optional.empty());
            case Effects.UNKNOWN_ORIGINAL ->
                    new Missed(
                            Optional.empty(),
                            returnOf(effect).map(back -> back.original().transaction()),
                            Optional.empty());
            case Effects.UNKNOWN_CUSTOMER ->
                    new Missed(
                            Optional.empty(),
                            Optional.empty(),
                            earns.flatMap(RetailTransaction::customer)
                                    .map(SaleCustomer::loyaltyCode));
            default -> Missed.NOTHING;
        };
    }

    /// Whether money was given to someone.
    boolean givesMoneyOut() {
        return money.filter(one -> one.total().isNegative()).isPresent();
    }

    Booking numberAlone() {
        return new Booking(number, Optional.empty());
    }

    private static Booking of(MoneyTotals totals) {
        return new Booking(
                Optional.of(totals.number()),
                Optional.of(
                        new TransactionMoney(
                                Optional.empty(),
                                totals.number(),
                                totals.total(),
                                totals.tenders(),
                                totals.taxes(),
                                List.of())));
    }

    private static Booking of(RetailTransaction transaction) {
        return new Booking(
                Optional.of(transaction.number()),
                Optional.of(
                        new TransactionMoney(
                                Optional.of(transaction.id()),
                                transaction.number(),
                                transaction.total(),
                                tenders(transaction),
                                transaction.taxes(),
                                ModifierTotal.of(transaction))),
                StockMovements.of(transaction),
                ReturnRules.of(transaction),
                StoredValueRules.of(transaction),
                Optional.of(transaction).filter(sale -> !PointsRules.of(sale).isEmpty()),
                Optional.empty());
    }

    private static Booking of(StockAdjusted adjusted) {
        List<StockMovement> movements = new ArrayList<>();
        adjusted.adjustments()
                .forEach(
                        one ->
                                StockMovements.ofAdjustment(one.line(), one.item(), one.change())
                                        .ifPresent(movements::add));
        return new Booking(
                Optional.empty(),
                Optional.empty(),
                movements,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Booking of(CustomerEnrolled enrolled) {
        return new Booking(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(enrolled));
    }

    /// By kind, the change taken off what was given in cash.
    private static List<TenderTotal> tenders(RetailTransaction transaction) {
        Map<Tender, Money> byKind = new EnumMap<>(Tender.class);
        for (TenderLine line : transaction.tenders()) {
            byKind.merge(line.tender(), line.amount(), Money::plus);
        }
        if (!transaction.changeDue().isZero()) {
            byKind.merge(Tender.CASH, transaction.changeDue().negated(), Money::plus);
        }
        return byKind.entrySet().stream()
                .map(entry -> new TenderTotal(entry.getKey(), entry.getValue()))
                .toList();
    }
}
