package org.tillbridge.pos.day;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.day.DayFigures.Close;
import org.tillbridge.pos.day.DayFigures.DepartmentTally;
import org.tillbridge.pos.day.DayFigures.Tally;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.LineVoided;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillControl.ApprovalGiven;
import org.tillbridge.sync.journal.JournalEntry.TillControl.CashMoved;
import org.tillbridge.sync.journal.JournalEntry.TillControl.DrawerOpened;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Adds up the facts of one till between its opening and its close, one after the other.
final class DayTally {
    private static final int NO_DEPARTMENT = 0;

    private final LocalDate businessDate;
    private final Instant openedAt;
    private final Money openingFloat;
    private final CurrencyUnit currency;
    private final Function<ItemId, Optional<DepartmentId>> departmentOf;
    private final Map<ItemId, Integer> departmentByItem = new HashMap<>();
    private final SortedMap<Integer, Tally> departments = new TreeMap<>();
    private final SortedMap<TaxRate, TaxTotal> taxes = new TreeMap<>();
    private final Map<Tender, Money> tenders = new EnumMap<>(Tender.class);
    private final Map<CashMovement, Tally> moved = new EnumMap<>(CashMovement.class);
    private Tally sales;
    private Tally returns;
    private Tally voids;
    private Tally discounts;
    private Tally overrides;
    private int noSales;
    private int approvals;
    private Money cashTaken;
    private Money cashRefunded;
    private Optional<TransactionNumber> firstNumber = Optional.empty();
    private Optional<TransactionNumber> lastNumber = Optional.empty();
    private Optional<Close> closed = Optional.empty();

    /// @param departmentOf of items, asked once for each
    DayTally(
            LocalDate businessDate,
            Instant openedAt,
            Money openingFloat,
            Function<ItemId, Optional<DepartmentId>> departmentOf) {
        this.businessDate = businessDate;
        this.openedAt = openedAt;
        this.openingFloat = openingFloat;
        this.currency = openingFloat.getCurrencyUnit();
        this.departmentOf = departmentOf;
        Money zero = Money.zero(currency);
        Tally nothing = new Tally(0, zero);
        sales = nothing;
        returns = nothing;
        voids = nothing;
        discounts = nothing;
        overrides = nothing;
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
            case TillClosed close -> {
                number(close.number());
                closed = Optional.of(new Close(close, committed.entry().header().recordedAt()));
            }
            default -> {}
        }
    }

    private void add(RetailTransaction transaction) {
        number(transaction.number());
        transaction.goods().forEach(this::add);
        for (TaxTotal tax : transaction.taxes()) {
            taxes.merge(tax.rate(), tax, DayTally::sum);
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
        departments.merge(
                department(line.goods()),
                new Tally(1, line.amount()),
                (before, one) -> before.plus(one.amount()));
        for (PriceModifier modifier : line.modifiers()) {
            switch (modifier.kind()) {
                case OVERRIDE -> overrides = overrides.plus(modifier.amount());
                case DISCOUNT, MARKDOWN -> discounts = discounts.plus(modifier.amount());
                case EXEMPTION -> {}
            }
        }
    }

    private int department(Goods goods) {
        return switch (goods) {
            case Goods.OfDepartment(DepartmentId department, String _, var _, String _) ->
                    department.number();
            case Goods.OfItem(ItemId item, String _, var _, var _) ->
                    departmentByItem.computeIfAbsent(
                            item,
                            one ->
                                    departmentOf
                                            .apply(one)
                                            .map(DepartmentId::number)
                                            .orElse(NO_DEPARTMENT));
        };
    }

    private void number(TransactionNumber number) {
        firstNumber = firstNumber.or(() -> Optional.of(number));
        lastNumber = Optional.of(number);
    }

    private static TaxTotal sum(TaxTotal one, TaxTotal other) {
        return new TaxTotal(one.rate(), one.net().plus(other.net()), one.tax().plus(other.tax()));
    }

    Optional<Close> closed() {
        return closed;
    }

    DayFigures figures(List<Department> known) {
        Map<Integer, String> names = new HashMap<>();
        known.forEach(one -> names.put(one.id().number(), one.name()));
        List<DepartmentTally> byDepartment = new ArrayList<>();
        departments.forEach(
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
                overrides,
                moved,
                noSales,
                approvals,
                openingFloat,
                cashTaken,
                cashRefunded,
                firstNumber,
                lastNumber,
                closed);
    }
}
