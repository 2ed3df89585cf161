package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// A look-up costs the same at the end of a long day as in the morning: nothing in it walks a table
/// that grows.
class StockQueryPlanTest {
    @TempDir Path folder;

    @Test
    void pendingMovementsAreFoundByItemAndPlace() {
        assertThat(plan(StockStore.PENDING.formatted(StockStore.FILED, "?2")))
                .anyMatch(
                        step ->
                                step.contains("SEARCH movement USING PRIMARY KEY")
                                        && step.contains("(item=? AND place>? AND place<?)"));
    }

    @Test
    void parkedMovementsAreFoundByWhatIsParked() {
        assertThat(plan(StockStore.PARKED.formatted(StockStore.FILED, "?2")))
                .anyMatch(step -> step.contains("SEARCH parked USING PRIMARY KEY (workstation=?"))
                .anyMatch(
                        step ->
                                step.contains("SEARCH movement USING PRIMARY KEY")
                                        && step.contains("(item=? AND place=?)"));
    }

    @Test
    void ofWhatIsPendingOnlyTheEpochsAndThePlacesOfOneCarrierAreWalkedThrough() {
        assertThat(plan(StockStore.PENDING.formatted(StockStore.FILED, "?2")))
                .filteredOn(step -> step.startsWith("SCAN"))
                .hasSize(3)
                .allMatch(step -> step.contains("epoch") || step.contains("earlier VIRTUAL TABLE"));
    }

    @Test
    void ofTheLastEntriesOnlyThoseThatAreNotFiledAreWalkedThrough() {
        assertThat(plan(StockStore.PENDING.formatted(StockStore.UNFILED, "?2")))
                .filteredOn(step -> step.startsWith("SCAN"))
                .noneMatch(step -> step.contains("entry") || step.contains("filed_stock"));
    }

    private List<String> plan(String query) {
        try (Replica replica = Replica.open(folder, Shop.BATH, Shop.TILL);
                JournalOnDisk journal = new JournalOnDisk(folder.resolve("journal.db"));
                SqlStore sql = ReplicaSchemaStore.openForReading(folder.resolve("replica-1.db"))) {
            assertThat(replica.missing()).isNotEmpty();
            journal.open(Shop.EPOCH);
            JournalAttachmentStore.attach(sql, folder.resolve("journal.db"));
            return sql.list("EXPLAIN QUERY PLAN " + query, row -> row.getString(4), 2, 4711);
        }
    }
}
