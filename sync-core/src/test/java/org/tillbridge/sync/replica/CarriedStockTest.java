package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.EPOCH;
import static org.tillbridge.sync.replica.Shop.STORE;
import static org.tillbridge.sync.replica.Shop.stock;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.journal.Epoch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Stock on hand beside a journal that was damaged or copied: each movement counts once.
class CarriedStockTest extends WithReplica {
    private static final Epoch SPARE = new Epoch("0000000000000002");
    private static final Epoch THIRD = new Epoch("0000000000000003");

    /// Seed 453 of the simulator: a journal was damaged while the hub could not be reached, and
    /// what was carried counted once more.
    @Test
    void whatIsCarriedIsNotPendingWhereItsOldPlaceIsReflected() {
        try (JournalOnDisk journal = new JournalOnDisk(folder.resolve("journal.db"))) {
            journal.open(EPOCH).open(SPARE);
            journal.carries(SPARE, 2, EPOCH, 2).sale(SPARE, 2, 4711, 2);
            journal.carries(SPARE, 3, EPOCH, 3).sale(SPARE, 3, 4711, 1);
            hub.put(STORE, stock(4711, 8), Shop.reflected(EPOCH, 2));
            follow();
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(7));
            hub.put(STORE, stock(4711, 7), Shop.reflected(SPARE, 3));
            follow();
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(7));
        }
    }

    /// Seed 365 of the simulator's power losses: nothing stood at its own place any more.
    @Test
    void norWhereNothingIsLeftOfTheEpochOfItsOldPlace() {
        try (JournalOnDisk journal = new JournalOnDisk(folder.resolve("journal.db"))) {
            journal.open(SPARE).carries(SPARE, 1, EPOCH, 2).sale(SPARE, 1, 4711, 2);
            hub.put(STORE, stock(4711, 8), Shop.reflected(EPOCH, 2));
            follow();
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(8));
        }
    }

    /// Seed 110727 of the simulator.
    @Test
    void whatIsCarriedAgainIsNotPendingWhereItsCarrierIsReflected() {
        try (JournalOnDisk journal = new JournalOnDisk(folder.resolve("journal.db"))) {
            journal.open(EPOCH).open(SPARE).open(THIRD);
            journal.carriesAgain(THIRD, 2, EPOCH, 2, SPARE, 2).sale(THIRD, 2, 4711, 2);
            journal.carriesAgain(THIRD, 3, EPOCH, 3, SPARE, 3).sale(THIRD, 3, 4711, 1);
            hub.put(STORE, stock(4711, 8), Shop.reflected(SPARE, 2));
            follow();
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(7));
            hub.put(STORE, stock(4711, 10), Shop.parked(SPARE, 2, "stock/1"));
            follow();
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(7));
        }
    }

    @Test
    void whatIsCarriedIsPendingWhereItWasParkedAtItsOldPlace() {
        try (JournalOnDisk journal = new JournalOnDisk(folder.resolve("journal.db"))) {
            journal.open(EPOCH).open(SPARE);
            journal.carries(SPARE, 2, EPOCH, 2).sale(SPARE, 2, 4711, 2);
            journal.carries(SPARE, 3, EPOCH, 3).sale(SPARE, 3, 4711, 1);
            hub.put(
                    STORE,
                    stock(4711, 10),
                    Shop.reflected(EPOCH, 3),
                    Shop.parked(EPOCH, 2, "stock/1"),
                    Shop.parked(EPOCH, 3, "entry"));
            follow();
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(7));
        }
    }

    @Test
    void whatIsCarriedIsPendingWhereAnotherMachineStandsAtItsOldPlace() {
        try (JournalOnDisk journal = new JournalOnDisk(folder.resolve("journal.db"))) {
            journal.open(EPOCH).open(SPARE).forks(SPARE, EPOCH, 1);
            journal.carries(SPARE, 2, EPOCH, 2).sale(SPARE, 2, 4711, 2);
            hub.put(STORE, stock(4711, 9), Shop.reflected(EPOCH, 5));
            follow();
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(7));
        }
    }

    @Test
    void aFirstHeaderThatIsNoJsonAnyMoreHidesNoStock() throws IOException {
        Path file = folder.resolve("journal.db");
        try (JournalOnDisk journal = new JournalOnDisk(file)) {
            journal.open(EPOCH).forks(EPOCH, SPARE, 1).sale(EPOCH, 1, 4711, 2);
        }
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        String damaged = bytes.replace("{\"kind\":\"EpochOpened\"}", "{\"kind\";\"EpochOpened\"}");
        assertThat(damaged).isNotEqualTo(bytes);
        Files.writeString(file, damaged, StandardCharsets.ISO_8859_1);
        hub.put(STORE, stock(4711, 10));
        follow();

        assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(8));
    }
}
