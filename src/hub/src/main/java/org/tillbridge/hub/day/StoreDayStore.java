package org.tillbridge.hub.day;

import org.tillbridge.hub.day.StoreDay.Absent;
import org.tillbridge.hub.day.StoreDay.Addendum;
import org.tillbridge.hub.day.StoreDay.DayMoney;
import org.tillbridge.hub.day.StoreDay.Waiting;
import org.tillbridge.hub.page.Cursor;
import org.tillbridge.hub.page.ListOrder;
import org.tillbridge.hub.page.ListOrder.Column;
import org.tillbridge.hub.page.ListPage;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Business days of workstations and of stores.
public final class StoreDayStore {
    /// The latest first; those of one date by store.
    public static final ListOrder ORDER = ListOrder.of("days", Column.TEXT, Column.NUMBER);

    private final StatementStore statements;

    public StoreDayStore(StatementStore statements) {
        this.statements = statements;
    }

    /// A date in a store.
    record Day(StoreId store, LocalDate businessDate) {}

    /// A store day as it is listed.
    record Listed(Day day, Optional<Instant> completedAt) {}

    /// What is known of a workstation's day.
    record TillDay(int opened, int closed, boolean isAbsent) {}

    /// Notes that a day was opened, or closed.
    public void note(StoreId store, WorkstationId workstation, LocalDate date, boolean isOpening)
            throws SQLException {
        statements.update(
                """
                INSERT INTO till_day (store, workstation, business_date, opened, closed)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (store, workstation, business_date) DO UPDATE SET
                  opened = till_day.opened + excluded.opened,
                  closed = till_day.closed + excluded.closed\
                """,
                store.number(),
                workstation.number(),
                date.toString(),
                isOpening,
                !isOpening);
    }

    /// Whether a store day is complete; empty where nobody has heard of it.
    public Optional<Boolean> isComplete(StoreId store, LocalDate date) throws SQLException {
        return statements.first(
                """
                SELECT completed_at IS NOT NULL FROM store_day
                WHERE store = ? AND business_date = ?\
                """,
                row -> row.getBoolean(1),
                store.number(),
                date.toString());
    }

    public void begin(StoreId store, LocalDate date) throws SQLException {
        statements.update(
                "INSERT INTO store_day (store, business_date) VALUES (?, ?)",
                store.number(),
                date.toString());
    }

    /// The number of the addendum to a complete day that takes what comes now; begun where there is
    /// none of today.
    public int addendum(StoreId store, LocalDate date, Instant now) throws SQLException {
        String today = LocalDate.ofInstant(now, zone(store)).toString();
        int last = 0;
        for (Addendum one : addenda(store, date)) {
            if (one.receivedOn().toString().equals(today)) {
                return one.number();
            }
            last = one.number();
        }
        statements.update(
                """
                INSERT INTO store_day_addendum (store, business_date, addendum, received_on)
                VALUES (?, ?, ?, ?)\
                """,
                store.number(),
                date.toString(),
                last + 1,
                today);
        return last + 1;
    }

    /// Without their money.
    List<Addendum> addenda(StoreId store, LocalDate date) throws SQLException {
        return statements.list(
                """
                SELECT addendum, received_on FROM store_day_addendum
                WHERE store = ? AND business_date = ? ORDER BY addendum\
                """,
                row -> new Addendum(row.getInt(1), LocalDate.parse(row.getString(2)), List.of()),
                store.number(),
                date.toString());
    }

    ZoneId zone(StoreId store) throws SQLException {
        return statements
                .first(
                        "SELECT time_zone FROM store WHERE store = ?",
                        row -> ZoneId.of(row.getString(1)),
                        store.number())
                .orElseThrow();
    }

    /// Days that are provisional although their date is over.
    List<Day> over(Instant now) throws SQLException {
        Map<Day, ZoneId> provisional = new LinkedHashMap<>();
        statements.each(
                """
                SELECT store, business_date, time_zone FROM store_day JOIN store USING (store)
                WHERE completed_at IS NULL ORDER BY store, business_date\
                """,
                row -> {
                    provisional.put(day(row), ZoneId.of(row.getString(3)));
                    return true;
                });
        provisional
                .entrySet()
                .removeIf(
                        one ->
                                !one.getKey()
                                        .businessDate()
                                        .isBefore(LocalDate.ofInstant(now, one.getValue())));
        return List.copyOf(provisional.keySet());
    }

    /// Who is waited for, by provisional day: whoever has opened it and not closed it; and whoever
    /// has opened one before and says nothing of this one, unless the hub had all of its journal
    /// when the date was over. Nobody who is revoked, or was declared absent and has not opened a
    /// day since.
    Map<Day, List<Waiting>> waiting() throws SQLException {
        Map<Day, List<Waiting>> waiting = new LinkedHashMap<>();
        statements.each(
                """
                SELECT d.store, d.business_date, s.time_zone, w.workstation, w.name,
                       CASE WHEN t.opened > t.closed THEN 1 ELSE 0 END, h.drained_at
                FROM store_day d
                JOIN store s ON s.store = d.store
                JOIN workstation w ON w.store = d.store
                LEFT JOIN till_day t ON t.store = d.store AND t.workstation = w.workstation
                  AND t.business_date = d.business_date
                LEFT JOIN workstation_heard h ON h.workstation = w.workstation
                WHERE d.completed_at IS NULL AND t.absent_at IS NULL
                  AND NOT EXISTS (
                    SELECT 1 FROM workstation_revocation r WHERE r.workstation = w.workstation)
                  AND (t.opened > t.closed OR (t.workstation IS NULL AND 1 = (
                    SELECT CASE WHEN p.absent_at IS NULL THEN 1 ELSE 0 END FROM till_day p
                    WHERE p.store = d.store AND p.workstation = w.workstation
                      AND p.business_date < d.business_date
                    ORDER BY p.business_date DESC LIMIT 1)))
                ORDER BY d.store, d.business_date, w.workstation\
                """,
                row -> {
                    boolean isOpen = row.getInt(6) == 1;
                    if (isOpen || !wasDrainedAfter(day(row), row)) {
                        waiting.computeIfAbsent(day(row), _ -> new ArrayList<>())
                                .add(
                                        new Waiting(
                                                new WorkstationId(row.getInt(4)),
                                                row.getString(5),
                                                isOpen));
                    }
                    return true;
                });
        return waiting;
    }

    private static boolean wasDrainedAfter(Day day, ResultSet row) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString(3));
        return instant(row, 7)
                .filter(at -> LocalDate.ofInstant(at, zone).isAfter(day.businessDate()))
                .isPresent();
    }

    /// Makes a day complete: its figures are those of now.
    void complete(Day day, Instant now) throws SQLException {
        statements.update(
                """
                INSERT INTO store_day_total
                  (store, business_date, currency, transactions, total, tax)
                SELECT s.store, s.business_date, s.currency, sum(s.transactions), sum(s.total), (
                  SELECT coalesce(sum(x.tax), 0) FROM tax_total x
                  WHERE x.store = s.store AND x.business_date = s.business_date
                    AND x.currency = s.currency)
                FROM sales_total s WHERE s.store = ? AND s.business_date = ?
                GROUP BY s.store, s.business_date, s.currency\
                """,
                day.store().number(),
                day.businessDate().toString());
        statements.update(
                """
                UPDATE store_day SET completed_at = ?
                WHERE store = ? AND business_date = ? AND completed_at IS NULL\
                """,
                now.toEpochMilli(),
                day.store().number(),
                day.businessDate().toString());
    }

    void declareAbsent(Day day, WorkstationId workstation, Instant now, String reason)
            throws SQLException {
        statements.update(
                """
                INSERT INTO till_day (store, workstation, business_date, absent_at, reason)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (store, workstation, business_date) DO UPDATE SET
                  absent_at = excluded.absent_at, reason = excluded.reason\
                """,
                day.store().number(),
                workstation.number(),
                day.businessDate().toString(),
                now.toEpochMilli(),
                reason);
    }

    List<Absent> absent(Day day) throws SQLException {
        return statements.list(
                """
                SELECT w.workstation, w.name, t.absent_at, t.reason FROM workstation w
                JOIN till_day t ON t.store = w.store AND t.workstation = w.workstation
                WHERE w.store = ? AND t.business_date = ? AND t.absent_at IS NOT NULL
                ORDER BY w.workstation\
                """,
                row ->
                        new Absent(
                                new WorkstationId(row.getInt(1)),
                                row.getString(2),
                                Instant.ofEpochMilli(row.getLong(3)),
                                row.getString(4)),
                day.store().number(),
                day.businessDate().toString());
    }

    Optional<TillDay> tillDay(Day day, WorkstationId workstation) throws SQLException {
        return statements.first(
                """
                SELECT opened, closed, absent_at IS NOT NULL FROM till_day
                WHERE store = ? AND workstation = ? AND business_date = ?\
                """,
                row -> new TillDay(row.getInt(1), row.getInt(2), row.getBoolean(3)),
                day.store().number(),
                workstation.number(),
                day.businessDate().toString());
    }

    Optional<Listed> find(Day day) throws SQLException {
        return statements.first(
                """
                SELECT store, business_date, completed_at FROM store_day
                WHERE store = ? AND business_date = ?\
                """,
                StoreDayStore::listed,
                day.store().number(),
                day.businessDate().toString());
    }

    /// A page of the days by [#ORDER].
    ///
    /// @param store of all stores where it is empty
    ListPage<Listed> page(Optional<StoreId> store, Optional<LocalDate> date, PageRequest wanted)
            throws SQLException {
        List<Object> which = new ArrayList<>();
        store.ifPresent(one -> which.add(one.number()));
        date.ifPresent(one -> which.add(one.toString()));
        wanted.after().ifPresent(behind -> which.add(behind.values().getFirst()));
        return wanted.page(
                statements.list(
                        """
                        SELECT store, business_date, completed_at FROM store_day
                        WHERE %s AND %s AND %s
                        ORDER BY business_date DESC, store LIMIT ?\
                        """
                                .formatted(
                                        store.isPresent() ? "store = ?" : "TRUE",
                                        date.isPresent() ? "business_date = ?" : "TRUE",
                                        wanted.behind(
                                                "business_date <= ?"
                                                        + " AND (business_date < ? OR store > ?)")),
                        StoreDayStore::listed,
                        wanted.arguments(which.toArray())),
                StoreDayStore::place);
    }

    private static Cursor place(Listed listed) {
        return new Cursor(
                List.of(
                        listed.day().businessDate().toString(),
                        (long) listed.day().store().number()));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(day(row), instant(row, 3));
    }

    /// What is booked for a day that is provisional.
    List<DayMoney> booked(Day day) throws SQLException {
        return money(
                """
                SELECT s.currency, sum(s.transactions), sum(s.total), (
                  SELECT coalesce(sum(x.tax), 0) FROM tax_total x
                  WHERE x.store = s.store AND x.business_date = s.business_date
                    AND x.currency = s.currency)
                FROM sales_total s WHERE s.store = ? AND s.business_date = ?
                GROUP BY s.store, s.business_date, s.currency ORDER BY s.currency\
                """,
                day.store().number(),
                day.businessDate().toString());
    }

    /// What was booked for a day when it was complete.
    List<DayMoney> completed(Day day) throws SQLException {
        return money(
                """
                SELECT currency, transactions, total, tax FROM store_day_total
                WHERE store = ? AND business_date = ? ORDER BY currency\
                """,
                day.store().number(),
                day.businessDate().toString());
    }

    List<DayMoney> in(Day day, int addendum) throws SQLException {
        return money(
                """
                SELECT currency, count(*), sum(total), sum(tax) FROM retail_transaction
                WHERE store = ? AND business_date = ? AND addendum = ? AND addendum > 0
                GROUP BY currency ORDER BY currency\
                """,
                day.store().number(),
                day.businessDate().toString(),
                addendum);
    }

    private List<DayMoney> money(String sql, Object... arguments) throws SQLException {
        return statements.list(
                sql,
                row ->
                        new DayMoney(
                                row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                arguments);
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static Day day(ResultSet row) throws SQLException {
        return new Day(new StoreId(row.getInt(1)), LocalDate.parse(row.getString(2)));
    }
}
