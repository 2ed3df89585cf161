package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.BATH;
import static org.tillbridge.sync.replica.Shop.PRICES;
import static org.tillbridge.sync.replica.Shop.TILL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

class ReplicaHouseTest {
    @TempDir Path folder;
    private final HubInMemory hub = Shop.opened();

    /// SQLite would do so within a commit, and the counter would wait for it.
    @Test
    void whatIsCommittedComesIntoTheFileBeforeItIsMuch() throws IOException {
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            hub.loadMissing(replica, folder);
            bringPrices(replica, 25);
            long afterSome = logBytes();
            bringPrices(replica, 175);

            assertThat(logBytes()).isPositive().isLessThan(2 * afterSome);
        }
    }

    private void bringPrices(Replica replica, int count) {
        for (int n = 1; n <= count; n++) {
            hub.put(PRICES, Shop.price(4711, Instant.EPOCH, n + ".00"));
            replica.apply(hub.feed(replica.cursors()));
        }
    }

    private long logBytes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-wal"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
