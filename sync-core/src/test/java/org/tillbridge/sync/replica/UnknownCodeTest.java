package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.BATH;
import static org.tillbridge.sync.replica.Shop.PRICES;
import static org.tillbridge.sync.replica.Shop.TILL;
import static org.tillbridge.sync.replica.Shop.code;
import static org.tillbridge.sync.replica.Shop.item;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A till that starts with a damaged replica and no hub calls nothing unknown that it has.
class UnknownCodeTest {
    @TempDir Path folder;
    @TempDir Path downloads;

    @BeforeEach
    void load() {
        HubInMemory hub = Shop.opened();
        hub.put(Scope.CATALOGUE, item(7, "Candle", "SKU-7"), item(8, "Soap", "SKU-8"));
        hub.put(PRICES, Shop.price(7, Instant.EPOCH, "1.90"));
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            hub.loadMissing(replica, downloads);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM item_code WHERE item = 7",
                "UPDATE item_code SET code = 'SKU-6', folded = 'sku-6' WHERE item = 7",
                "DELETE FROM item WHERE item = 7",
            })
    void whatNoTableKnowsIsLookedForBeforeItIsCalledUnknown(String damage) {
        change(damage);
        try (Replica replica = Replica.open(folder, BATH, TILL);
                ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
            assertThat(reader.lookUp(code("sku-7"), Shop.NOON, Shop.DAY))
                    .isInstanceOf(LookUp.Found.class);
            assertThat(reader.find(code("SKU-7"))).isInstanceOf(ItemMatch.Found.class);
        }
    }

    @Test
    void anItemThatAReceiptNamesIsLookedForToo() {
        change("DELETE FROM item WHERE item = 7");
        try (Replica replica = Replica.open(folder, BATH, TILL);
                ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
            assertThat(reader.item(new ItemId(7))).isPresent();
        }
    }

    @Test
    void theFileIsLookedThroughOnce() {
        try (Replica replica = Replica.open(folder, BATH, TILL);
                ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
            assertThat(reader.find(code("SKU-8"))).isInstanceOf(ItemMatch.Found.class);
            assertThat(replica.isVerified()).isFalse();
            assertThat(reader.find(code("SKU-9"))).isInstanceOf(ItemMatch.NotFound.class);
            assertThat(replica.isVerified()).isTrue();

            change("DELETE FROM item_code WHERE item = 7");
            assertThat(reader.find(code("SKU-7"))).isInstanceOf(ItemMatch.NotFound.class);
        }
    }

    @Test
    void aCodeThatNobodyKnowsIsUnknownAlsoWhereNoNewFileCanBeMade() throws IOException {
        change("DELETE FROM item_code WHERE item = 8");
        try (Replica replica = Replica.open(folder, BATH, TILL);
                ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
            takeAllNames();
            for (int scan = 0; scan < 3; scan++) {
                assertThat(reader.lookUp(code("SKU-9"), Shop.NOON, Shop.DAY))
                        .isInstanceOf(LookUp.NotFound.class);
            }
        }
    }

    /// Each unknown code that was scanned had the whole file looked through again.
    @Test
    void whereNoNewFileCanBeMadeTheCounterWaitsOnceAndTheFeedMendsItLater() throws IOException {
        change("DELETE FROM item_code WHERE item = 8");
        try (Replica replica = Replica.open(folder, BATH, TILL);
                ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
            List<Path> taken = takeAllNames();
            assertThat(reader.find(code("SKU-9"))).isInstanceOf(ItemMatch.NotFound.class);
            for (Path name : taken) {
                Files.deleteIfExists(name);
            }

            assertThat(reader.find(code("SKU-9"))).isInstanceOf(ItemMatch.NotFound.class);
            assertThat(replica.isVerified()).as("nobody has waited again").isFalse();
            replica.verifyOnce();

            assertThat(reader.find(code("SKU-8"))).isInstanceOf(ItemMatch.Found.class);
        }
    }

    /// As on a full disk: no file can come next.
    private List<Path> takeAllNames() throws IOException {
        List<Path> names = new ArrayList<>();
        for (int number = 3; number < 20; number++) {
            names.add(Files.createFile(folder.resolve("replica-" + number + ".db")));
        }
        return names;
    }

    private void change(String statement) {
        try (SqlStore sql = ReplicaSchemaStore.openForFeed(folder.resolve("replica-2.db"))) {
            sql.run(statement);
        }
    }
}
