package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.BATH;
import static org.tillbridge.sync.replica.Shop.EPOCH;
import static org.tillbridge.sync.replica.Shop.PRICES;
import static org.tillbridge.sync.replica.Shop.STORE;
import static org.tillbridge.sync.replica.Shop.TILL;
import static org.tillbridge.sync.replica.Shop.code;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

class ReplicaConcurrencyTest {
    private static final ItemId OWLS = new ItemId(1);

    @TempDir Path folder;
    @TempDir Path downloads;
    private final HubInMemory hub = Shop.opened();

    /// The price and the stock of an item always change together at the hub, and both are always
    /// there.
    @Test
    void readersSeeTheOldReplicaOrTheNewOneNeverNeither() throws Exception {
        hub.put(Scope.CATALOGUE, Shop.item(1, "Jumbo bag owls", "22386"));
        putVersion(1);
        AtomicBoolean done = new AtomicBoolean();
        try (Replica replica = Replica.open(folder, BATH, TILL);
                ReplicaReader reader = replica.reader(folder.resolve("journal.db"));
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            load(replica, replica.missing());
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                readers.add(threads.submit(reading(reader, done)));
            }
            for (int version = 2; version <= 20; version++) {
                putVersion(version);
                load(replica, Set.of(STORE, PRICES));
            }
            done.set(true);
            for (Future<Long> answers : readers) {
                assertThat(answers.get()).isPositive();
            }
        }
    }

    private void putVersion(int version) {
        hub.put(PRICES, Shop.price(1, Instant.EPOCH, version + ".00"));
        hub.put(STORE, Shop.stock(1, version));
    }

    private static Callable<Long> reading(ReplicaReader reader, AtomicBoolean done) {
        return () -> {
            long answers = 0;
            long last = 0;
            while (!done.get()) {
                LookUp answer = reader.lookUp(code("22386"), Shop.NOON, Shop.DAY);
                assertThat(answer).isInstanceOf(LookUp.Found.class);
                PricedItem item = ((LookUp.Found) answer).item();
                long version = item.stock().thousandths() / 1000;
                assertThat(item.price()).contains(Shop.pounds(version + ".00"));
                assertThat(version).isGreaterThanOrEqualTo(last);
                last = version;
                answers++;
            }
            return answers;
        };
    }

    /// Sales are appended, booked and fed back while others read.
    @Test
    void aSaleIsSeenOnceWhileItGoesFromTheJournalToTheReplica() throws Exception {
        int sales = 150;
        AtomicLong begun = new AtomicLong();
        AtomicLong committed = new AtomicLong();
        AtomicBoolean done = new AtomicBoolean();
        hub.put(STORE, Shop.stock(1, 0));
        Path file = folder.resolve("journal.db");
        try (Replica replica = Replica.open(folder, BATH, TILL);
                JournalOnDisk journal = new JournalOnDisk(file).open(EPOCH);
                ReplicaReader reader = replica.reader(file);
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Future<?> selling =
                    threads.submit(
                            () -> {
                                for (int n = 1; n <= sales; n++) {
                                    begun.set(n);
                                    journal.sale(EPOCH, n, 1, 1);
                                    committed.set(n);
                                }
                                return sales;
                            });
            Future<?> booking = threads.submit(() -> book(replica, committed, sales));
            Future<Long> reading =
                    threads.submit(
                            () -> {
                                long answers = 0;
                                while (!done.get()) {
                                    long atLeast = committed.get();
                                    long sold = -reader.stock(OWLS).thousandths() / 1000;
                                    assertThat(sold).isBetween(atLeast, begun.get());
                                    answers++;
                                }
                                return answers;
                            });
            selling.get();
            booking.get();
            done.set(true);
            assertThat(reading.get()).isPositive();
            assertThat(reader.stock(OWLS).thousandths()).isEqualTo(-1000L * sales);
        }
    }

    private long book(Replica replica, AtomicLong committed, int sales) {
        long booked = 0;
        while (booked < sales) {
            long next = committed.get();
            if (next > booked) {
                booked = next;
                hub.put(STORE, Shop.stock(1, -booked), Shop.reflected(EPOCH, booked));
                assertThat(replica.apply(hub.feed(replica.cursors())))
                        .isEqualTo(new ApplyOutcome.Applied());
            }
            Thread.onSpinWait();
        }
        return booked;
    }

    @Test
    void aBacklogIsAppliedWhileTheJournalCommits() throws Exception {
        int rows = 100_000;
        for (int from = 1; from <= rows; from += 1000) {
            int first = from;
            hub.put(
                    STORE,
                    IntStream.range(first, first + 1000)
                            .mapToObj(n -> Shop.stock(n, n))
                            .toArray(ReplicaRow[]::new));
        }
        Path file = folder.resolve("journal.db");
        try (Replica replica = Replica.open(folder, BATH, TILL);
                JournalOnDisk journal = new JournalOnDisk(file).open(EPOCH);
                ReplicaReader reader = replica.reader(file);
                ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<ApplyOutcome> applying =
                    threads.submit(() -> replica.apply(hub.feed(replica.cursors())));
            int sales = 0;
            while (sales < 100 || !applying.isDone()) {
                sales++;
                journal.sale(EPOCH, sales, 7, 1);
                assertThat(reader.stock(new ItemId(7)).thousandths() / 1000)
                        .isIn((long) -sales, 7L - sales);
            }
            assertThat(applying.get()).isEqualTo(new ApplyOutcome.Applied());
            assertThat(reader.stock(new ItemId(7)).thousandths()).isEqualTo(7000L - 1000L * sales);
            assertThat(reader.stock(new ItemId(rows)).thousandths()).isEqualTo(1000L * rows);
            assertThat(hub.feed(replica.cursors())).isEmpty();
        }
    }

    private void load(Replica replica, Set<Scope> scopes) {
        try (ReplicaLoad load = replica.startLoad(scopes)) {
            hub.load(load, downloads);
            assertThat(load.finish()).isEqualTo(new LoadOutcome.InUse());
        }
    }
}
