package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// What whoever hears of the replica's changes may do.
@Timeout(600)
class ReplicaListenersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir Path folder;
    @TempDir Path downloads;
    private final HubInMemory hub = Shop.opened();

    @BeforeEach
    void load() {
        hub.put(Scope.CATALOGUE, Shop.item(7, "Candle", "SKU-7"));
        try (Replica replica = Replica.open(folder, Shop.BATH, Shop.TILL)) {
            hub.loadMissing(replica, downloads);
        }
    }

    /// Pricing a basket looks for damage, and whoever hears of the damage waits for that basket.
    @Test
    void whoHearsOfDamageMayWaitForAThreadThatLooksForDamage() {
        try (SqlStore sql = ReplicaSchemaStore.openForFeed(folder.resolve("replica-2.db"))) {
            sql.run("DELETE FROM item WHERE item = 7");
        }
        AtomicBoolean ended = new AtomicBoolean();
        try (Replica replica = Replica.open(folder, Shop.BATH, Shop.TILL)) {
            replica.listen(_ -> ended.set(endsElsewhere(replica::verifyOnce)));

            replica.verifyOnce();
        }
        assertThat(ended).isTrue();
    }

    @Test
    void aListenerThatThrowsWhileALoadIsChosenCostsNoReplica() throws Exception {
        AtomicBoolean isBroken = new AtomicBoolean(true);
        try (Replica replica = Replica.open(folder, Shop.BATH, Shop.TILL)) {
            replica.listen(
                    _ -> {
                        if (isBroken.get()) {
                            throw new IllegalStateException("A screen is broken");
                        }
                    });
            try (ReplicaLoad load = replica.startLoad(Set.of(Shop.STORE))) {
                hub.load(load, downloads);
                assertThat(load.finish()).isEqualTo(new LoadOutcome.InUse());
            }
            isBroken.set(false);
            hub.put(Shop.STORE, Shop.stock(7, 5));
            assertThat(replica.apply(hub.feed(replica.cursors())))
                    .isEqualTo(new ApplyOutcome.Applied());
        }
        try (Replica replica = Replica.open(folder, Shop.BATH, Shop.TILL);
                ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
            assertThat(replica.missing()).isEmpty();
            assertThat(reader.find(Shop.code("SKU-7"))).isInstanceOf(ItemMatch.Found.class);
        }
    }

    private static boolean endsElsewhere(Runnable work) {
        CompletableFuture<Boolean> ended =
                CompletableFuture.supplyAsync(
                        () -> {
                            work.run();
                            return true;
                        },
                        Thread.ofPlatform()::start);
        return ended.completeOnTimeout(false, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
