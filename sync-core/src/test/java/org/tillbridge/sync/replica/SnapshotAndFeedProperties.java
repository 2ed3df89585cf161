package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.BATH;
import static org.tillbridge.sync.replica.Shop.PRICES;
import static org.tillbridge.sync.replica.Shop.STORE;
import static org.tillbridge.sync.replica.Shop.TILL;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SnapshotRow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A snapshot at any moment and the feed after it come to the same as the feed from the beginning:
/// the same rows as they came, the same look-up tables. Items are put into theirs meanwhile.
class SnapshotAndFeedProperties {
    /// A row put or removed.
    private record Change(Scope scope, ReplicaRow row, boolean removed) {
        FeedRow feedRow() {
            return removed ? FeedRow.removed(row.kind(), row.key()) : RowCodec.row(row);
        }
    }

    @Property(tries = 40)
    void aSnapshotAndTheFeedAfterItAreTheFeedFromTheBeginning(
            @ForAll("transactions") List<List<Change>> transactions,
            @ForAll @IntRange(max = 20) int snapshotAfter) {
        inTwoFolders(
                (fromStart, fromSnapshot) -> {
                    HubInMemory hub = Shop.opened();
                    try (Replica follower = Replica.open(fromStart, BATH, TILL);
                            Replica loader = Replica.open(fromSnapshot, BATH, TILL)) {
                        follow(hub, follower);
                        for (int i = 0; i < transactions.size(); i++) {
                            if (i == snapshotAfter) {
                                load(hub, loader, fromSnapshot);
                            }
                            commit(hub, transactions.get(i));
                            follow(hub, follower);
                            if (i > snapshotAfter) {
                                loader.fillItems(1);
                                follow(hub, loader);
                                isWhatItShouldBe(loader);
                            }
                        }
                        follow(hub, loader);
                        fill(loader);
                        fill(follower);
                        isWhatItShouldBe(loader);
                        assertThat(contents(loader)).isEqualTo(contents(follower));
                        assertThat(rawRows(follower)).isEqualTo(rowsAtHub(hub));
                        assertThat(follower.cursors()).isEqualTo(loader.cursors());
                    }
                });
    }

    /// Nothing gets lost of it. A list that has no price yet is missing before, too.
    private static void fill(Replica replica) {
        Set<Scope> missing = replica.missing();
        while (replica.fillItems(2)) {
            assertThat(replica.missing()).isEqualTo(missing);
        }
    }

    /// What is not is replaced.
    private static void isWhatItShouldBe(Replica replica) {
        ReplicaFile before = replica.leaseFile();
        replica.verify();
        assertThat(replica.isInUse(before)).isTrue();
        before.release();
    }

    private static void commit(HubInMemory hub, List<Change> changes) {
        for (Scope scope : List.of(Scope.CATALOGUE, PRICES, STORE)) {
            List<FeedRow> rows =
                    changes.stream()
                            .filter(change -> change.scope().equals(scope))
                            .map(Change::feedRow)
                            .toList();
            if (!rows.isEmpty()) {
                hub.commit(scope, rows);
            }
        }
    }

    private static void follow(HubInMemory hub, Replica replica) {
        for (int i = 0; i < 2; i++) {
            assertThat(replica.apply(hub.feed(replica.cursors())))
                    .isEqualTo(new ApplyOutcome.Applied());
        }
    }

    private static void load(HubInMemory hub, Replica replica, Path folder) {
        try (ReplicaLoad load = replica.startLoad(replica.missing())) {
            hub.load(load, folder);
            assertThat(load.finish()).isEqualTo(new LoadOutcome.InUse());
        }
    }

    /// All rows of all tables.
    private static Map<String, List<String>> contents(Replica replica) {
        Map<String, List<String>> contents = new TreeMap<>();
        contents.put("raw_row", rawRows(replica));
        ReplicaFile file = replica.leaseFile();
        try (SqlStore sql = ReplicaSchemaStore.openForReading(file.path())) {
            for (DerivedTable table : DerivedTable.values()) {
                contents.put(
                        table.name(),
                        sql
                                .list(
                                        table.select(),
                                        row -> {
                                            List<String> values = new ArrayList<>();
                                            for (int i = 1; i <= table.width(); i++) {
                                                values.add(String.valueOf(row.getObject(i)));
                                            }
                                            return values.toString();
                                        })
                                .stream()
                                .sorted()
                                .toList());
            }
        } finally {
            file.release();
        }
        return contents;
    }

    private static List<String> rawRows(Replica replica) {
        ReplicaFile file = replica.leaseFile();
        try (SqlStore sql = ReplicaSchemaStore.openForReading(file.path())) {
            List<String> rows = new ArrayList<>();
            for (Scope scope : List.of(Scope.CATALOGUE, PRICES, STORE)) {
                new RawRowStore(sql).forEach(scope, row -> rows.add(withoutPosition(scope, row)));
            }
            return rows;
        } finally {
            file.release();
        }
    }

    private static String withoutPosition(Scope scope, SnapshotRow row) {
        return String.join("\t", scope.text(), row.kind(), row.key(), row.body());
    }

    private static List<String> rowsAtHub(HubInMemory hub) {
        List<String> rows = new ArrayList<>();
        for (Scope scope : List.of(Scope.CATALOGUE, PRICES, STORE)) {
            for (SnapshotRow row : hub.rows(scope)) {
                rows.add(withoutPosition(scope, row));
            }
        }
        return rows;
    }

    @Provide
    Arbitrary<List<List<Change>>> transactions() {
        Arbitrary<Integer> number = Arbitraries.integers().between(1, 6);
        Arbitrary<String> codes = Arbitraries.of("A", "a", "B", "2000000047119", "É");
        Arbitrary<Change> items =
                number.flatMap(
                        n ->
                                codes.list()
                                        .ofMaxSize(3)
                                        .map(
                                                of ->
                                                        new Change(
                                                                Scope.CATALOGUE,
                                                                Shop.item(
                                                                        n,
                                                                        "Item " + of,
                                                                        of.toArray(String[]::new)),
                                                                false)));
        Arbitrary<Boolean> removed = Arbitraries.of(true, false, false);
        Arbitrary<Change> prices =
                number.flatMap(
                        n ->
                                removed.map(
                                        gone ->
                                                new Change(
                                                        PRICES,
                                                        Shop.price(
                                                                n,
                                                                Instant.ofEpochSecond(n % 2),
                                                                n + ".50"),
                                                        gone)));
        Arbitrary<Change> stock =
                number.flatMap(
                        n -> removed.map(gone -> new Change(STORE, Shop.stock(n, n * n), gone)));
        Arbitrary<Change> parked =
                number.flatMap(
                        n ->
                                removed.map(
                                        gone ->
                                                new Change(
                                                        STORE,
                                                        Shop.parked(Shop.EPOCH, n, "stock/" + n),
                                                        gone)));
        return Arbitraries.oneOf(items, prices, stock, parked)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private interface Work {
        void in(Path one, Path other);
    }

    private static void inTwoFolders(Work work) {
        try {
            Path one = Files.createTempDirectory("follower");
            Path other = Files.createTempDirectory("loader");
            try {
                work.in(one, other);
            } finally {
                deleteWithFiles(one);
                deleteWithFiles(other);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void deleteWithFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
