package org.tillbridge.hub.storedvalue;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.rules.StoredValueMovement;
import org.tillbridge.sync.wire.ReplicaRow.BlockedCardRow;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The double-entry ledger of gift cards and store credits, their balances, and what is kept back
/// of them. Movements are only added.
public final class StoredValueStore {
    private final StatementStore statements;

    public StoredValueStore(StatementStore statements) {
        this.statements = statements;
    }

    /// What is on one.
    ///
    /// @param amount below zero where more was paid with it than was on it
    /// @param lost what is booked as lost
    public record Balance(Money amount, Money lost) {}

    /// One posting, with the receipt that says so.
    ///
    /// @param from an account, as it is written
    /// @param to another
    public record Moved(
            LocalDate date, String receipt, int line, String from, String to, Money amount) {}

    /// One that moved on a line of a receipt.
    public record OnReceipt(int line, StoredValueCode code) {}

    /// That one pays no more, because head office says so.
    public record Block(String reason, Instant since) {}

    /// Adds to a balance. What was never heard of begins with nothing. Others wait for it until the
    /// end of the transaction.
    ///
    /// @return what is on it now
    public Balance add(StoredValueCode code, Money change) throws SQLException {
        CurrencyUnit currency = change.getCurrencyUnit();
        return statements
                .first(
                        """
                        INSERT INTO stored_value (code, currency, balance) VALUES (?, ?, ?)
                        ON CONFLICT (code, currency) DO UPDATE
                          SET balance = stored_value.balance + excluded.balance
                        RETURNING balance, lost\
                        """,
                        row -> balance(currency, row.getLong(1), row.getLong(2)),
                        code.digits(),
                        currency.getCode(),
                        change.getAmountMinorLong())
                .orElseThrow();
    }

    /// What is on one; empty if nobody has heard of it. Others wait for it until the end of the
    /// transaction.
    public Optional<Balance> lock(StoredValueCode code, CurrencyUnit currency) throws SQLException {
        return statements.first(
                """
                UPDATE stored_value SET balance = balance WHERE code = ? AND currency = ?
                RETURNING balance, lost\
                """,
                row -> balance(currency, row.getLong(1), row.getLong(2)),
                code.digits(),
                currency.getCode());
    }

    private static Balance balance(CurrencyUnit currency, long amount, long lost) {
        return new Balance(Money.ofMinor(currency, amount), Money.ofMinor(currency, lost));
    }

    /// Writes into the ledger.
    ///
    /// @param source the entry that says so
    public void post(StoreId store, UUID source, StoredValueMovement movement) throws SQLException {
        statements.update(
                """
                INSERT INTO stored_value_posting
                  (store, source, line, from_account, to_account, code, currency, amount)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                store.number(),
                source,
                movement.line(),
                CamelCase.of(movement.from()),
                CamelCase.of(movement.to()),
                movement.code().digits(),
                movement.amount().getCurrencyUnit().getCode(),
                movement.amount().getAmountMinorLong());
    }

    public void lost(StoredValueCode code, Money lost) throws SQLException {
        statements.update(
                "UPDATE stored_value SET lost = ? WHERE code = ? AND currency = ?",
                lost.getAmountMinorLong(),
                code.digits(),
                lost.getCurrencyUnit().getCode());
    }

    /// What others than that claim keep back of it.
    Money claimed(StoredValueCode code, CurrencyUnit currency, UUID butFor, Instant now)
            throws SQLException {
        return Money.ofMinor(
                currency,
                statements
                        .number(
                                """
                                SELECT sum(amount) FROM stored_value_claim
                                WHERE code = ? AND currency = ? AND claim <> ? AND lapses_at > ?\
                                """,
                                code.digits(),
                                currency.getCode(),
                                butFor,
                                now.toEpochMilli())
                        .orElse(0));
    }

    /// Keeps back of another card what claims kept back of one.
    public void moveClaims(StoredValueCode from, StoredValueCode to) throws SQLException {
        statements.update(
                "UPDATE stored_value_claim SET code = ? WHERE code = ?",
                to.digits(),
                from.digits());
    }

    /// Whether it is booked what a line of a sale earned.
    public boolean isEarned(StoreId store, UUID sale, int line) throws SQLException {
        return statements
                .number(
                        """
                        SELECT 1 FROM stored_value_posting
                        WHERE store = ? AND source = ? AND line = ? AND from_account = ?\
                        """,
                        store.number(),
                        sale,
                        line,
                        CamelCase.of(StoredValueMovement.Account.ISSUED))
                .isPresent();
    }

    /// Whether it is booked that points were taken back with goods that came back.
    ///
    /// @param back the return, and its line
    public boolean isTakenBack(StoreId store, UUID back, int line) throws SQLException {
        return statements
                .number(
                        """
                        SELECT 1 FROM stored_value_posting
                        WHERE store = ? AND source = ? AND line = ?
                          AND from_account = ? AND to_account = ?\
                        """,
                        store.number(),
                        back,
                        line,
                        CamelCase.of(StoredValueMovement.Account.BALANCE),
                        CamelCase.of(StoredValueMovement.Account.ISSUED))
                .isPresent();
    }

    /// Keeps an amount back, in place of what the same claim kept back before.
    void claim(
            UUID claim,
            StoredValueCode code,
            Money amount,
            WorkstationId workstation,
            Instant lapsesAt)
            throws SQLException {
        statements.update(
                """
                INSERT INTO stored_value_claim
                  (claim, code, currency, amount, workstation, lapses_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (claim) DO UPDATE
                  SET amount = excluded.amount, lapses_at = excluded.lapses_at\
                """,
                claim,
                code.digits(),
                amount.getCurrencyUnit().getCode(),
                amount.getAmountMinorLong(),
                workstation.number(),
                lapsesAt.toEpochMilli());
    }

    /// Whether a claim is somebody else's, or on another card.
    boolean isTaken(
            UUID claim, StoredValueCode code, CurrencyUnit currency, WorkstationId workstation)
            throws SQLException {
        return statements
                .number(
                        """
                        SELECT 1 FROM stored_value_claim WHERE claim = ?
                          AND (code <> ? OR currency <> ? OR workstation <> ?)\
                        """,
                        claim,
                        code.digits(),
                        currency.getCode(),
                        workstation.number())
                .isPresent();
    }

    /// Keeps nothing back any more. A claim on another card stays, whoever names it here.
    public void release(UUID claim, StoredValueCode code) throws SQLException {
        statements.update(
                "DELETE FROM stored_value_claim WHERE claim = ? AND code = ?",
                claim,
                code.digits());
    }

    /// What is on one; nothing where nobody has heard of it.
    public Money balance(StoredValueCode code, CurrencyUnit currency) throws SQLException {
        return Money.ofMinor(
                currency,
                statements
                        .number(
                                "SELECT balance FROM stored_value WHERE code = ? AND currency = ?",
                                code.digits(),
                                currency.getCode())
                        .orElse(0));
    }

    /// What is on one, in each currency. Others wait for it until the end of the transaction.
    public List<Money> lockAll(StoredValueCode code) throws SQLException {
        return statements.list(
                """
                UPDATE stored_value SET balance = balance WHERE code = ?
                RETURNING currency, balance\
                """,
                row -> Money.ofMinor(CurrencyUnit.of(row.getString(1)), row.getLong(2)),
                code.digits());
    }

    /// What is on one, in each currency it was ever heard of in.
    List<Money> balances(StoredValueCode code) throws SQLException {
        return statements.list(
                "SELECT currency, balance FROM stored_value WHERE code = ? ORDER BY currency",
                row -> Money.ofMinor(CurrencyUnit.of(row.getString(1)), row.getLong(2)),
                code.digits());
    }

    /// What moved on one, by day and receipt.
    List<Moved> moved(StoredValueCode code) throws SQLException {
        return statements.list(
                """
                SELECT t.business_date, t.number, p.line, p.from_account, p.to_account, p.currency,
                  p.amount
                FROM stored_value_posting p
                JOIN retail_transaction t ON t.store = p.store AND t.entry_id = p.source
                WHERE p.code = ?
                ORDER BY t.business_date, t.number, p.line, p.from_account\
                """,
                row ->
                        new Moved(
                                LocalDate.parse(row.getString(1)),
                                row.getString(2),
                                row.getInt(3),
                                row.getString(4),
                                row.getString(5),
                                Money.ofMinor(CurrencyUnit.of(row.getString(6)), row.getLong(7))),
                code.digits());
    }

    /// The cards that moved on whatever receipts have a number.
    List<OnReceipt> on(TransactionNumber receipt) throws SQLException {
        return statements.list(
                """
                SELECT DISTINCT p.line, p.code FROM retail_transaction t
                JOIN stored_value_posting p ON p.store = t.store AND p.source = t.entry_id
                WHERE t.store = ? AND t.number = ?
                ORDER BY p.line, p.code\
                """,
                row -> new OnReceipt(row.getInt(1), new StoredValueCode(row.getString(2))),
                receipt.store().number(),
                receipt.toString());
    }

    /// Why and since when one pays no more because head office says so.
    Optional<Block> block(StoredValueCode code) throws SQLException {
        return statements.first(
                "SELECT reason, at FROM stored_value_block WHERE code = ?",
                row -> new Block(row.getString(1), Instant.ofEpochMilli(row.getLong(2))),
                code.digits());
    }

    void block(StoredValueCode code, Block block) throws SQLException {
        statements.update(
                """
                INSERT INTO stored_value_block (code, reason, at) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING\
                """,
                code.digits(),
                block.reason(),
                block.since().toEpochMilli());
    }

    /// All that are blocked.
    List<StoredValueCode> blocked() throws SQLException {
        return statements.list(
                "SELECT code FROM stored_value_block ORDER BY code",
                row -> new StoredValueCode(row.getString(1)));
    }

    /// Those of which tills were told, by what they know them by.
    Set<String> told() throws SQLException {
        return new HashSet<>(
                statements.list(
                        "SELECT key FROM replica_row WHERE scope = ? AND kind = ?",
                        row -> row.getString(1),
                        Scope.CATALOGUE.text(),
                        BlockedCardRow.KIND));
    }

    void unblock(StoredValueCode code) throws SQLException {
        statements.update("DELETE FROM stored_value_block WHERE code = ?", code.digits());
    }

    /// Forgets what has lapsed of a card.
    void forgetLapsed(StoredValueCode code, CurrencyUnit currency, Instant now)
            throws SQLException {
        statements.update(
                """
                DELETE FROM stored_value_claim
                WHERE code = ? AND currency = ? AND lapses_at <= ?\
                """,
                code.digits(),
                currency.getCode(),
                now.toEpochMilli());
    }
}
