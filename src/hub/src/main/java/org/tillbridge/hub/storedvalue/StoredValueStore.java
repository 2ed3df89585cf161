package org.tillbridge.hub.storedvalue;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.rules.StoredValueMovement;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
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

    /// Keeps nothing back any more.
    public void release(UUID claim) throws SQLException {
        statements.update("DELETE FROM stored_value_claim WHERE claim = ?", claim);
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
