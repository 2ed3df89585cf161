package org.tillbridge.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.nio.file.Path;
import java.sql.SQLException;

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
        return database.write(
                transaction ->
                        transaction
                                .statements()
                                .update(
                                        """
                                        INSERT INTO price_list (price_list, name, currency)
                                        VALUES (1, ?, 'GBP')\
                                        """,
                                        "x".repeat(1_000_000)));
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
