package org.tillbridge.hub.intake;

import org.joda.money.Money;
import org.tillbridge.hub.intake.Booking.TransactionMoney;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Transactions, and the totals of each workstation's business days.
final class MoneyStore {
    private final StatementStore statements;

    MoneyStore(StatementStore statements) {
        this.statements = statements;
    }

    /// A workstation's business day in one currency.
    record Day(StoreId store, String businessDate, WorkstationId workstation, String currency) {}

    /// A transaction, and the entry that says so.
    ///
    /// @param addendum to its store day that takes it; 0 for the day itself
    record Recorded(EntryHeader header, TransactionMoney money, int addendum) {}

    void record(List<Recorded> transactions) throws SQLException {
        statements.insertAll(
                """
                INSERT INTO retail_transaction
                  (store, entry_id, workstation, business_date, transaction_id, kind, number,
                   currency, total, tax, addendum)
                VALUES\
                """,
                transactions.stream().map(MoneyStore::row).toList());
    }

    /// Whether an entry's money is booked.
    boolean isRecorded(EntryHeader header) throws SQLException {
        return statements
                .number(
                        "SELECT 1 FROM retail_transaction WHERE store = ? AND entry_id = ?",
                        header.store().number(),
                        header.entryId())
                .isPresent();
    }

    /// Notes which transaction it was that only the header told of.
    void identify(EntryHeader header, UUID transaction) throws SQLException {
        statements.update(
                """
                UPDATE retail_transaction SET transaction_id = ?
                WHERE store = ? AND entry_id = ?\
                """,
                transaction,
                header.store().number(),
                header.entryId());
    }

    private static Object[] row(Recorded one) {
        EntryHeader header = one.header();
        TransactionMoney money = one.money();
        return new Object[] {
            header.store().number(),
            header.entryId(),
            header.workstation().number(),
            header.businessDate().toString(),
            money.transaction(),
            header.kind(),
            money.number().toString(),
            money.total().getCurrencyUnit().getCode(),
            minor(money.total()),
            minor(money.tax()),
            one.addendum()
        };
    }

    void addSales(Day day, long transactions, Money total) throws SQLException {
        statements.update(
                """
                INSERT INTO sales_total
                  (store, business_date, workstation, currency, transactions, total)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (store, business_date, workstation, currency) DO UPDATE SET
                  transactions = sales_total.transactions + excluded.transactions,
                  total = sales_total.total + excluded.total\
                """,
                day.store().number(),
                day.businessDate(),
                day.workstation().number(),
                day.currency(),
                transactions,
                minor(total));
    }

    void addTender(Day day, TenderTotal tender) throws SQLException {
        statements.update(
                """
                INSERT INTO tender_total
                  (store, business_date, workstation, currency, tender, amount)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (store, business_date, workstation, currency, tender) DO UPDATE
                  SET amount = tender_total.amount + excluded.amount\
                """,
                day.store().number(),
                day.businessDate(),
                day.workstation().number(),
                day.currency(),
                CamelCase.of(tender.tender()),
                minor(tender.amount()));
    }

    void addTax(Day day, TaxTotal tax) throws SQLException {
        statements.update(
                """
                INSERT INTO tax_total
                  (store, business_date, workstation, currency, rate, jurisdiction, net, tax)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (store, business_date, workstation, currency, rate, jurisdiction)
                DO UPDATE SET
                  net = tax_total.net + excluded.net, tax = tax_total.tax + excluded.tax\
                """,
                day.store().number(),
                day.businessDate(),
                day.workstation().number(),
                day.currency(),
                tax.rate().partsPerMillion(),
                tax.rate().jurisdiction().orElse(""),
                minor(tax.net()),
                minor(tax.tax()));
    }

    void addModifier(Day day, ModifierTotal modifier) throws SQLException {
        statements.update(
                """
                INSERT INTO modifier_total
                  (store, business_date, workstation, currency, kind, times, amount)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (store, business_date, workstation, currency, kind) DO UPDATE SET
                  times = modifier_total.times + excluded.times,
                  amount = modifier_total.amount + excluded.amount\
                """,
                day.store().number(),
                day.businessDate(),
                day.workstation().number(),
                day.currency(),
                modifier.kind(),
                modifier.times(),
                minor(modifier.amount()));
    }

    private static long minor(Money money) {
        return money.getAmountMinorLong();
    }
}
