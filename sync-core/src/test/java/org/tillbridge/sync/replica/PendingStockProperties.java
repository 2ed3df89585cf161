package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.BATH;
import static org.tillbridge.sync.replica.Shop.STORE;
import static org.tillbridge.sync.replica.Shop.TILL;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.RowCodec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Whatever is appended, booked, parked, settled and fed back in whatever order: each movement of
/// this workstation counts exactly once on its screens, at every moment.
class PendingStockProperties {
    private static final int ITEMS = 3;

    /// Something that can happen to the stock of a shop.
    private sealed interface Step {
        /// An entry with up to three lines.
        record Append(List<Integer> items, int units) implements Step {}

        /// The hub books the next entry; `parked` says which line's stock it cannot apply, 0 for
        /// none, -1 for the whole entry.
        record Book(int parked) implements Step {}

        /// What was parked first is settled.
        record Settle() implements Step {}

        record Deliver(int item, int units) implements Step {}

        /// The feed brings at most so many transactions.
        record Feed(int transactions) implements Step {}

        record OpenEpoch() implements Step {}
    }

    private record Movement(Epoch epoch, long sequence, int line, int item, long units) {}

    private Path folder = Path.of("");

    @BeforeTry
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("pending");
    }

    @AfterTry
    void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 60)
    void noMovementIsLostOrCountedTwice(@ForAll("steps") List<Step> steps) {
        try (Replica replica = Replica.open(folder, BATH, TILL);
                JournalOnDisk journal = new JournalOnDisk(folder.resolve("journal.db"));
                ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
            Day day = new Day(replica, journal);
            day.openEpoch();
            for (Step step : steps) {
                day.take(step);
                for (int item = 1; item <= ITEMS; item++) {
                    assertThat(reader.stock(new ItemId(item)))
                            .as("item %s after %s", item, step)
                            .isEqualTo(day.expected(item));
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> item = Arbitraries.integers().between(1, ITEMS);
        Arbitrary<Integer> units =
                Arbitraries.integers().between(-9, 9).filter(number -> number != 0);
        Arbitrary<Step> append =
                item.list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .flatMap(items -> units.map(of -> new Step.Append(items, of)));
        Arbitrary<Step> book = Arbitraries.of(0, 0, 0, 1, 2, -1).map(Step.Book::new);
        Arbitrary<Step> deliver = item.flatMap(to -> units.map(of -> new Step.Deliver(to, of)));
        Arbitrary<Step> feed = Arbitraries.integers().between(1, 8).map(Step.Feed::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, append),
                        Tuple.of(5, book),
                        Tuple.of(1, Arbitraries.create(Step.Settle::new)),
                        Tuple.of(1, deliver),
                        Tuple.of(4, feed),
                        Tuple.of(1, Arbitraries.create(Step.OpenEpoch::new)))
                .list()
                .ofMaxSize(40);
    }

    /// What a day at the till comes to, told apart from how it is stored.
    private static final class Day {
        private final Replica replica;
        private final JournalOnDisk journal;
        private final HubInMemory hub = Shop.opened();
        private final Map<Integer, Long> atHub = new HashMap<>();
        private final Map<Integer, Long> expected = new HashMap<>();
        private final Deque<List<Movement>> unbooked = new ArrayDeque<>();
        private final Deque<List<Movement>> parked = new ArrayDeque<>();
        private final Map<FeedTransaction, Step.Deliver> deliveries = new HashMap<>();
        private int epochs;
        private long sequence;

        Day(Replica replica, JournalOnDisk journal) {
            this.replica = replica;
            this.journal = journal;
        }

        Quantity expected(int item) {
            return Quantity.of(expected.getOrDefault(item, 0L));
        }

        void take(Step step) {
            switch (step) {
                case Step.Append append -> append(append);
                case Step.Book(int line) -> book(line);
                case Step.Settle() -> settle();
                case Step.Deliver delivery -> deliver(delivery);
                case Step.Feed(int transactions) -> feed(transactions);
                case Step.OpenEpoch() -> openEpoch();
            }
        }

        void openEpoch() {
            epochs++;
            sequence = 0;
            journal.open(epoch());
        }

        private Epoch epoch() {
            return new Epoch("%016x".formatted(epochs));
        }

        private void append(Step.Append append) {
            sequence++;
            List<Movement> entry = new ArrayList<>();
            for (int line = 1; line <= append.items().size(); line++) {
                int item = append.items().get(line - 1);
                entry.add(new Movement(epoch(), sequence, line, item, append.units()));
                journal.movement(epoch(), sequence, line, item, append.units());
                expected.merge(item, (long) append.units(), Long::sum);
            }
            unbooked.add(entry);
        }

        private void book(int parkedLine) {
            List<Movement> entry = unbooked.poll();
            if (entry == null) {
                return;
            }
            List<FeedRow> rows = new ArrayList<>();
            Movement any = entry.getFirst();
            List<Movement> kept =
                    entry.stream().filter(m -> parkedLine == -1 || m.line() == parkedLine).toList();
            entry.stream().filter(m -> !kept.contains(m)).forEach(m -> applyAtHub(m, rows));
            if (!kept.isEmpty()) {
                rows.add(
                        RowCodec.row(Shop.parked(any.epoch(), any.sequence(), effect(parkedLine))));
                parked.add(kept);
            }
            rows.add(RowCodec.row(Shop.reflected(any.epoch(), any.sequence())));
            hub.commit(STORE, rows);
        }

        private static String effect(int parkedLine) {
            return parkedLine == -1 ? "entry" : "stock/" + parkedLine;
        }

        private void settle() {
            List<Movement> kept = parked.poll();
            if (kept == null) {
                return;
            }
            List<FeedRow> rows = new ArrayList<>();
            kept.forEach(movement -> applyAtHub(movement, rows));
            Movement any = kept.getFirst();
            for (String effect : List.of("entry", "stock/" + any.line())) {
                var row = Shop.parked(any.epoch(), any.sequence(), effect);
                rows.add(FeedRow.removed(row.kind(), row.key()));
            }
            hub.commit(STORE, rows);
        }

        private void applyAtHub(Movement movement, List<FeedRow> rows) {
            long units = atHub.merge(movement.item(), movement.units(), Long::sum);
            rows.add(RowCodec.row(Shop.stock(movement.item(), units)));
        }

        private void deliver(Step.Deliver delivery) {
            long units = atHub.merge(delivery.item(), (long) delivery.units(), Long::sum);
            deliveries.put(hub.put(STORE, Shop.stock(delivery.item(), units)), delivery);
        }

        /// What others did is seen when it comes.
        private void feed(int transactions) {
            List<FeedTransaction> news =
                    hub.feed(replica.cursors()).stream().limit(transactions).toList();
            assertThat(replica.apply(news)).isEqualTo(new ApplyOutcome.Applied());
            for (FeedTransaction one : news) {
                Step.Deliver delivery = deliveries.get(one);
                if (delivery != null) {
                    expected.merge(delivery.item(), (long) delivery.units(), Long::sum);
                }
            }
        }
    }
}
