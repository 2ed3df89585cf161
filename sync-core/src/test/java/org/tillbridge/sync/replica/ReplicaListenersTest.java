package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
            sql.run("DELETE FROM item_code WHERE item = 7");
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

    /// They are not told of it again with what comes after.
    @Test
    void whatCameBeforeThatWhichCannotBeWrittenIsToldOf() {
        List<ReplicaChange> news = new ArrayList<>();
        try (Replica replica = Replica.open(folder, Shop.BATH, Shop.TILL)) {
            replica.listen(news::add);
            hub.put(
                    Shop.STORE,
                    IntStream.rangeClosed(1, 1000)
                            .mapToObj(item -> Shop.stock(item, 5))
                            .toArray(ReplicaRow[]::new));
            hub.put(Scope.CATALOGUE, Shop.item(8, "Candle, large", "SKU-8"));
            try (SqlStore sql = ReplicaSchemaStore.openForFeed(folder.resolve("replica-2.db"))) {
                sql.run(
                        """
                        CREATE TRIGGER disk_is_full BEFORE INSERT ON raw_row WHEN NEW.kind = 'item'
                        BEGIN SELECT RAISE(ABORT, 'no room'); END\
                        """);
            }
            List<FeedTransaction> page =
                    Stream.of(Shop.STORE, Scope.CATALOGUE)
                            .flatMap(scope -> hub.feed(cursor(replica, scope)).stream())
                            .toList();

            assertThatThrownBy(() -> replica.apply(page)).isInstanceOf(ReplicaException.class);

            assertThat(hub.feed(cursor(replica, Shop.STORE))).as("it is written").isEmpty();
            assertThat(news).containsExactly(new ReplicaChange(Set.of("stock")));
        }
    }

    private static Cursor cursor(Replica replica, Scope scope) {
        return replica.cursors().stream()
                .filter(one -> one.scope().equals(scope))
                .findFirst()
                .orElseThrow();
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
