package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.sync.replica.Shop.PRICES;
import static org.tillbridge.sync.replica.Shop.STORE;
import static org.tillbridge.sync.replica.Shop.WORKSTATION;
import static org.tillbridge.sync.replica.Shop.code;
import static org.tillbridge.sync.replica.Shop.item;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedCodec;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScopeChecksum;
import org.tillbridge.sync.wire.UnreadableMessageException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

class ReplicaLoadTest extends WithReplica {
    private static final ItemRow OWLS = item(4711, "Jumbo bag owls", "22386");

    @TempDir Path downloads;
    private final List<ReplicaChange> news = new ArrayList<>();

    @BeforeEach
    @Override
    void open() {
        hub.put(Scope.CATALOGUE, OWLS);
        hub.put(PRICES, Shop.price(4711, Instant.EPOCH, "1.95"));
        hub.put(STORE, Shop.stock(4711, 6));
        super.open();
        replica.listen(news::add);
    }

    @Test
    void thePriceListIsWantedOnceTheStoreIsKnown() throws IOException {
        try (ReplicaLoad load = replica.startLoad(replica.missing())) {
            assertThat(load.wanted()).containsExactly(WORKSTATION, STORE, Scope.CATALOGUE);
            load.add(hub.snapshot(STORE, downloads));
            assertThat(load.wanted()).containsExactly(WORKSTATION, PRICES, Scope.CATALOGUE);
        }
    }

    @Test
    void aLoadedReplicaAnswersAsTheHubKnows() {
        load(replica.missing());
        assertThat(reader.lookUp(code("22386"), Shop.NOON, Shop.DAY))
                .isEqualTo(new LookUp.Found(Shop.priced(OWLS, "1.95", 6)));
        assertThat(replica.missing()).isEmpty();
        assertThat(news).containsExactly(ReplicaChange.EVERYTHING);
    }

    @Test
    void onlyTheOwnerCanReadItBecauseTheVerifiersOfPinsAreInIt() throws IOException {
        load(replica.missing());
        follow();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .extracting(file -> file.getFileName().toString())
                    .contains("replica-2.db", "replica-2.db-wal", "replica.pointer");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(
                            file ->
                                    assertThat(Files.getPosixFilePermissions(file))
                                            .isEqualTo(
                                                    PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void theFeedGoesOnAfterASnapshot() {
        load(replica.missing());
        FeedTransaction next = hub.put(STORE, Shop.stock(4711, 5));
        assertThat(hub.feed(replica.cursors())).containsExactly(next);
        assertThat(replica.apply(List.of(next))).isEqualTo(new ApplyOutcome.Applied());
        assertThat(news.getLast()).isEqualTo(new ReplicaChange(Set.of("stock")));
    }

    @Test
    void scopesThatAreSoundAreKept() throws IOException {
        load(replica.missing());
        try (ReplicaLoad load = replica.startLoad(Set.of(STORE))) {
            assertThat(load.wanted()).containsExactly(STORE);
            load.add(hub.snapshot(STORE, downloads));
            assertThat(load.wanted()).isEmpty();
            assertThat(load.finish()).isEqualTo(new LoadOutcome.InUse());
        }
        assertThat(reader.lookUp(code("22386"), Shop.NOON, Shop.DAY))
                .isEqualTo(new LookUp.Found(Shop.priced(OWLS, "1.95", 6)));
    }

    @Test
    void anOlderSnapshotIsBroughtForwardBeforeItIsUsed() throws IOException {
        load(replica.missing());
        Path old = hub.snapshot(STORE, downloads);
        hub.put(STORE, Shop.stock(4711, 5));
        follow();
        try (ReplicaLoad load = replica.startLoad(Set.of(STORE))) {
            load.add(old);
            assertThat(load.finish()).isInstanceOf(LoadOutcome.Behind.class);
            assertThat(stock()).isEqualTo(5);
            assertThat(load.apply(hub.feed(load.cursors()))).isEqualTo(new ApplyOutcome.Applied());
            assertThat(load.finish()).isEqualTo(new LoadOutcome.InUse());
        }
        assertThat(stock()).isEqualTo(5);
        assertThat(hub.feed(replica.cursors())).isEmpty();
    }

    @Test
    void aHubWithAShorterHistoryIsBelievedOnlyWhenSaid() throws IOException {
        load(replica.missing());
        Path old = hub.snapshot(STORE, downloads);
        hub.put(STORE, Shop.stock(4711, 5));
        follow();
        try (ReplicaLoad load = replica.startLoad(Set.of(STORE))) {
            load.add(old);
            assertThat(load.finish()).isInstanceOf(LoadOutcome.Behind.class);
            assertThat(load.finishHoweverOld()).isEqualTo(new LoadOutcome.InUse());
        }
        assertThat(stock()).isEqualTo(6);
    }

    @Test
    void aLoadThatIsBuiltWhenTheReplicaIsClosedIsNotPutInItsPlace() throws IOException {
        load(replica.missing());
        try (ReplicaLoad load = replica.startLoad(Set.of(STORE))) {
            load.add(hub.snapshot(STORE, downloads));
            replica.close();
            assertThatThrownBy(load::finish).isInstanceOf(ReplicaException.class);
        }
        assertThatThrownBy(() -> replica.startLoad(Set.of(STORE)))
                .isInstanceOf(ReplicaException.class);
        assertThat(replicasInFolder()).containsExactlyInAnyOrder("replica-2.db", "replica.pointer");
        assertThat(folder.resolve("replica.pointer")).hasContent("replica-2.db");
    }

    @Test
    void aSnapshotThatIsCutOffLeavesTheReplicaInUse() throws IOException {
        load(replica.missing());
        Path whole = hub.snapshot(Scope.CATALOGUE, downloads);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length - 5));
        try (ReplicaLoad load = replica.startLoad(Set.of(Scope.CATALOGUE))) {
            assertThatThrownBy(() -> load.add(whole))
                    .isInstanceOfAny(UnreadableMessageException.class, IOException.class);
        }
        assertThat(stock()).isEqualTo(6);
        assertThat(replicasInFolder()).containsExactlyInAnyOrder("replica-2.db", "replica.pointer");
    }

    @Test
    void aLoadIsNotFinishedWhileSomethingIsWanted() {
        try (ReplicaLoad load = replica.startLoad(replica.missing())) {
            assertThatThrownBy(load::finish).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void theOldFileGoesWithItsLastReader() {
        reader.together(
                view -> {
                    load(replica.missing());
                    assertThat(view.loaded().items()).isZero();
                    assertThat(replicasInFolder()).contains("replica-1.db", "replica-2.db");
                    return view;
                });
        assertThat(reader.loaded().items()).isEqualTo(1);
        assertThat(replicasInFolder()).doesNotContain("replica-1.db");
    }

    @Test
    void whatALoadLeftBehindWhenTheProcessDiedIsSweptAway() throws IOException {
        load(replica.missing());
        replica.close();
        Files.writeString(folder.resolve("replica-9.db"), "begun");
        Files.writeString(folder.resolve("replica-9.db-wal"), "begun");
        open();
        assertThat(stock()).isEqualTo(6);
        assertThat(replicasInFolder()).containsExactlyInAnyOrder("replica-2.db", "replica.pointer");
    }

    @Test
    void itemsThatANewSnapshotNoLongerHasStillResolve() {
        load(replica.missing());
        hub.remove(Scope.CATALOGUE, OWLS);
        load(Set.of(Scope.CATALOGUE));
        ItemMatch gone = new ItemMatch.Found(Shop.discontinued(OWLS).item());
        assertThat(reader.find(code("22386"))).isEqualTo(gone);
        load(Set.of(Scope.CATALOGUE));
        assertThat(reader.find(code("22386"))).isEqualTo(gone);
    }

    /// A hub that is newer than this till says something of it that this version does not know.
    @Test
    void anItemWhoseNewRowCannotBeReadStaysWhatItWas() {
        load(replica.missing());
        hub.commit(
                Scope.CATALOGUE, List.of(FeedRow.put(OWLS.kind(), OWLS.key(), "{\"item\":4711}")));
        load(Set.of(Scope.CATALOGUE));
        ItemMatch gone = new ItemMatch.Found(Shop.discontinued(OWLS).item());
        assertThat(reader.find(code("22386"))).isEqualTo(gone);
        load(Set.of(Scope.CATALOGUE));
        assertThat(reader.find(code("22386"))).isEqualTo(gone);
    }

    @Test
    void aGapInTheFeedAsksForASnapshotAndTheOtherScopesGoOn() {
        follow();
        hub.put(STORE, Shop.stock(4711, 5));
        FeedTransaction afterGap = hub.put(STORE, Shop.stock(4711, 4));
        FeedTransaction sound = hub.put(PRICES, Shop.price(4711, Shop.NOON, "2.10"));
        assertThat(replica.apply(List.of(afterGap, sound)))
                .isEqualTo(new ApplyOutcome.NeedsSnapshot(Set.of(STORE)));
        assertThat(replica.missing()).containsExactly(STORE);
        assertThat(replica.cursors()).extracting(Cursor::scope).doesNotContain(STORE);
        assertThat(reader.price(OWLS.item().id(), Shop.NOON)).contains(Shop.pounds("2.10"));
        load(replica.missing());
        assertThat(stock()).isEqualTo(4);
    }

    @Test
    void aTransactionThatDoesNotAddUpIsNotApplied() {
        follow();
        Cursor store =
                replica.cursors().stream()
                        .filter(cursor -> cursor.scope().equals(STORE))
                        .findFirst()
                        .orElseThrow();
        FeedTransaction wrong =
                FeedCodec.next(
                        store,
                        Shop.NOON,
                        List.of(RowCodec.row(Shop.stock(4711, 99))),
                        ScopeChecksum.ZERO);
        assertThat(replica.apply(List.of(wrong)))
                .isEqualTo(new ApplyOutcome.NeedsSnapshot(Set.of(STORE)));
        assertThat(stock()).isEqualTo(6);
    }

    @Test
    void whatWasAppliedBeforeIsPassedOver() {
        List<FeedTransaction> all = hub.feed(replica.cursors());
        replica.apply(all);
        assertThat(replica.apply(all)).isEqualTo(new ApplyOutcome.Applied());
        assertThat(stock()).isEqualTo(6);
    }

    @Test
    void whatThisVersionDoesNotUnderstandIsKeptAndStopsNothing() {
        hub.commit(
                STORE,
                List.of(
                        FeedRow.put("pickup", "1", "{\"pickup\":1}"),
                        FeedRow.put("stock", "1", "{\"odd\":true}"),
                        FeedRow.put("stock", "2", "{\"item\":3}")));
        follow();
        hub.put(STORE, Shop.stock(4711, 5));
        follow();
        assertThat(stock()).isEqualTo(5);
        load(Set.of(PRICES));
        assertThat(replica.missing()).isEmpty();
        assertThat(stock()).isEqualTo(5);
    }

    @Test
    void aPriceThatThisVersionDoesNotUnderstandLeavesTheOneBefore() {
        hub.commit(
                PRICES,
                List.of(
                        FeedRow.put("price", "4711/5", "{\"item\":4711,\"from\":5,\"perKilo\":1}"),
                        FeedRow.put("price", "4711/6", "no JSON"),
                        FeedRow.put("price", "4711/x", "{\"item\":4711,\"from\":7,\"price\":1}")));
        load(replica.missing());
        assertThat(price(4711)).contains(Shop.pounds("1.95"));
    }

    @Test
    void pricesOfItemsWhoseNumbersBeginAlikeAreNotMixed() {
        hub.put(
                PRICES,
                Shop.price(471, Instant.ofEpochMilli(9), "7.00"),
                Shop.price(471, Instant.ofEpochMilli(10), "7.10"),
                Shop.price(47110, Instant.ofEpochMilli(11), "9.00"));
        load(replica.missing());
        assertThat(price(471)).contains(Shop.pounds("7.10"));
        assertThat(price(4711)).contains(Shop.pounds("1.95"));
        assertThat(price(47)).isEmpty();
    }

    @Test
    void rowsAreKeptAsTheyCameWhateverTheirLetters() {
        hub.commit(
                STORE,
                List.of(
                        FeedRow.put(
                                "pickup",
                                "\"1\"/ä\u20ac",
                                "{ \"name\" : \"Jürgen \ud83c\udf75\\n\" }"),
                        FeedRow.put("pickup", "2", "[no JSON"),
                        FeedRow.put("pickup", "3", "x".repeat(FeedRow.MAX_BODY))));
        load(replica.missing());
        replica.verify();
        assertThat(replica.missing()).isEmpty();
        load(Set.of(PRICES));
        replica.verify();
        assertThat(replica.missing()).isEmpty();
    }

    private Optional<UnitPrice> price(int item) {
        return reader.price(new ItemId(item), Shop.NOON);
    }

    private void load(Set<Scope> scopes) {
        try (ReplicaLoad load = replica.startLoad(scopes)) {
            hub.load(load, downloads);
            assertThat(load.finish()).isEqualTo(new LoadOutcome.InUse());
        }
    }

    private long stock() {
        return reader.stock(OWLS.item().id()).thousandths() / 1000;
    }

    /// Beside them lie second copies of the essentials, which outlive every file.
    private List<String> replicasInFolder() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".db") || name.endsWith(".pointer"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
