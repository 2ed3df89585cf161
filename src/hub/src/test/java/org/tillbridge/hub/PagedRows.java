package org.tillbridge.hub;

import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.conflict.ConflictStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.PackedText;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.rules.Rule;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Rows of lists, written straight into the tables, as many as are wanted. In all lists several
/// have a part of their place in common.
public final class PagedRows {
    private static final String EPOCH = "00000000000000aa";
    private static final String HASH = "0".repeat(64);

    private final HubDatabase database;

    public PagedRows(HubDatabase database) {
        this.database = database;
    }

    /// @param first the number of the first
    public void conflicts(int first, int count) {
        database.write(
                transaction -> {
                    ConflictStore store = new ConflictStore(transaction.statements());
                    for (int n = first; n < first + count; n++) {
                        store.add(
                                new Conflict(
                                        new StoreId(n % 2 + 1),
                                        new UUID(n / 3, n * 7_919L),
                                        Optional.of(new UUID(n / 3, n + 1)),
                                        Rule.values()[0],
                                        "subject " + n,
                                        "This was said.",
                                        "That was there.",
                                        Instant.ofEpochMilli(n / 10 * 1000L)));
                    }
                    return count;
                });
    }

    /// @param first the number of the first
    public void parked(int first, int count) {
        database.write(
                transaction -> {
                    StatementStore sql = transaction.statements();
                    workstation(sql, 1);
                    List<Object[]> entries = new ArrayList<>();
                    List<Object[]> effects = new ArrayList<>();
                    for (int n = first; n < first + count; n++) {
                        if (n % 2 == 0 || n == first) {
                            entries.add(entry(n / 2 + 1));
                        }
                        effects.add(
                                new Object[] {
                                    1,
                                    1,
                                    EPOCH,
                                    n / 2 + 1,
                                    "stock:" + n % 2,
                                    "unknownItem",
                                    "effect " + n
                                });
                    }
                    sql.insertAll(
                            """
                            INSERT INTO journal_entry
                              (store, workstation, epoch, sequence, entry_id, standing, kind,
                               content_hash, hash, parked, received_at, header, body)
                            VALUES\
                            """,
                            "ON CONFLICT DO NOTHING RETURNING sequence",
                            row -> row.getLong(1),
                            entries);
                    sql.insertAll(
                            """
                            INSERT INTO waiting_effect
                              (store, workstation, epoch, sequence, effect, code, text)
                            VALUES\
                            """,
                            effects);
                    return count;
                });
    }

    private static Object[] entry(int sequence) {
        return new Object[] {
            1,
            1,
            EPOCH,
            sequence,
            new UUID(7, sequence),
            "booked",
            "SaleCompleted",
            HASH,
            HASH,
            1,
            0L,
            "{}",
            PackedText.of("{}")
        };
    }

    /// Days of both stores, all complete.
    public void days(int count) {
        database.write(
                transaction -> {
                    List<Object[]> days = new ArrayList<>();
                    for (int n = 0; n < count * 2; n++) {
                        LocalDate date = LocalDate.of(2026, 1, 1).plusDays(n / 2);
                        days.add(new Object[] {n % 2 + 1, date.toString(), 0L});
                    }
                    transaction
                            .statements()
                            .insertAll(
                                    "INSERT INTO store_day (store, business_date, completed_at)"
                                            + " VALUES",
                                    days);
                    return count;
                });
    }

    public void workstations(int count) {
        database.write(
                transaction -> {
                    for (int n = 1; n <= count; n++) {
                        workstation(transaction.statements(), n);
                    }
                    return count;
                });
    }

    private static void workstation(StatementStore sql, int number) throws SQLException {
        sql.update(
                """
                INSERT INTO workstation
                  (workstation, store, name, public_key, certificate, enrolled_at)
                VALUES (?, 1, ?, ?, ?, 0) ON CONFLICT DO NOTHING\
                """,
                number,
                "Till " + number,
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "none");
    }

    /// Makes items as a version wrote them that knew no terms.
    public void forgetTerms() {
        database.write(
                transaction -> {
                    transaction.statements().update("DELETE FROM item_term");
                    return transaction.statements().update("UPDATE item SET has_terms = 0");
                });
    }
}
