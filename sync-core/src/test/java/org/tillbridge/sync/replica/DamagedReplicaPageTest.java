package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.BATH;
import static org.tillbridge.sync.replica.Shop.PRICES;
import static org.tillbridge.sync.replica.Shop.STORE;
import static org.tillbridge.sync.replica.Shop.TILL;
import static org.tillbridge.sync.replica.Shop.item;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Each page of a replica in turn is not what was written.
class DamagedReplicaPageTest {
    private static final int ITEMS = 100;
    private static final int PAGE = 4096;

    @TempDir Path folder;
    @TempDir Path downloads;
    private final HubInMemory hub = Shop.opened();

    @BeforeEach
    void load() {
        hub.put(Scope.CATALOGUE, rows(n -> item(n, "Item " + n, "SKU-" + n)));
        hub.put(PRICES, rows(n -> Shop.price(n, Instant.EPOCH, n + ".00")));
        hub.put(STORE, rows(n -> Shop.stock(n, n)));
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            hub.loadMissing(replica, downloads);
        }
    }

    @Test
    void whicheverPageIsDamagedTheReplicaIsReplaced() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("replica-2.db"));
        List<String> stuck = new ArrayList<>();
        for (int page = 1; page < whole.length / PAGE; page++) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, page * PAGE, (page + 1) * PAGE, (byte) 0);
            startWith(damaged);
            try (Replica replica = Replica.open(folder, BATH, TILL);
                    ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
                reader.loaded();
                replica.verify();
                hub.loadMissing(replica, downloads);
                assertThat(reader.operators()).isNotEmpty();
            } catch (ReplicaException failed) {
                stuck.add(page + ": " + failed.getCause());
            }
        }
        assertThat(stuck).isEmpty();
    }

    private void startWith(byte[] bytes) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path old : files.toList()) {
                Files.delete(old);
            }
        }
        Files.write(folder.resolve("replica-2.db"), bytes);
        Files.writeString(folder.resolve("replica.pointer"), "replica-2.db\n");
    }

    private static ReplicaRow[] rows(IntFunction<ReplicaRow> row) {
        return IntStream.rangeClosed(1, ITEMS).mapToObj(row).toArray(ReplicaRow[]::new);
    }
}
