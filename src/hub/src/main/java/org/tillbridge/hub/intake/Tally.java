package org.tillbridge.hub.intake;

import org.joda.money.Money;
import org.tillbridge.hub.intake.Booking.TransactionMoney;
import org.tillbridge.hub.intake.MoneyStore.Day;
import org.tillbridge.hub.stock.StockStore;
import org.tillbridge.hub.stock.StockStore.OnHand;
import org.tillbridge.hub.stock.StockStore.Posting;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.SaleLimits;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.rules.Account;
import org.tillbridge.sync.rules.EntryRules;
import org.tillbridge.sync.rules.StockMovement;
import org.tillbridge.sync.rules.StockRules;
import org.tillbridge.sync.wire.ReplicaRow.StockRow;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// What several entries add to the books, so that it is written together, each balance and total
/// once.
final class Tally {
    /// Lines of the ledger that are written together while more entries are being read.
    private static final int LINES_AT_ONCE = 256;

    /// What can move at once: a million times what a till lets anybody ring. Books add up, and
    /// 92,000 of these are within what a column holds.
    private static final Quantity MOST =
            new Quantity(1_000_000 * SaleLimits.MAX_QUANTITY.thousandths());

    private final StoreId store;
    private final Map<ItemId, Moving> stock = new LinkedHashMap<>();
    private final List<Posting> postings = new ArrayList<>();
    private final Map<Day, DayMoney> money = new LinkedHashMap<>();
    private final List<MoneyStore.Recorded> transactions = new ArrayList<>();

    Tally(StoreId store) {
        this.store = store;
    }

    /// @throws ArithmeticException if no books hold so much of it
    void add(EntryHeader header, StockMovement movement) {
        if (movement.quantity().compareTo(MOST) > 0) {
            throw new ArithmeticException("No books hold " + movement.quantity() + " of an item");
        }
        Posting posting =
                new Posting(store, Optional.of(header.workstation()), header.entryId(), movement);
        postings.add(posting);
        stock.computeIfAbsent(movement.item(), any -> new Moving()).add(posting);
    }

    /// Writes the lines of the ledger if there are many, so that the end has less to write.
    void writeMany(StockStore stockStore) throws SQLException {
        if (postings.size() >= LINES_AT_ONCE) {
            stockStore.post(postings);
            postings.clear();
        }
    }

    /// @param addendum to its store day that takes it; 0 for the day itself
    void add(EntryHeader header, TransactionMoney transaction, int addendum) {
        transactions.add(new MoneyStore.Recorded(header, transaction, addendum));
        dayOf(header, transaction).add(transaction);
    }

    /// What could not be read in the header of a transaction whose money is booked.
    void addRead(EntryHeader header, TransactionMoney transaction) {
        dayOf(header, transaction).addModifiers(transaction);
    }

    private DayMoney dayOf(EntryHeader header, TransactionMoney transaction) {
        Day day =
                new Day(
                        store,
                        header.businessDate().toString(),
                        header.workstation(),
                        transaction.total().getCurrencyUnit().getCode());
        return money.computeIfAbsent(
                day, any -> new DayMoney(Money.zero(transaction.total().getCurrencyUnit())));
    }

    int items() {
        return stock.size();
    }

    /// What became of the stock of an item.
    ///
    /// @param overdrawnBy the entries that took more than was on hand
    record Moved(StockRow now, List<Overdraft> overdrawnBy) {
        Moved {
            overdrawnBy = List.copyOf(overdrawnBy);
        }
    }

    /// @param before on hand by the book
    /// @param taken more than that
    record Overdraft(UUID entryId, Quantity before, Quantity taken) {}

    /// Writes all of it, and notes what it met.
    List<Moved> write(StockStore stockStore, MoneyStore moneyStore, Conflicts conflicts)
            throws SQLException {
        for (MoneyStore.Recorded again : moneyStore.record(transactions)) {
            conflicts.transaction(
                    again.header(), again.money(), EntryRules.underTransaction(false), moneyStore);
        }
        for (Map.Entry<Day, DayMoney> day : money.entrySet()) {
            day.getValue().write(day.getKey(), moneyStore);
        }
        stockStore.post(postings);
        List<Moved> moved = new ArrayList<>();
        Map<ItemId, Map<Account, Quantity>> added = new LinkedHashMap<>();
        stock.forEach((item, moving) -> added.put(item, moving.balances));
        for (OnHand onHand : stockStore.add(store, added)) {
            Moved one = new Moved(onHand.row(), overdrafts(onHand));
            conflicts.overdrawn(one);
            moved.add(one);
        }
        return moved;
    }

    /// Movement by movement: whatever came together with them.
    private List<Overdraft> overdrafts(OnHand now) {
        Moving moving = stock.getOrDefault(now.row().item(), new Moving());
        Quantity change = moving.balances.getOrDefault(Account.ON_HAND, Quantity.ZERO);
        return now.isOpen()
                ? moving.overdrafts(now.row().onHand().plus(change.negated()))
                : List.of();
    }

    /// The stock of one item.
    private static final class Moving {
        private final Map<Account, Quantity> balances = new EnumMap<>(Account.class);
        private final List<Posting> postings = new ArrayList<>();

        void add(Posting posting) {
            StockMovement movement = posting.movement();
            postings.add(posting);
            balances.merge(movement.to(), movement.quantity(), Quantity::plus);
            balances.merge(movement.from(), movement.quantity().negated(), Quantity::plus);
        }

        /// Those that went below zero.
        ///
        /// @param onHand before all of them
        List<Overdraft> overdrafts(Quantity onHand) {
            List<Overdraft> overdrafts = new ArrayList<>();
            Quantity left = onHand;
            for (Posting posting : postings) {
                Quantity taken = posting.movement().onHand().negated();
                Quantity after = left.plus(taken.negated());
                if (StockRules.settle(true, left, after).isConflict()) {
                    overdrafts.add(new Overdraft(posting.source(), left, taken));
                }
                left = after;
            }
            return overdrafts;
        }
    }

    /// The money of one day.
    private static final class DayMoney {
        private final Map<Tender, Money> tenders = new EnumMap<>(Tender.class);
        private final Map<TaxRate, TaxTotal> taxes = new HashMap<>();
        private final Map<String, ModifierTotal> modifiers = new TreeMap<>();
        private long transactions;
        private Money total;

        DayMoney(Money zero) {
            total = zero;
        }

        void add(TransactionMoney transaction) {
            transactions++;
            total = total.plus(transaction.total());
            transaction
                    .tenders()
                    .forEach(one -> tenders.merge(one.tender(), one.amount(), Money::plus));
            transaction.taxes().forEach(one -> taxes.merge(one.rate(), one, TaxTotal::plus));
            addModifiers(transaction);
        }

        void addModifiers(TransactionMoney transaction) {
            transaction
                    .modifiers()
                    .forEach(one -> modifiers.merge(one.kind(), one, ModifierTotal::plus));
        }

        void write(Day day, MoneyStore store) throws SQLException {
            store.addSales(day, transactions, total);
            for (Map.Entry<Tender, Money> tender : tenders.entrySet()) {
                store.addTender(day, new TenderTotal(tender.getKey(), tender.getValue()));
            }
            for (TaxTotal tax : taxes.values()) {
                store.addTax(day, tax);
            }
            for (ModifierTotal modifier : modifiers.values()) {
                store.addModifier(day, modifier);
            }
        }
    }
}
