package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// A till's replica, a reader of it, and the hub that it follows.
abstract class WithReplica {
    @TempDir Path folder;
    final HubInMemory hub = Shop.opened();
    Replica replica;
    ReplicaReader reader;

    @BeforeEach
    void open() {
        replica = Replica.open(folder, Shop.BATH, Shop.TILL);
        reader = replica.reader(folder.resolve("journal.db"));
    }

    @AfterEach
    void close() {
        replica.close();
    }

    /// Takes all news; once more, for the price list that the first time brought to light.
    void follow() {
        for (int i = 0; i < 2; i++) {
            assertThat(replica.apply(hub.feed(replica.cursors())))
                    .isEqualTo(new ApplyOutcome.Applied());
        }
    }
}
