package org.tillbridge.pos.report;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.report.DayFigures.Close;
import org.tillbridge.pos.report.DayFigures.DepartmentTally;
import org.tillbridge.pos.report.DayFigures.Signatures;
import org.tillbridge.pos.report.DayFigures.Tally;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry.LineVoided;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.Signing.DocumentSigned;
import org.tillbridge.sync.journal.JournalEntry.Signing.DocumentUnsigned;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillControl.ApprovalGiven;
import org.tillbridge.sync.journal.JournalEntry.TillControl.CashMoved;
import org.tillbridge.sync.journal.JournalEntry.TillControl.DrawerOpened;
import org.tillbridge.sync.replica.ReplicaView;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// Adds up the facts of one till between its opening and its close, one after the other.
final class DayTally {
    private static final int NO_DEPARTMENT = 0;

    private final LocalDate businessDate;
    private final Instant openedAt;
    private final Money openingFloat;
    private final CurrencyUnit currency;
    private final Map<ItemId, Tally> items = new HashMap<>();
    private final SortedMap<Integer, Tally> departments = new TreeMap<>();
    private final SortedMap<TaxRate, TaxTotal> taxes = new TreeMap<>();
    private final Map<Tender, Money> tenders = new EnumMap<>(Tender.class);
    private final Map<CashMovement, Tally> moved = new EnumMap<>(CashMovement.class);
    private Tally sales;
    private Tally returns;
    private Tally voids;
    private Tally discounts;
    private Tally manualDiscounts;
    private Tally exempt;
    private Tally overrides;
    private Tally giftCards;
    private int noSales;
    private int approvals;
    private int signedLate;
    private final Set<UUID> unsigned = new HashSet<>();
    private Money cashTaken;
    private Money cashRefunded;
    private Optional<TransactionNumber> firstNumber = Optional.empty();
    private Optional<TransactionNumber> lastNumber = Optional.empty();
    private Optional<Close> closed = Optional.empty();

    DayTally(LocalDate businessDate, Instant openedAt, Money openingFloat) {
        this.businessDate = businessDate;
        this.openedAt = openedAt;
        this.openingFloat = openingFloat;
        this.currency = openingFloat.getCurrencyUnit();
        Money zero = Money.zero(currency);
        Tally nothing = new Tally(0, zero);
        sales = nothing;
        returns = nothing;
        voids = nothing;
        discounts = nothing;
        manualDiscounts = nothing;
        exempt = nothing;
        overrides = nothing;
        giftCards = nothing;
        cashTaken = zero;
        cashRefunded = zero;
    }

    void add(Committed committed) {
        switch (committed.fact()) {
            case SaleCompleted(RetailTransaction sale) -> {
                sales = sales.plus(sale.total());
                add(sale);
            }
            case ReturnCompleted(RetailTransaction back) -> {
                returns = returns.plus(back.total());
                add(back);
            }
            case LineVoided voided -> voids = voids.plus(voided.amount());
            case CashMoved(CashMovement movement, Money amount, String _) ->
                    moved.merge(
                            movement,
                            new Tally(1, amount),
                            (before, one) -> before.plus(one.amount()));
            case DrawerOpened _ -> noSales++;
            case ApprovalGiven _ -> approvals++;
            case DocumentUnsigned marked -> unsigned.add(marked.transaction());
            case DocumentSigned signed when signed.late() -> {
                unsigned.remove(signed.transaction());
                signedLate++;
            }
            case TillClosed close -> {
                number(close.number());
                EntryHeader header = committed.entry().header();
                closed =
                        Optional.of(
                                new Close(
                                        close,
                                        header.entryId(),
                                        header.operator(),
                                        header.recordedAt()));
            }
            default -> {}
        }
    }

    private void add(RetailTransaction transaction) {
        number(transaction.number());
        transaction.goods().forEach(this::add);
        if (transaction.exemption().isPresent()) {
            int one = transaction.returnsGoods() ? -1 : 1;
            exempt = exempt.plus(new Tally(one, transaction.total()));
        }
        for (TaxTotal tax : transaction.taxes()) {
            taxes.merge(tax.rate(), tax, TaxTotal::plus);
        }
        Money cash = Money.zero(currency);
        for (TenderLine line : transaction.tenders()) {
            tenders.merge(line.tender(), line.amount(), Money::plus);
            cash = line.tender() == Tender.CASH ? cash.plus(line.amount()) : cash;
        }
        if (!transaction.changeDue().isZero()) {
            tenders.merge(Tender.CASH, transaction.changeDue().negated(), Money::plus);
            cash = cash.minus(transaction.changeDue());
        }
        if (cash.isNegative()) {
            cashRefunded = cashRefunded.plus(cash);
        } else {
            cashTaken = cashTaken.plus(cash);
        }
    }

    private void add(GoodsLine line) {
        Tally one = new Tally(line instanceof ReturnLine ? -1 : 1, line.amount());
        switch (line.goods()) {
            case Goods.OfDepartment goods ->
                    departments.merge(goods.department().number(), one, Tally::plus);
            case Goods.OfItem goods -> items.merge(goods.item(), one, Tally::plus);
            case Goods.OfGiftCard _ -> giftCards = giftCards.plus(one);
        }
        for (PriceModifier modifier : line.modifiers()) {
            switch (modifier.kind()) {
                case OVERRIDE -> overrides = overrides.plus(modifier.amount());
                case DISCOUNT, MARKDOWN -> discounted(modifier);
                case EXEMPTION -> {}
            }
        }
    }

    private void discounted(PriceModifier modifier) {
        discounts = discounts.plus(modifier.amount());
        if (modifier.rule().isEmpty()) {
            manualDiscounts = manualDiscounts.plus(modifier.amount());
        }
    }

    private void number(TransactionNumber number) {
        firstNumber = firstNumber.or(() -> Optional.of(number));
        lastNumber = Optional.of(number);
    }

    Optional<Close> closed() {
        return closed;
    }

    /// @param replica for use within: tells the departments of the items
    DayFigures figures(ReplicaView replica) {
        SortedMap<Integer, Tally> all = new TreeMap<>(departments);
        items.forEach(
                (item, tally) ->
                        all.merge(
                                replica.item(item)
                                        .map(known -> known.department().number())
                                        .orElse(NO_DEPARTMENT),
                                tally,
                                Tally::plus));
        Map<Integer, String> names = new HashMap<>();
        replica.departments().forEach(one -> names.put(one.id().number(), one.name()));
        List<DepartmentTally> byDepartment = new ArrayList<>();
        all.forEach(
                (number, tally) ->
                        byDepartment.add(
                                new DepartmentTally(
                                        number, names.getOrDefault(number, ""), tally)));
        return new DayFigures(
                businessDate,
                openedAt,
                sales,
                returns,
                byDepartment,
                List.copyOf(taxes.values()),
                tenders,
                voids,
                discounts,
                manualDiscounts,
                exempt,
                overrides,
                giftCards,
                moved,
                noSales,
                approvals,
                new Signatures(signedLate, unsigned.size()),
                openingFloat,
                cashTaken,
                cashRefunded,
                firstNumber,
                lastNumber,
                closed);
    }
}
