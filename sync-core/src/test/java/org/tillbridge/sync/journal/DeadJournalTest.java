package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// What is left of a till that died lies on a disk that cannot be read everywhere.
class DeadJournalTest {
    private static final int SOLD = 3;

    @TempDir Path left;
    @TempDir Path workplace;

    @Test
    void aFileOfLastCommitsThatCannotBeReadKeepsNoSaleFromBeingFound() throws IOException {
        try (Journal journal = OpenJournal.intactIn(left, EpochsInMemory.oneAndThreeSpares())) {
            for (long sale = 1; sale <= SOLD; sale++) {
                journal.append(OpenJournal.sale(new UUID(1, sale))).join();
            }
        }
        Path head = left.resolve("journal.head");
        Files.delete(head);
        Files.createDirectory(head);

        DeadJournal dead =
                new DeadJournal(
                        workplace,
                        OpenJournal.CLOCK,
                        OpenJournal.ids(1),
                        () -> new Epoch("f".repeat(16)));

        DeadJournal.Outcome.Found found =
                (DeadJournal.Outcome.Found) dead.open(left.resolve("journal.db"));
        try (Journal journal = found.journal()) {
            assertThat(found.entries()).isEqualTo(SOLD);
            assertThat(journal.reader().transactionsOf(Fixtures.FIRST_OF_DECEMBER)).hasSize(SOLD);
        }
    }
}
