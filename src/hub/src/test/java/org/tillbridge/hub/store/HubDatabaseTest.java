package org.tillbridge.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// What becomes of a transaction that fails.
class HubDatabaseTest {
    @TempDir Path folder;

    @Test
    void whatHappensWhileATransactionIsTakenBackIsNotHidden() {
        StatementHook cut =
                sql -> {
                    if (sql.equals("ROLLBACK")) {
                        throw new PowerIsGone();
                    }
                };
        try (HubDatabase database = HubDatabase.open(file(), cut)) {
            assertThatThrownBy(
                            () ->
                                    database.write(
                                            _ -> {
                                                throw new SQLException("refused");
                                            }))
                    .isInstanceOf(PowerIsGone.class);
        }
    }

    @Test
    void whyATransactionFailedIsToldAlthoughTheDatabaseTookItBackItself() {
        try (HubDatabase database = HubDatabase.open(file(), StatementHook.NONE)) {
            assertThatThrownBy(
                            () ->
                                    database.write(
                                            transaction -> {
                                                transaction.statements().update("ROLLBACK");
                                                throw new SQLException("the disk is full");
                                            }))
                    .isInstanceOf(StorageException.class)
                    .hasRootCauseMessage("the disk is full");
            assertThat(database.<Integer>write(_ -> 1)).isEqualTo(1);
        }
    }

    @Test
    void aLackOfMemoryWhileATransactionIsTakenBackCostsNothingOfThoseAfterIt() {
        AtomicBoolean isShort = new AtomicBoolean();
        StatementHook memory =
                sql -> {
                    if (sql.equals("ROLLBACK") && isShort.getAndSet(false)) {
                        throw new OutOfMemoryError("for a moment");
                    }
                };
        try (HubDatabase database = HubDatabase.open(file(), memory)) {
            isShort.set(true);
            assertThatThrownBy(
                            () ->
                                    database.write(
                                            transaction -> {
                                                addPriceList(transaction, "lost");
                                                throw new SQLException("refused");
                                            }))
                    .isInstanceOf(OutOfMemoryError.class);

            database.write(transaction -> addPriceList(transaction, "kept"));

            assertThat(
                            database.<List<String>>read(
                                    sql ->
                                            sql.list(
                                                    "SELECT name FROM price_list",
                                                    row -> row.getString(1))))
                    .containsExactly("kept");
        }
    }

    /// SQLite's driver closes a statement for good that met a full disk, and `ROLLBACK` too where
    /// SQLite took all back by itself.
    @Test
    void whatMetAFullDiskIsWrittenWhenThereIsRoomAgain() {
        try (HubDatabase database = HubDatabase.open(file(), StatementHook.NONE)) {
            room(database, 1);
            for (int time = 0; time < 3; time++) {
                assertThatThrownBy(() -> addLargeRow(database))
                        .isInstanceOf(StorageException.Weather.class)
                        .hasMessageContaining("full");
            }

            room(database, 1_000_000);

            assertThat(addLargeRow(database)).isEqualTo(1);
        }
    }

    private static void room(HubDatabase database, int pages) {
        String limit = "PRAGMA max_page_count = " + pages;
        database.write(transaction -> transaction.statements().number(limit));
    }

    private static int addLargeRow(HubDatabase database) {
        return database.write(transaction -> addPriceList(transaction, "x".repeat(1_000_000)));
    }

    private static int addPriceList(HubTransaction transaction, String name) throws SQLException {
        return transaction
                .statements()
                .update(
                        """
                        INSERT INTO price_list (price_list, name, currency)
                        VALUES (1, ?, 'GBP')\
                        """,
                        name);
    }

    @Test
    void damageThatIsFoundLaterIsCalledDamage() {
        try (HubDatabase database = HubDatabase.open(file(), StatementHook.NONE)) {
            assertThatThrownBy(
                            () ->
                                    database.read(
                                            _ -> {
                                                throw new SQLiteException(
                                                        "a page is odd",
                                                        SQLiteErrorCode.SQLITE_CORRUPT);
                                            }))
                    .hasMessageStartingWith("The database is damaged; put a backup in its place: ");
        }
    }

    private DatabaseAddress file() {
        return new DatabaseAddress.File(folder.resolve("hub.db"));
    }

    private static final class PowerIsGone extends Error {
        private static final long serialVersionUID = 1;
    }
}
