package org.tillbridge.hub.figures;

import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.figures.HubFigures.OfItem;
import org.tillbridge.hub.figures.HubFigures.OfWorkstation;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.Scope;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Adds up what is stored. It reads all of a store's history: for reports and checks, not for
/// screens.
public final class FiguresStore {
    private final StatementStore statements;
    private final StoreId store;

    private FiguresStore(StatementStore statements, StoreId store) {
        this.statements = statements;
        this.store = store;
    }

    public static HubFigures read(HubDatabase database, StoreId store) {
        return database.read(statements -> new FiguresStore(statements, store).figures());
    }

    private HubFigures figures() throws SQLException {
        List<String> faults = new ArrayList<>();
        faults.addAll(holesInSequences());
        faults.addAll(holesInNumbers());
        faults.addAll(totalsThatDiffer());
        faults.addAll(balancesThatDiffer());
        return new HubFigures(store, workstations(), items(), heads(), faults);
    }

    private List<OfWorkstation> workstations() throws SQLException {
        return statements.list(
                """
                SELECT w.workstation,
                  (SELECT count(*) FROM journal_entry e WHERE e.store = w.store
                     AND e.workstation = w.workstation AND e.standing = 'booked'),
                  (SELECT count(*) FROM journal_entry e WHERE e.store = w.store
                     AND e.workstation = w.workstation AND e.standing <> 'booked'),
                  (SELECT count(*) FROM retail_transaction t WHERE t.store = w.store
                     AND t.workstation = w.workstation)
                  + (SELECT count(*) FROM stock_movement m WHERE m.store = w.store
                       AND m.workstation = w.workstation),
                  (SELECT count(*) FROM parked_effect p WHERE p.store = w.store
                     AND p.workstation = w.workstation),
                  (SELECT count(*) FROM retail_transaction t WHERE t.store = w.store
                     AND t.workstation = w.workstation AND t.kind = 'SaleCompleted'),
                  (SELECT count(*) FROM retail_transaction t WHERE t.store = w.store
                     AND t.workstation = w.workstation AND t.kind = 'ReturnCompleted'),
                  (SELECT coalesce(sum(t.total), 0) FROM retail_transaction t
                     WHERE t.store = w.store AND t.workstation = w.workstation)
                FROM workstation w WHERE w.store = ? ORDER BY w.workstation\
                """,
                row ->
                        new OfWorkstation(
                                new WorkstationId(row.getInt(1)),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8)),
                store.number());
    }

    private List<OfItem> items() throws SQLException {
        return statements.list(
                """
                SELECT m.item, i.sku,
                  sum(CASE WHEN m.workstation IS NOT NULL THEN 0
                           WHEN m.to_account = 'onHand' THEN m.quantity
                           WHEN m.from_account = 'onHand' THEN -m.quantity ELSE 0 END),
                  sum(CASE WHEN m.workstation IS NULL THEN 0
                           WHEN m.to_account = 'onHand' THEN m.quantity
                           WHEN m.from_account = 'onHand' THEN -m.quantity ELSE 0 END),
                  (SELECT b.quantity FROM stock_balance b WHERE b.store = m.store
                     AND b.item = m.item AND b.account = 'onHand')
                FROM stock_movement m JOIN item i ON i.item = m.item
                WHERE m.store = ? GROUP BY m.item ORDER BY m.item\
                """,
                row ->
                        new OfItem(
                                new ItemId(row.getInt(1)),
                                row.getString(2),
                                new Quantity(row.getLong(3)),
                                new Quantity(row.getLong(4)),
                                new Quantity(row.getLong(5))),
                store.number());
    }

    private List<Cursor> heads() throws SQLException {
        List<String> scopes =
                statements.list(
                        """
                        SELECT scope FROM scope
                        WHERE scope IN ('catalogue', 'store:' || ?1) OR scope IN
                            (SELECT 'prices:' || price_list FROM store WHERE store = ?1)
                        ORDER BY scope\
                        """,
                        row -> row.getString(1),
                        store.number());
        FeedStore feed = new FeedStore(statements);
        List<Cursor> heads = new ArrayList<>();
        for (String scope : scopes) {
            heads.add(feed.head(Scope.parse(scope).orElseThrow()).cursor());
        }
        return heads;
    }

    private List<String> holesInSequences() throws SQLException {
        return statements.list(
                """
                SELECT e.workstation, e.epoch, count(*), w.watermark FROM journal_entry e
                JOIN workstation_epoch w ON w.workstation = e.workstation AND w.epoch = e.epoch
                WHERE e.store = ? GROUP BY e.workstation, e.epoch
                HAVING count(*) <> w.watermark OR max(e.sequence) <> w.watermark\
                """,
                row ->
                        "workstation %d, epoch %s: %d entries, booked through %d"
                                .formatted(
                                        row.getInt(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getLong(4)),
                store.number());
    }

    private List<String> holesInNumbers() throws SQLException {
        return statements.list(
                """
                SELECT workstation, series, count(*), count(DISTINCT number), max(number)
                FROM journal_entry
                WHERE store = ? AND standing = 'booked' AND number IS NOT NULL
                GROUP BY workstation, series
                HAVING count(*) <> count(DISTINCT number) OR count(*) <> max(number)\
                """,
                row ->
                        "workstation %d, series %d: %d documents, %d different numbers up to %d"
                                .formatted(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5)),
                store.number());
    }

    private List<String> totalsThatDiffer() throws SQLException {
        return statements.list(
                """
                SELECT d.workstation, d.business_date, d.transactions, d.total,
                  count(t.entry_id), coalesce(sum(t.total), 0)
                FROM sales_total d LEFT JOIN retail_transaction t ON t.store = d.store
                  AND t.workstation = d.workstation AND t.business_date = d.business_date
                  AND t.currency = d.currency
                WHERE d.store = ? GROUP BY d.workstation, d.business_date, d.currency
                HAVING count(t.entry_id) <> d.transactions OR coalesce(sum(t.total), 0) <> d.total\
                """,
                row ->
                        "workstation %d on %s: totals of %d transactions, %d; theirs of %d, %d"
                                .formatted(
                                        row.getInt(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6)),
                store.number());
    }

    private List<String> balancesThatDiffer() throws SQLException {
        return statements.list(
                """
                WITH moved AS (
                    SELECT item, to_account AS account, quantity FROM stock_movement
                    WHERE store = ?1
                    UNION ALL
                    SELECT item, from_account, -quantity FROM stock_movement WHERE store = ?1
                ), summed AS (
                    SELECT item, account, sum(quantity) AS quantity FROM moved
                    GROUP BY item, account
                )
                SELECT b.item, b.account, b.quantity, coalesce(s.quantity, 0)
                FROM stock_balance b
                LEFT JOIN summed s ON s.item = b.item AND s.account = b.account
                WHERE b.store = ?1 AND b.quantity <> coalesce(s.quantity, 0)\
                """,
                row ->
                        "item %d, %s: balance %d, movements %d thousandths"
                                .formatted(
                                        row.getInt(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getLong(4)),
                store.number());
    }
}
