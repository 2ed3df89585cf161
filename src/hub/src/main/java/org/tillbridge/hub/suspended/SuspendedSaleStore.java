package org.tillbridge.hub.suspended;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.hub.store.PackedText;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;
import org.tillbridge.sync.wire.SuspendedAtStore;
import org.tillbridge.sync.wire.SuspendedAtStore.Gone;
import org.tillbridge.sync.wire.SuspendedAtStore.Waiting;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The sales that are set aside, and who has them. A question says once more what the index of the
/// open ones says, so that it is used.
public final class SuspendedSaleStore {
    /// What a revoked workstation was given and did not ring goes to others. What was paid was rung
    /// again, also where damage took the entry that says so.
    private static final String CAN_BE_TAKEN =
            """
            AND resumed = 0 AND (taken_by IS NULL OR taken_by = ?
              OR taken_by IN (SELECT workstation FROM workstation_revocation))
            AND NOT EXISTS (SELECT 1 FROM retail_transaction paid
              WHERE paid.transaction_id = suspended_sale.transaction_id AND paid.again = 0)
            """;

    private final StatementStore statements;

    public SuspendedSaleStore(StatementStore statements) {
        this.statements = statements;
    }

    /// Who has a sale, and since when.
    public record Taken(UUID suspension, Optional<WorkstationId> by, Optional<Instant> at) {}

    /// That a sale is rung again.
    ///
    /// @param entry that says so; empty where another has the sale, or nobody knows which it was
    public record Resumed(WorkstationId by, Optional<UUID> entry, Instant at) {}

    public void add(EntryHeader header, SaleSuspended sale) throws SQLException {
        statements.update(
                """
                INSERT INTO suspended_sale
                  (store, entry_id, transaction_id, workstation, operator, business_date,
                   suspended_at, lines, currency, total)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (store, entry_id) DO UPDATE SET workstation = excluded.workstation,
                  operator = excluded.operator, business_date = excluded.business_date,
                  suspended_at = excluded.suspended_at, lines = excluded.lines,
                  currency = excluded.currency, total = excluded.total\
                """,
                header.store().number(),
                header.entryId(),
                sale.transaction(),
                header.workstation().number(),
                header.operator().map(OperatorId::number),
                header.businessDate().toString(),
                sale.at().toEpochMilli(),
                sale.lines(),
                sale.total().getCurrencyUnit().getCode(),
                sale.total().getAmountMinorLong());
    }

    /// Notes that a sale is rung again that nobody is known to have set aside: after a restore from
    /// a backup the one may be heard before the other. [#add] says later what it was.
    public void addResumed(EntryHeader header, UUID suspension, SaleResumed resumed, Instant at)
            throws SQLException {
        statements.update(
                """
                INSERT INTO suspended_sale
                  (store, entry_id, transaction_id, workstation, business_date, suspended_at,
                   lines, currency, total, taken_by, taken_at, resumed, resumed_entry_id)
                VALUES (?, ?, ?, ?, ?, ?, 0, '', 0, ?, ?, 1, ?)\
                """,
                header.store().number(),
                suspension,
                resumed.transaction(),
                header.workstation().number(),
                header.businessDate().toString(),
                resumed.at().toEpochMilli(),
                header.workstation().number(),
                at.toEpochMilli(),
                header.entryId());
    }

    /// Notes that a workstation rings on what nothing says yet that it set aside: damage took that,
    /// or what is left of it comes later.
    public void addResumedBeforeHeard(EntryHeader header, SaleResumed resumed) throws SQLException {
        statements.update(
                """
                INSERT INTO resumed_before_heard (store, workstation, transaction_id, at)
                VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                header.store().number(),
                header.workstation().number(),
                resumed.transaction(),
                resumed.at().toEpochMilli());
    }

    /// Whether its workstation rings it on, as it said before.
    public boolean isResumedBeforeHeard(EntryHeader header, SaleSuspended sale)
            throws SQLException {
        return statements
                .first(
                        """
                        SELECT 1 FROM resumed_before_heard
                        WHERE store = ? AND workstation = ? AND transaction_id = ? AND at >= ?\
                        """,
                        row -> row.getInt(1),
                        header.store().number(),
                        header.workstation().number(),
                        sale.transaction(),
                        sale.at().toEpochMilli())
                .isPresent();
    }

    /// What a workstation set aside under that id and, as far as its journal is here, still has.
    public List<Taken> of(StoreId store, WorkstationId workstation, UUID transaction)
            throws SQLException {
        return statements.list(
                """
                SELECT entry_id, taken_by, taken_at FROM suspended_sale
                WHERE store = ? AND workstation = ? AND transaction_id = ? AND let_go = 0\
                """,
                SuspendedSaleStore::taken,
                store.number(),
                workstation.number(),
                transaction);
    }

    /// What a workstation set aside under that id, and said that another has: where damage took
    /// that of its journal, it may ring it all the same.
    public List<Taken> goneFrom(StoreId store, WorkstationId workstation, UUID transaction)
            throws SQLException {
        return statements.list(
                """
                SELECT entry_id, taken_by, taken_at FROM suspended_sale
                WHERE store = ? AND workstation = ? AND transaction_id = ? AND let_go = 1
                  AND taken_by <> workstation\
                """,
                SuspendedSaleStore::taken,
                store.number(),
                workstation.number(),
                transaction);
    }

    public Optional<Taken> taken(StoreId store, UUID suspension) throws SQLException {
        return statements.first(
                """
                SELECT entry_id, taken_by, taken_at FROM suspended_sale
                WHERE store = ? AND entry_id = ?\
                """,
                SuspendedSaleStore::taken,
                store.number(),
                suspension);
    }

    /// The entry by which whoever has a sale says that they ring it again; empty as long as they do
    /// not, or where nobody knows which it was.
    public Optional<UUID> resumedBy(StoreId store, UUID suspension) throws SQLException {
        return statements.first(
                """
                SELECT resumed_entry_id FROM suspended_sale
                WHERE store = ? AND entry_id = ? AND resumed_entry_id IS NOT NULL\
                """,
                row -> uuid(row, 1),
                store.number(),
                suspension);
    }

    /// Notes that the workstation which set it aside has it no longer.
    public void letGo(StoreId store, UUID suspension) throws SQLException {
        statements.update(
                "UPDATE suspended_sale SET let_go = 1 WHERE store = ? AND entry_id = ?",
                store.number(),
                suspension);
    }

    /// Notes that it is rung again. Whoever has it then keeps it; who is the first has it.
    public void resumed(StoreId store, UUID suspension, Resumed resumed) throws SQLException {
        statements.update(
                """
                UPDATE suspended_sale SET resumed = 1, taken_by = coalesce(taken_by, ?),
                  taken_at = coalesce(taken_at, ?),
                  resumed_entry_id = coalesce(resumed_entry_id, ?)
                WHERE store = ? AND entry_id = ?\
                """,
                resumed.by().number(),
                resumed.at().toEpochMilli(),
                resumed.entry(),
                store.number(),
                suspension);
    }

    /// Gives a sale to a workstation, unless another has it. Of two that ask at once one gets it.
    ///
    /// @return whether it has it now
    boolean take(StoreId store, UUID suspension, WorkstationId workstation, Instant at)
            throws SQLException {
        return statements.update(
                        """
                        UPDATE suspended_sale SET taken_by = ?, taken_at = ?
                        WHERE store = ? AND entry_id = ?
                        """
                                + CAN_BE_TAKEN,
                        workstation.number(),
                        at.toEpochMilli(),
                        store.number(),
                        suspension,
                        workstation.number())
                == 1;
    }

    /// Who has a sale that was not given: also the one that asks, where its journal has lost to
    /// damage that it rang it again. Empty where nobody is known to have set it aside.
    Optional<TakeOverOutcome> rungAgain(StoreId store, UUID suspension) throws SQLException {
        return statements.first(
                """
                SELECT w.workstation, w.name, coalesce(taken_at, suspended_at)
                FROM suspended_sale JOIN workstation w
                  ON w.workstation = coalesce(taken_by, suspended_sale.workstation)
                WHERE suspended_sale.store = ? AND entry_id = ?\
                """,
                row ->
                        new TakeOverOutcome.TakenBy(
                                new WorkstationId(row.getInt(1)),
                                row.getString(2),
                                Instant.ofEpochMilli(row.getLong(3))),
                store.number(),
                suspension);
    }

    void giveBack(StoreId store, UUID suspension, WorkstationId workstation) throws SQLException {
        statements.update(
                """
                UPDATE suspended_sale SET taken_by = NULL, taken_at = NULL
                WHERE store = ? AND entry_id = ? AND taken_by = ? AND resumed = 0\
                """,
                store.number(),
                suspension,
                workstation.number());
    }

    /// What was set aside in the store and that workstation may take, the latest first; its own
    /// where its journal says that it has it no longer.
    List<Waiting> waitingFor(StoreId store, WorkstationId workstation) throws SQLException {
        return statements.list(
                """
                SELECT entry_id, suspended_sale.workstation, w.name, operator, business_date,
                  suspended_at, lines, currency, total
                FROM suspended_sale JOIN workstation w ON w.workstation = suspended_sale.workstation
                WHERE suspended_sale.store = ?
                  AND (suspended_sale.workstation <> ? OR let_go = 1)
                """
                        + CAN_BE_TAKEN
                        + """
                        AND (resumed = 0 OR let_go = 0)
                        ORDER BY suspended_at DESC, entry_id DESC LIMIT ?\
                        """,
                row ->
                        new Waiting(
                                uuid(row, 1),
                                new WorkstationId(row.getInt(2)),
                                row.getString(3),
                                number(row, 4).map(OperatorId::new),
                                LocalDate.parse(row.getString(5)),
                                Instant.ofEpochMilli(row.getLong(6)),
                                row.getInt(7),
                                Money.ofMinor(CurrencyUnit.of(row.getString(8)), row.getLong(9))),
                store.number(),
                workstation.number(),
                workstation.number(),
                SuspendedAtStore.MOST);
    }

    /// What a workstation set aside and another has, as long as its journal does not say so.
    List<Gone> goneFrom(StoreId store, WorkstationId workstation) throws SQLException {
        return statements.list(
                """
                SELECT transaction_id, taken_by FROM suspended_sale
                WHERE store = ? AND workstation = ? AND let_go = 0 AND taken_by <> ?
                  AND (resumed = 0 OR let_go = 0)
                ORDER BY taken_at, entry_id LIMIT ?\
                """,
                row -> new Gone(uuid(row, 1), new WorkstationId(row.getInt(2))),
                store.number(),
                workstation.number(),
                workstation.number(),
                SuspendedAtStore.MOST);
    }

    /// The entry that set a sale aside, or that carries it.
    PushedEntry entry(UUID suspension) throws SQLException {
        return statements
                .first(
                        """
                        SELECT header, body FROM journal_entry
                        WHERE entry_id = ? AND standing = 'booked'\
                        """,
                        row ->
                                new PushedEntry(
                                        row.getString(1), PackedText.unpack(row.getBytes(2))),
                        suspension)
                .orElseThrow();
    }

    private static Taken taken(ResultSet row) throws SQLException {
        Optional<WorkstationId> by = number(row, 2).map(WorkstationId::new);
        return new Taken(
                uuid(row, 1),
                by,
                by.isPresent()
                        ? Optional.of(Instant.ofEpochMilli(row.getLong(3)))
                        : Optional.empty());
    }

    private static Optional<Integer> number(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        ByteBuffer id = ByteBuffer.wrap(row.getBytes(column));
        return new UUID(id.getLong(), id.getLong());
    }
}
