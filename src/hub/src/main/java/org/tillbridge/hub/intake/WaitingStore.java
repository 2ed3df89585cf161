package org.tillbridge.hub.intake;

import org.tillbridge.hub.page.Cursor;
import org.tillbridge.hub.page.ListOrder;
import org.tillbridge.hub.page.ListOrder.Column;
import org.tillbridge.hub.page.ListPage;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.wire.ParkedEffect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Effects that wait, and those that did.
public final class WaitingStore {
    /// By store and place.
    public static final ListOrder ORDER =
            ListOrder.of(
                    "parked",
                    Column.NUMBER,
                    Column.NUMBER,
                    Column.TEXT,
                    Column.NUMBER,
                    Column.TEXT);

    private final StatementStore statements;

    public WaitingStore(StatementStore statements) {
        this.statements = statements;
    }

    /// What an effect misses; nothing where no arrival helps.
    ///
    /// @param sale the transaction of a sale
    /// @param loyaltyCode a customer's
    record Missed(
            Optional<ItemId> item, Optional<UUID> sale, Optional<StoredValueCode> loyaltyCode) {
        static final Missed NOTHING =
                new Missed(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Which of those that wait.
    record Which(String condition, List<Object> arguments) {
        Which(String condition) {
            this(condition, List.of());
        }

        /// Those that a person may have tried again: all but what waits for a word on it.
        static final Which ALL = new Which("w.code <> 'revoked'");

        /// Those that may be tried without anyone watching.
        static final Which HARMLESS = new Which("w.code NOT IN ('revoked', 'tookHubDown')");

        /// Those whose item or sale is there by now.
        static final Which GOODS_ARRIVED =
                new Which(
                        """
                        w.loyalty_code IS NULL AND (
                          EXISTS (SELECT 1 FROM item WHERE item.item = w.item) OR EXISTS (
                          SELECT 1 FROM retail_transaction t
                            WHERE t.transaction_id = w.transaction_id AND t.again = 0))\
                        """);

        /// Those whose customer is known since then.
        static Which customersKnownSince(Instant since) {
            return new Which(
                    """
                    w.loyalty_code IN (
                      SELECT c.loyalty_code FROM customer c WHERE c.known_since >= ?)\
                    """,
                    List.of(since.toEpochMilli()));
        }

        static Which refundsOf(WorkstationId workstation) {
            return new Which("w.code = 'revoked' AND w.workstation = " + workstation.number());
        }
    }

    /// @param missed what settles it by arriving
    /// @param believed whether a person said so
    void add(Place place, ParkedEffect effect, Missed missed, boolean believed)
            throws SQLException {
        statements.update(
                """
                INSERT INTO waiting_effect
                  (store, workstation, epoch, sequence, effect, code, text, item, transaction_id,
                   loyalty_code, believed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                place.store().number(),
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence(),
                effect.effect(),
                effect.code(),
                effect.text(),
                missed.item().map(ItemId::number),
                missed.sale(),
                missed.loyaltyCode().map(StoredValueCode::digits),
                believed);
    }

    /// Something else stands in the way of an effect that waits.
    ///
    /// @param missed what settles it by arriving
    /// @param believed whether a person said so
    void change(Place place, ParkedEffect effect, Missed missed, boolean believed)
            throws SQLException {
        statements.update(
                """
                UPDATE waiting_effect SET code = ?, text = ?, item = ?, transaction_id = ?,
                  loyalty_code = ?, believed = ?
                WHERE store = ? AND workstation = ? AND epoch = ? AND sequence = ? AND effect = ?\
                """,
                effect.code(),
                effect.text(),
                missed.item().map(ItemId::number),
                missed.sale(),
                missed.loyaltyCode().map(StoredValueCode::digits),
                believed,
                place.store().number(),
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence(),
                effect.effect());
    }

    void settle(WaitingEffect waiting, Instant at) throws SQLException {
        statements.update(
                """
                UPDATE waiting_effect SET settled_at = ?
                WHERE store = ? AND workstation = ? AND epoch = ? AND sequence = ? AND effect = ?\
                """,
                at.toEpochMilli(),
                waiting.place().store().number(),
                waiting.place().workstation().number(),
                waiting.place().epoch().hex(),
                waiting.place().sequence(),
                waiting.effect().effect());
    }

    /// How many wait.
    public long count() throws SQLException {
        return statements
                .number("SELECT count(*) FROM waiting_effect WHERE settled_at IS NULL")
                .orElse(0);
    }

    /// A page of those that wait, by [#ORDER].
    ListPage<WaitingEffect> page(PageRequest wanted) throws SQLException {
        return wanted.page(
                statements.list(
                        """
                        SELECT w.store, w.workstation, w.epoch, w.sequence, j.kind, w.effect,
                               w.code, w.text, w.believed
                        FROM waiting_effect w JOIN journal_entry j
                          USING (store, workstation, epoch, sequence)
                        WHERE w.settled_at IS NULL AND %s
                        ORDER BY w.store, w.workstation, w.epoch, w.sequence, w.effect LIMIT ?\
                        """
                                .formatted(
                                        wanted.behind(
                                                "(w.store, w.workstation, w.epoch, w.sequence,"
                                                        + " w.effect) > (?, ?, ?, ?, ?)")),
                        WaitingStore::waiting,
                        wanted.arguments()),
                WaitingStore::place);
    }

    private static Cursor place(WaitingEffect one) {
        return new Cursor(
                List.of(
                        (long) one.place().store().number(),
                        (long) one.place().workstation().number(),
                        one.place().epoch().hex(),
                        one.place().sequence(),
                        one.effect().effect()));
    }

    /// The effects of an entry that wait.
    List<ParkedEffect> at(Place place) throws SQLException {
        return statements.list(
                """
                SELECT effect, code, text FROM waiting_effect
                WHERE store = ? AND workstation = ? AND epoch = ? AND sequence = ?
                  AND settled_at IS NULL
                ORDER BY effect\
                """,
                row -> new ParkedEffect(row.getString(1), row.getString(2), row.getString(3)),
                place.store().number(),
                place.workstation().number(),
                place.epoch().hex(),
                place.sequence());
    }

    /// The effects that wait of one epoch of a journal.
    record Group(StoreId store, WorkstationId workstation, Epoch epoch) {}

    /// In the order in which their first entry came: what an epoch says may be about what was said
    /// in one before, whose name says nothing of that.
    List<Group> groups(Which which) throws SQLException {
        return statements.list(
                """
                SELECT w.store, w.workstation, w.epoch
                FROM waiting_effect w JOIN journal_entry j
                  USING (store, workstation, epoch, sequence)
                WHERE w.settled_at IS NULL AND %s
                GROUP BY w.store, w.workstation, w.epoch
                ORDER BY min(j.received_at), w.store, w.workstation, w.epoch\
                """
                        .formatted(which.condition),
                row ->
                        new Group(
                                new StoreId(row.getInt(1)),
                                new WorkstationId(row.getInt(2)),
                                new Epoch(row.getString(3))),
                which.arguments().toArray());
    }

    /// Some of a group, by place. The kind is looked up row by row: a server that has not counted
    /// its tables yet would read all that waits for each of these.
    ///
    /// @param after the last that was looked at, if any was
    List<WaitingEffect> next(Group group, Which which, Optional<WaitingEffect> after, int atMost)
            throws SQLException {
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                group.store().number(),
                                group.workstation().number(),
                                group.epoch().hex()));
        arguments.addAll(which.arguments());
        arguments.add(after.map(one -> one.place().sequence()).orElse(0L));
        arguments.add(after.map(one -> one.effect().effect()).orElse(""));
        arguments.add(atMost);
        return statements.list(
                """
                SELECT w.store, w.workstation, w.epoch, w.sequence,
                       (SELECT j.kind FROM journal_entry j
                          WHERE j.store = w.store AND j.workstation = w.workstation
                            AND j.epoch = w.epoch AND j.sequence = w.sequence),
                       w.effect, w.code, w.text, w.believed
                FROM waiting_effect w
                WHERE w.store = ? AND w.workstation = ? AND w.epoch = ? AND w.settled_at IS NULL
                  AND %s AND (w.sequence, w.effect) > (?, ?)
                ORDER BY w.sequence, w.effect LIMIT ?\
                """
                        .formatted(which.condition),
                WaitingStore::waiting,
                arguments.toArray());
    }

    private static WaitingEffect waiting(ResultSet row) throws SQLException {
        return new WaitingEffect(
                JournalStore.place(row),
                row.getString(5),
                new ParkedEffect(row.getString(6), row.getString(7), row.getString(8)),
                row.getBoolean(9));
    }
}
