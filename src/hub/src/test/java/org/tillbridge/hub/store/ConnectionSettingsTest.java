package org.tillbridge.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.TestDatabase;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// How long a transaction waits for another on PostgreSQL, how long it may say nothing, and how
/// long the server may.
class ConnectionSettingsTest {
    private static final String WAITS = "5s, silent 10s";

    @TempDir Path folder;
    private HubDatabase database;

    @BeforeEach
    void open() {
        DatabaseAddress address = TestDatabase.POSTGRES.settings(folder).database();
        database = HubDatabase.open(address, StatementHook.NONE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoReadsWaitsForALimitedTimeEachTime() {
        assertThat(readerWaits()).isEqualTo(WAITS);
        assertThat(readerWaits()).isEqualTo(WAITS);
    }

    @Test
    void whoWritesDoesAlsoAfterATransactionThatWasTakenBack() {
        assertThatThrownBy(
                        () ->
                                database.write(
                                        _ -> {
                                            throw new IllegalStateException("taken back");
                                        }))
                .hasMessage("taken back");
        assertThat(writerWaits()).isEqualTo(WAITS);
        assertThatThrownBy(
                        () ->
                                database.write(
                                        transaction ->
                                                transaction.statements().update("SELECT 1 / 0")))
                .isInstanceOf(StorageException.class);

        assertThat(writerWaits()).isEqualTo(WAITS);
        assertThat(writerWaits()).as("after a commit").isEqualTo(WAITS);
    }

    @Test
    void aServerThatSaysNothingForFiveMinutesIsGivenUp() throws SQLException {
        DatabaseAddress address = TestDatabase.POSTGRES.settings(folder).database();

        try (Connection connection =
                PostgresEngine.answering((DatabaseAddress.Server) address).getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(300_000);
        }
    }

    private String readerWaits() {
        return database.read(ConnectionSettingsTest::waits);
    }

    private String writerWaits() {
        return database.write(transaction -> waits(transaction.statements()));
    }

    private static String waits(StatementStore statements) throws SQLException {
        return statements
                .first(
                        """
                        SELECT current_setting('lock_timeout') || ', silent '
                          || current_setting('idle_in_transaction_session_timeout')\
                        """,
                        row -> row.getString(1))
                .orElseThrow();
    }
}
