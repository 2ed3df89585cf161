package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// A journal that an earlier version of this program wrote.
class JournalUpgradeTest {
    @TempDir Path folder;

    private final EpochsInMemory epochs = EpochsInMemory.oneAndThreeSpares();
    private final Supplier<UUID> ids = OpenJournal.ids(7);

    @Test
    void aJournalOfTheFirstVersionIsTakenUpWithAllThatIsInIt() throws SQLException {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            journal.append(OpenJournal.sale(ids.get())).join();
            journal.append(OpenJournal.sale(ids.get())).join();
        }
        new JournalSql(folder).backTo(1);
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .as("before it is taken up")
                .isInstanceOf(Verdict.Intact.class);

        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            journal.append(OpenJournal.sale(ids.get())).join();

            assertThat(journal.reader().transactionsOf(FIRST_OF_DECEMBER)).hasSize(3);
            assertThat(journal.reader().suspendedSales()).isEqualTo(List.of());
        }
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
    }
}
