package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/// What came back of a sale is found by the sale, and by the tender that is paid back.
class ReturnsOfTest {
    private static final UUID SALE = GoldenEntries.ENTRY;

    @TempDir Path folder;

    private final EpochsInMemory epochs = EpochsInMemory.oneAndThreeSpares();

    @Test
    void aReturnIsFoundByTheSaleThatItNamesAsSoonAsItIsOnDisk() throws SQLException {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            journal.append(back()).join();

            assertThat(journal.reader().returnsNaming(SALE)).hasSize(1);
            assertThat(journal.reader().returnsNaming(new UUID(1, 1))).isEmpty();
            assertThat(new JournalSql(folder).plan(BesideStore.RETURNS_NAMING))
                    .anyMatch(step -> step.contains("SEARCH return_of"));
        }
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void oneThatAnEarlierVersionWroteIsFoundToo() throws SQLException {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            journal.append(back()).join();
        }
        new JournalSql(folder).backTo(2);
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);

        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            assertThat(journal.reader().returnsNaming(SALE)).hasSize(1);
        }
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void aReturnThatIsNotFiledAsItShouldBeIsNoIntactJournal() throws SQLException {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            journal.append(back()).join();
        }
        new JournalSql(folder).run("DELETE FROM return_of");

        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Broken.class);
    }

    private static Draft back() {
        return Draft.document(
                Fixtures.OPERATOR,
                Fixtures.FIRST_OF_DECEMBER,
                number -> new ReturnCompleted(numbered(GoldenEntries.back(), number)));
    }

    private static RetailTransaction numbered(RetailTransaction back, TransactionNumber number) {
        return new RetailTransaction(
                back.id(),
                number,
                back.openedAt(),
                back.completedAt(),
                back.lines(),
                back.taxes(),
                back.total(),
                back.changeDue());
    }
}
