package org.tillbridge.sync.replica;

import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.wire.ReplicaRow.StockRow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Stock on hand: what the hub says, and the movements in the journal that this does not include
/// yet. Each movement is in exactly one of the two, because `reflected` and `parked` came in the
/// same commit as the figure.
///
/// The work is that of the pending movements of one item. It grows neither with the day nor with
/// the journal.
final class StockStore {
    /// What is reflected of an entry where it stood, or was carried, before it was carried where it
    /// is now. Where another machine went on in that epoch its entries stand there, and what is
    /// parked there is left out. In the first epoch nothing is carried, unless it begins with what
    /// is left of others: its first header, which may be no JSON any more, says so.
    private static final String REFLECTED_BEFORE =
            """
            SELECT 1 FROM journal.entry AS carrier
            CROSS JOIN json_each(json_insert(
                coalesce(carrier.body -> '$.carriedBefore', '[]'),
                '$[#]', carrier.body -> '$.header')) AS earlier
            CROSS JOIN reflected
            WHERE (epoch.ordinal > 1 OR EXISTS (
                    SELECT 1 FROM journal.entry
                    WHERE place = (1 << 40) + 1 AND instr(header, '"kind":"Carried"')))
                AND carrier.place = movement.place
                AND carrier.kind = 'Carried'
                AND reflected.workstation = ?1
                AND reflected.epoch = earlier.value ->> 'epoch'
                AND reflected.sequence >= earlier.value ->> 'sequence'
                AND NOT EXISTS (
                    SELECT 1 FROM parked
                    WHERE parked.workstation = reflected.workstation
                        AND parked.epoch = reflected.epoch
                        AND parked.sequence = earlier.value ->> 'sequence'
                        AND (parked.line = movement.line OR parked.effect = 'entry'))
                AND NOT EXISTS (
                    SELECT 1 FROM journal.epoch AS later CROSS JOIN journal.entry AS opening
                    WHERE opening.place = (later.ordinal << 40) + 1
                        AND opening.body ->> '$.fork'
                        AND opening.body ->> '$.previousEpoch' = reflected.epoch
                        AND opening.body ->> '$.lastCommonSequence'
                            < earlier.value ->> 'sequence')\
            """;

    /// Movements after what is reflected, in whatever epoch: those that are filed by item, and
    /// those of the last few entries.
    static final String PENDING =
            """
            SELECT coalesce(sum(movement.quantity), 0)
            FROM journal.epoch CROSS JOIN %s AS movement
            WHERE movement.item = %s
                AND movement.place < epoch.ordinal + 1 << 40
                AND movement.place > (epoch.ordinal << 40) + coalesce((
                    SELECT reflected.sequence FROM reflected
                    WHERE reflected.workstation = ?1 AND reflected.epoch = epoch.epoch), 0)
                AND NOT EXISTS (\
            """
                    + REFLECTED_BEFORE
                    + ")";

    /// Among what is reflected, left out because it is parked: the stock of one line, or the whole
    /// entry.
    static final String PARKED =
            """
            SELECT coalesce(sum(quantity), 0) FROM (
                SELECT DISTINCT movement.place, movement.line, movement.quantity
                FROM parked CROSS JOIN journal.epoch CROSS JOIN %s AS movement
                WHERE parked.workstation = ?1
                    AND epoch.epoch = parked.epoch
                    AND movement.item = %s
                    AND movement.place = (epoch.ordinal << 40) + parked.sequence
                    AND (movement.line = parked.line OR parked.effect = 'entry')
                    AND parked.sequence <= coalesce((
                        SELECT reflected.sequence FROM reflected
                        WHERE reflected.workstation = ?1
                            AND reflected.epoch = parked.epoch), 0))\
            """;

    static final String FILED = "journal.filed_stock_movement";
    static final String UNFILED = "journal.unfiled_stock_movement";

    private static final String ON_HAND = "SELECT " + onHand("?2");

    private final SqlStore sql;
    private final ReplicaScopes scopes;

    StockStore(SqlStore sql, ReplicaScopes scopes) {
        this.sql = sql;
        this.scopes = scopes;
    }

    /// For one statement: a scan waits for it. Parked is next to nothing, and looked for where
    /// there is anything.
    ///
    /// @param item an expression
    /// @return two columns as [#readOnHand] takes them, of a statement whose first parameter is
    ///   this workstation and whose third is its store
    static String onHand(String item) {
        return """
        (SELECT raw_row.body FROM raw_row
            WHERE raw_row.scope = 'store:' || ?3 AND raw_row.kind = 'stock'
                AND raw_row.key = CAST(%s AS TEXT)),
        %s + CASE WHEN EXISTS (SELECT 1 FROM parked WHERE parked.workstation = ?1)
            THEN %s ELSE 0 END\
        """
                .formatted(item, inBoth(PENDING, item), inBoth(PARKED, item));
    }

    private static String inBoth(String movements, String item) {
        return "(%s) + (%s)"
                .formatted(movements.formatted(FILED, item), movements.formatted(UNFILED, item));
    }

    Quantity onHand(ItemId item) {
        return sql.first(
                        ON_HAND,
                        row -> readOnHand(row, 1, scopes, item),
                        scopes.workstation().number(),
                        item.number(),
                        scopes.store().number())
                .orElseThrow();
    }

    /// What the hub says is a raw row, read only when the item is asked for.
    static Quantity readOnHand(ResultSet row, int column, ReplicaScopes scopes, ItemId item)
            throws SQLException {
        long atHub =
                Optional.ofNullable(row.getString(column))
                        .flatMap(body -> stock(scopes, item, body))
                        .map(stock -> stock.onHand().thousandths())
                        .orElse(0L);
        return new Quantity(atHub + row.getLong(column + 1));
    }

    private static Optional<StockRow> stock(ReplicaScopes scopes, ItemId item, String body) {
        String key = Integer.toString(item.number());
        return Derivation.read(scopes.ofStore(), StockRow.KIND, key, body)
                .map(row -> (StockRow) row);
    }
}
