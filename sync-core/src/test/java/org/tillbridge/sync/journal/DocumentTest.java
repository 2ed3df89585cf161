package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.OWL_BAG;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Documents are found by day and by number, however many there are.
class DocumentTest {
    private static final LocalDate MONDAY = FIRST_OF_DECEMBER.plusDays(5);

    @TempDir Path folder;
    private final EpochsInMemory epochs = EpochsInMemory.oneAndThreeSpares();
    private final Supplier<UUID> ids = OpenJournal.ids(7);
    private Journal journal;

    @BeforeEach
    void open() {
        journal = OpenJournal.intactIn(folder, epochs);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void daysWithoutDocumentsArePassedOver() {
        sell(FIRST_OF_DECEMBER, 2);
        sell(MONDAY, 1);

        assertNeighbours();
    }

    @Test
    void theSameOnceAllOfItIsFiled() {
        sell(FIRST_OF_DECEMBER, 100);
        sell(MONDAY, 1);
        journal.close();
        journal = OpenJournal.intactIn(folder, epochs);
        sell(MONDAY, 100);

        assertNeighbours();
    }

    private void assertNeighbours() {
        JournalReader reader = journal.reader();
        assertThat(reader.dayBefore(MONDAY)).contains(FIRST_OF_DECEMBER);
        assertThat(reader.dayBefore(MONDAY.plusYears(1))).contains(MONDAY);
        assertThat(reader.dayBefore(FIRST_OF_DECEMBER)).isEmpty();
        assertThat(reader.dayAfter(FIRST_OF_DECEMBER)).contains(MONDAY);
        assertThat(reader.dayAfter(FIRST_OF_DECEMBER.minusYears(1))).contains(FIRST_OF_DECEMBER);
        assertThat(reader.dayAfter(MONDAY)).isEmpty();
    }

    @Test
    void theNearestDayIsOneStepAndANumberOneSearch() throws SQLException {
        for (String beyond : List.of(DocumentStore.BEFORE, DocumentStore.AFTER)) {
            assertThat(new JournalSql(folder).plan(beyond))
                    .anyMatch(
                            step -> step.contains("SEARCH filed_retail_transaction USING PRIMARY"))
                    .noneMatch(step -> step.contains("SCAN filed_retail"))
                    .noneMatch(step -> step.contains("TEMP B-TREE"));
        }
        assertThat(new JournalSql(folder).plan(JournalReaderStore.ENTRY + DocumentStore.BY_NUMBER))
                .anyMatch(step -> step.contains("USING INDEX document_number"))
                .noneMatch(step -> step.contains("SCAN filed_retail"));
    }

    @Test
    void aNumberLeadsToItsDocument() {
        sell(FIRST_OF_DECEMBER, 3);
        TransactionNumber second =
                journal.reader().transactionsOf(FIRST_OF_DECEMBER).get(1).number();

        SaleCompleted found =
                (SaleCompleted) journal.reader().transaction(second).orElseThrow().fact();

        assertThat(found.transaction().number()).isEqualTo(second);
    }

    private void sell(LocalDate day, int sales) {
        for (int i = 0; i < sales; i++) {
            journal.append(
                            Draft.document(
                                    OPERATOR,
                                    day,
                                    number ->
                                            new SaleCompleted(
                                                    aSale().known(ids.get())
                                                            .numbered(number)
                                                            .of(1, OWL_BAG)
                                                            .paidIn(Tender.CASH))))
                    .join();
        }
    }
}
