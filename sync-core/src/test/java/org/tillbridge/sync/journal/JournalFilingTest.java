package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Supplier;

/// What follows from an entry is written as one text first and filed under item and day later.
class JournalFilingTest {
    private static final int SALES = 40;
    private static final int LINES = 3;

    @TempDir Path folder;
    private final EpochSupply epochs = EpochsInMemory.oneAndThreeSpares();
    private final Supplier<UUID> ids = OpenJournal.ids(1);

    @Test
    void everyRowIsInExactlyOnePlaceWhetherItIsFiledOrNot() throws SQLException {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            for (long sale = 1; sale <= SALES; sale++) {
                journal.append(OpenJournal.sale(ids.get())).join();
                assertThat(
                                number(
                                        "SELECT count(*) - count(DISTINCT place || '/' || line)"
                                                + " FROM stock_movement"))
                        .isZero();
                assertThat(number("SELECT count(*) FROM stock_movement")).isEqualTo(LINES * sale);
                assertThat(number("SELECT count(*) FROM retail_transaction")).isEqualTo(sale);
            }
        }
        assertThat(filed()).isPositive();
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void whatWasLeftUnfiledIsFiledAfterTheNextStart() throws SQLException {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            sell(journal, 5);
        }
        assertThat(filed()).isZero();
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            sell(journal, 3);
        }
        assertThat(filed()).isEqualTo(8);
    }

    @Test
    void aTransactionIsKnownAgainAfterItWasFiled() throws SQLException {
        UUID transaction = ids.get();
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            journal.append(OpenJournal.sale(transaction)).join();
            sell(journal, 7);
        }
        assertThat(filed()).isEqualTo(8);
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            assertThat(journal.append(OpenJournal.sale(transaction))).isCompletedExceptionally();
            sell(journal, 1);
        }
        assertThat(number("SELECT count(*) FROM retail_transaction")).isEqualTo(9);
    }

    private void sell(Journal journal, int sales) {
        for (int sale = 0; sale < sales; sale++) {
            journal.append(OpenJournal.sale(ids.get())).join();
        }
    }

    private long filed() throws SQLException {
        return number("SELECT count(*) FROM filed_retail_transaction");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
