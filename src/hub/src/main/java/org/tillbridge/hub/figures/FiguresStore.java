package org.tillbridge.hub.figures;

import org.tillbridge.hub.enrolment.EnrolledWorkstation;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.figures.Figures.DayRevenue;
import org.tillbridge.hub.figures.Figures.EntryCounts;
import org.tillbridge.hub.figures.Figures.EpochFigures;
import org.tillbridge.hub.figures.Figures.ItemMovement;
import org.tillbridge.hub.figures.Figures.ModifierFigure;
import org.tillbridge.hub.figures.Figures.NumberRange;
import org.tillbridge.hub.figures.Figures.Revenue;
import org.tillbridge.hub.figures.Figures.SeriesFigures;
import org.tillbridge.hub.figures.Figures.StoredValueFigures;
import org.tillbridge.hub.figures.Figures.TaxFigure;
import org.tillbridge.hub.figures.Figures.TenderFigure;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Computes the figures of all workstations from what is booked.
public final class FiguresStore {
    private final StatementStore statements;

    public FiguresStore(StatementStore statements) {
        this.statements = statements;
    }

    public Figures figures() throws SQLException {
        List<WorkstationFigures> workstations = new ArrayList<>();
        for (EnrolledWorkstation workstation : new EnrolmentStore(statements).workstations()) {
            workstations.add(figures(workstation));
        }
        return new Figures(workstations, storedValue(), duplicates(), differences());
    }

    private WorkstationFigures figures(EnrolledWorkstation workstation) throws SQLException {
        WorkstationId id = workstation.id();
        return new WorkstationFigures(
                id,
                workstation.store(),
                workstation.name(),
                entries(id),
                epochs(id),
                series(id),
                revenue(id),
                days(id),
                tenders(id),
                taxes(id),
                modifiers(id),
                count("SELECT count(*) FROM stock_movement WHERE workstation = ?", id),
                parked(id),
                movements(id));
    }

    private EntryCounts entries(WorkstationId workstation) throws SQLException {
        return new EntryCounts(
                standing(workstation, "booked"),
                standing(workstation, "repeat"),
                standing(workstation, "quarantined"),
                standing(workstation, "nameless"));
    }

    private long standing(WorkstationId workstation, String standing) throws SQLException {
        return statements
                .number(
                        """
                        SELECT count(*) FROM journal_entry
                        WHERE workstation = ? AND standing = ?\
                        """,
                        workstation.number(),
                        standing)
                .orElse(0);
    }

    private List<EpochFigures> epochs(WorkstationId workstation) throws SQLException {
        return statements.list(
                """
                SELECT e.epoch, e.watermark, e.watermark - count(j.sequence)
                FROM workstation_epoch e LEFT JOIN journal_entry j
                  ON j.workstation = e.workstation AND j.epoch = e.epoch
                WHERE e.workstation = ? AND e.watermark > 0
                GROUP BY e.epoch, e.watermark, e.series ORDER BY e.series NULLS FIRST, e.epoch\
                """,
                row ->
                        new EpochFigures(
                                new Epoch(row.getString(1)), row.getLong(2), row.getLong(3)),
                workstation.number());
    }

    private List<SeriesFigures> series(WorkstationId workstation) throws SQLException {
        Map<Integer, List<NumberRange>> missing = missingNumbers(workstation);
        return statements.list(
                """
                SELECT series, min(number), max(number),
                       count(number) - count(DISTINCT number)
                FROM journal_entry
                WHERE workstation = ? AND standing = 'booked' AND number IS NOT NULL
                GROUP BY series ORDER BY series\
                """,
                row ->
                        new SeriesFigures(
                                row.getInt(1),
                                row.getLong(2),
                                row.getLong(3),
                                missing.getOrDefault(row.getInt(1), List.of()),
                                row.getLong(4)),
                workstation.number());
    }

    private Map<Integer, List<NumberRange>> missingNumbers(WorkstationId workstation)
            throws SQLException {
        Map<Integer, List<NumberRange>> missing = new HashMap<>();
        statements.each(
                """
                SELECT series, before + 1, number - 1 FROM (
                  SELECT series, number,
                         coalesce(lag(number) OVER (PARTITION BY series ORDER BY number), 0)
                           AS before
                  FROM journal_entry
                  WHERE workstation = ? AND standing = 'booked' AND number IS NOT NULL) numbered
                WHERE number > before + 1 ORDER BY series, number\
                """,
                row ->
                        missing.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                                .add(new NumberRange(row.getLong(2), row.getLong(3))),
                workstation.number());
        return missing;
    }

    private List<Revenue> revenue(WorkstationId workstation) throws SQLException {
        return statements.list(
                """
                SELECT currency, count(*), sum(total) FROM retail_transaction
                WHERE workstation = ? GROUP BY currency ORDER BY currency\
                """,
                row -> new Revenue(row.getString(1), row.getLong(2), row.getLong(3)),
                workstation.number());
    }

    private List<DayRevenue> days(WorkstationId workstation) throws SQLException {
        return statements.list(
                """
                SELECT business_date, currency, count(*), sum(total) FROM retail_transaction
                WHERE workstation = ? GROUP BY business_date, currency
                ORDER BY business_date, currency\
                """,
                row ->
                        new DayRevenue(
                                LocalDate.parse(row.getString(1)),
                                row.getString(2),
                                row.getLong(3),
                                row.getLong(4)),
                workstation.number());
    }

    private List<TenderFigure> tenders(WorkstationId workstation) throws SQLException {
        return statements.list(
                """
                SELECT currency, tender, sum(amount) FROM tender_total
                WHERE workstation = ? GROUP BY currency, tender ORDER BY currency, tender\
                """,
                row -> new TenderFigure(row.getString(1), row.getString(2), row.getLong(3)),
                workstation.number());
    }

    private List<TaxFigure> taxes(WorkstationId workstation) throws SQLException {
        return statements.list(
                """
                SELECT currency, rate, jurisdiction, sum(net), sum(tax) FROM tax_total
                WHERE workstation = ? GROUP BY currency, rate, jurisdiction
                ORDER BY currency, rate, jurisdiction\
                """,
                row ->
                        new TaxFigure(
                                row.getString(1),
                                row.getInt(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5)),
                workstation.number());
    }

    private List<ModifierFigure> modifiers(WorkstationId workstation) throws SQLException {
        return statements.list(
                """
                SELECT currency, kind, sum(times), sum(amount) FROM modifier_total
                WHERE workstation = ? GROUP BY currency, kind ORDER BY currency, kind\
                """,
                row ->
                        new ModifierFigure(
                                row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)),
                workstation.number());
    }

    private long parked(WorkstationId workstation) throws SQLException {
        return count(
                """
                SELECT count(*) FROM waiting_effect
                WHERE workstation = ? AND settled_at IS NULL\
                """,
                workstation);
    }

    private List<ItemMovement> movements(WorkstationId workstation) throws SQLException {
        return statements.list(
                """
                SELECT m.item, i.sku,
                       sum(CASE WHEN m.to_account = 'onHand' THEN m.quantity
                                WHEN m.from_account = 'onHand' THEN -m.quantity ELSE 0 END)
                FROM stock_movement m JOIN item i USING (item)
                WHERE m.workstation = ? GROUP BY m.item, i.sku ORDER BY m.item\
                """,
                row ->
                        new ItemMovement(
                                new ItemId(row.getInt(1)),
                                row.getString(2),
                                new Quantity(row.getLong(3))),
                workstation.number());
    }

    private List<StoredValueFigures> storedValue() throws SQLException {
        return statements.list(
                """
                SELECT p.currency,
                       sum(CASE WHEN p.from_account = 'issued' THEN p.amount
                                WHEN p.to_account = 'issued' THEN -p.amount ELSE 0 END),
                       sum(CASE WHEN p.to_account = 'redeemed' THEN p.amount ELSE 0 END),
                       sum(CASE WHEN p.from_account = 'refunded' THEN p.amount ELSE 0 END),
                       (SELECT coalesce(sum(v.balance), 0) FROM stored_value v
                        WHERE v.currency = p.currency AND v.balance > 0),
                       (SELECT coalesce(sum(v.lost), 0) FROM stored_value v
                        WHERE v.currency = p.currency),
                       (SELECT count(*) FROM stored_value v
                        WHERE v.currency = p.currency AND (v.balance < 0
                          OR v.code IN (SELECT code FROM stored_value_block)))
                FROM stored_value_posting p GROUP BY p.currency ORDER BY p.currency\
                """,
                row ->
                        new StoredValueFigures(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7)));
    }

    private long duplicates() throws SQLException {
        long entries =
                statements
                        .number(
                                """
                                SELECT count(entry_id) - count(DISTINCT entry_id)
                                FROM journal_entry WHERE standing = 'booked'\
                                """)
                        .orElse(0);
        long transactions =
                statements
                        .number(
                                """
                                SELECT count(transaction_id) - count(DISTINCT transaction_id)
                                FROM retail_transaction\
                                """)
                        .orElse(0);
        return entries + transactions;
    }

    private List<String> differences() throws SQLException {
        List<String> differences = new ArrayList<>();
        statements.each(
                """
                SELECT d.store, d.business_date, d.workstation FROM (
                  SELECT store, business_date, workstation, currency, count(*) AS transactions,
                         sum(total) AS total, sum(tax) AS tax
                  FROM retail_transaction
                  GROUP BY store, business_date, workstation, currency) d
                LEFT JOIN sales_total s USING (store, business_date, workstation, currency)
                WHERE s.total IS NULL OR s.total <> d.total OR s.transactions <> d.transactions
                  OR d.total <> (
                    SELECT coalesce(sum(amount), 0) FROM tender_total t
                    WHERE t.store = d.store AND t.business_date = d.business_date
                      AND t.workstation = d.workstation AND t.currency = d.currency)
                  OR d.tax <> (
                    SELECT coalesce(sum(x.tax), 0) FROM tax_total x
                    WHERE x.store = d.store AND x.business_date = d.business_date
                      AND x.workstation = d.workstation AND x.currency = d.currency)\
                """,
                row ->
                        differences.add(
                                "The totals of workstation %d on %s are not those of its transactions."
                                        .formatted(row.getInt(3), row.getString(2))));
        statements.each(
                """
                SELECT store, business_date FROM (
                  SELECT store, business_date, currency, transactions, total, tax
                  FROM store_day_total
                  UNION ALL
                  SELECT r.store, r.business_date, r.currency, -count(*), -sum(r.total),
                         -sum(r.tax)
                  FROM retail_transaction r JOIN store_day d USING (store, business_date)
                  WHERE d.completed_at IS NOT NULL AND r.addendum = 0
                  GROUP BY r.store, r.business_date, r.currency) b
                GROUP BY store, business_date, currency
                HAVING sum(transactions) <> 0 OR sum(total) <> 0 OR sum(tax) <> 0
                ORDER BY store, business_date\
                """,
                row ->
                        differences.add(
                                "The figures of store %d on %s are not what they were when the day was complete."
                                        .formatted(row.getInt(1), row.getString(2))));
        statements.each(
                """
                SELECT store, item FROM (
                  SELECT store, item,
                         sum(CASE 'onHand' WHEN to_account THEN quantity
                                           WHEN from_account THEN -quantity ELSE 0 END) AS on_hand,
                         sum(CASE 'sold' WHEN to_account THEN quantity
                                         WHEN from_account THEN -quantity ELSE 0 END) AS sold
                  FROM stock_movement GROUP BY store, item) m
                LEFT JOIN stock_balance b USING (store, item)
                WHERE b.on_hand IS NULL OR b.on_hand <> m.on_hand OR b.sold <> m.sold\
                """,
                row ->
                        differences.add(
                                "The stock of item %d in store %d is not the sum of its movements."
                                        .formatted(row.getInt(2), row.getInt(1))));
        statements.each(
                """
                SELECT v.code FROM stored_value v LEFT JOIN (
                  SELECT code, currency,
                         sum(CASE 'balance' WHEN to_account THEN amount
                                            WHEN from_account THEN -amount ELSE 0 END) AS balance,
                         sum(CASE 'overdrawn' WHEN to_account THEN amount
                                              WHEN from_account THEN -amount ELSE 0 END) AS lost
                  FROM stored_value_posting GROUP BY code, currency) p USING (code, currency)
                WHERE p.balance IS NULL OR p.balance <> v.balance OR p.lost <> v.lost
                  OR v.lost <> CASE WHEN v.balance < 0 THEN -v.balance ELSE 0 END
                ORDER BY v.code\
                """,
                row ->
                        differences.add(
                                "The balance of card %s is not the sum of its movements."
                                        .formatted(
                                                new StoredValueCode(row.getString(1)).masked())));
        return differences;
    }

    private long count(String sql, WorkstationId workstation) throws SQLException {
        return statements.number(sql, workstation.number()).orElse(0);
    }
}
