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

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Transactions, and the totals of each workstation's business days.
final class MoneyStore {
    private static final String RECORD =
            """
            INSERT INTO retail_transaction
              (store, entry_id, workstation, business_date, transaction_id, kind, number,
               currency, total, tax, addendum, again)
            VALUES\
            """;

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

    /// Records all of them. Of two that come at once under one id in different stores, one waits
    /// for the other.
    ///
    /// @return those under whose id another is recorded, which came first
    List<Recorded> record(List<Recorded> transactions) throws SQLException {
        Set<UUID> first =
                Set.copyOf(
                        statements.insertAll(
                                RECORD,
                                """
                                ON CONFLICT (transaction_id) WHERE again = 0 DO NOTHING
                                RETURNING entry_id\
                                """,
                                MoneyStore::id,
                                rows(transactions, false)));
        List<Recorded> again =
                transactions.stream()
                        .filter(one -> !first.contains(one.header().entryId()))
                        .toList();
        statements.insertAll(RECORD, rows(again, true));
        return again;
    }

    /// A transaction that was recorded, by the entry that says so.
    record Numbered(UUID entryId, String number) {}

    /// The transaction that was recorded first under an id.
    Numbered first(UUID transaction) throws SQLException {
        return statements
                .first(
                        """
                        SELECT entry_id, number FROM retail_transaction
                        WHERE transaction_id = ? AND again = 0\
                        """,
                        row -> new Numbered(id(row), row.getString(2)),
                        transaction)
                .orElseThrow();
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
    ///
    /// @return whether it is the first under its id
    boolean identify(EntryHeader header, UUID transaction) throws SQLException {
        return statements
                        .number(
                                """
                                UPDATE retail_transaction SET transaction_id = ?, again = (
                                  SELECT count(*) FROM retail_transaction first
                                  WHERE first.transaction_id = ? AND first.again = 0)
                                WHERE store = ? AND entry_id = ? RETURNING again\
                                """,
                                transaction,
                                transaction,
                                header.store().number(),
                                header.entryId())
                        .orElseThrow()
                == 0;
    }

    private static List<Object[]> rows(List<Recorded> transactions, boolean again) {
        return transactions.stream().map(one -> row(one, again)).toList();
    }

    private static Object[] row(Recorded one, boolean again) {
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
            one.addendum(),
            again
        };
    }

    private static UUID id(ResultSet row) throws SQLException {
        ByteBuffer id = ByteBuffer.wrap(row.getBytes(1));
        return new UUID(id.getLong(), id.getLong());
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
