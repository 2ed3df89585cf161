package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.replica.HubInMemory;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.FeedOutcome;
import org.tillbridge.sync.wire.FeedPage;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;
import org.tillbridge.sync.wire.ReplicaRow.StockRow;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScriptedHubLink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class FeedLoopTest {
    private static final ItemId CANDLE = new ItemId(4711);

    @TempDir Path folder;

    private final HubInMemory hub = Shop.opened();
    private final JournalInMemory journal = new JournalInMemory();
    private FeedOnly link;
    private Replica replica;
    private ReplicaReader reader;
    private SyncEngine engine;

    @BeforeEach
    void open() {
        link = new FeedOnly(hub, folder);
        replica = Replica.open(folder, Shop.BATH, Shop.TILL);
        reader = replica.reader(folder.resolve("journal.db"));
        engine = newEngine();
    }

    private SyncEngine newEngine() {
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        return new SyncEngine(
                new SyncEngine.Files(
                        Shop.TILL, journal, journal, replica, reader, folder.resolve("downloads")),
                new SyncEngine.Surroundings(
                        link,
                        new HubTime(clock),
                        clock,
                        new Random(1),
                        Runnable::run,
                        SyncPace.USUAL));
    }

    @AfterEach
    void close() {
        replica.close();
    }

    private Pause step() throws InterruptedException {
        return engine.feed().step();
    }

    private void stock(long pieces) {
        hub.put(Shop.STORE, new StockRow(CANDLE, Quantity.of(pieces)));
    }

    @Test
    void theFirstStepFetchesEverythingAndTheNextGoesOnFromThere() throws InterruptedException {
        stock(6);

        assertThat(step()).isEqualTo(Pause.NONE);
        assertThat(replica.missing()).isEmpty();
        assertThat(link.snapshots)
                .containsExactlyInAnyOrder(
                        Scope.CATALOGUE, Shop.STORE, Shop.WORKSTATION, Shop.PRICES);
        assertThat(reader.stock(CANDLE)).isEqualTo(Quantity.of(6));
        assertThat(engine.status().loaded()).isTrue();

        stock(5);
        assertThat(step()).isEqualTo(Pause.NONE);
        assertThat(reader.stock(CANDLE)).isEqualTo(Quantity.of(5));
        assertThat(folder.resolve("downloads")).isEmptyDirectory();
    }

    @Test
    void noNewsAreNoFailure() throws InterruptedException {
        step();
        while (step().atMost().isZero()) {
            assertThat(engine.status().isConnected()).isTrue();
        }

        assertThat(step().atMost()).isLessThan(Duration.ofMillis(100));
        assertThat(link.waits.getLast()).isEqualTo(SyncPace.USUAL.feedWait());
    }

    @Test
    void aSnapshotThatCannotBeHadNowIsFetchedLaterAndTheOthersNotAgain()
            throws InterruptedException {
        link.lostSnapshots.add(Scope.CATALOGUE);

        assertThat(step().endsWithNews()).isFalse();
        assertThat(engine.status().isConnected()).isFalse();
        assertThat(step()).isEqualTo(Pause.NONE);

        assertThat(replica.missing()).isEmpty();
        assertThat(link.snapshots).filteredOn(Scope.CATALOGUE::equals).hasSize(2);
        assertThat(engine.status().isConnected()).isTrue();
    }

    @Test
    void aSnapshotThatIsNoneIsFetchedAgain() throws InterruptedException, IOException {
        Files.createDirectories(folder.resolve("downloads"));
        Files.writeString(folder.resolve("downloads/catalogue.snapshot"), "<html>");

        assertThat(step().endsWithNews()).isFalse();
        assertThat(step()).isEqualTo(Pause.NONE);
        assertThat(replica.missing()).isEmpty();
    }

    @Test
    void aCursorThatIsTooOldLeadsToASnapshot() throws InterruptedException {
        step();
        stock(6);
        link.feeds.add(usual -> new FeedOutcome.SnapshotNeeded(Shop.STORE));

        assertThat(step()).isEqualTo(Pause.NONE);

        assertThat(reader.stock(CANDLE)).isEqualTo(Quantity.of(6));
        assertThat(link.snapshots).filteredOn(Shop.STORE::equals).hasSize(2);
        assertThat(link.snapshots).filteredOn(Scope.CATALOGUE::equals).hasSize(1);
    }

    /// A hub whose log does not lead on from its own snapshots is not asked for them without a
    /// pause.
    @Test
    void aSnapshotThatIsNeededAgainAndAgainIsFetchedAfterAPause() throws InterruptedException {
        assertThat(step()).isEqualTo(Pause.NONE);
        link.feeds.add(usual -> new FeedOutcome.SnapshotNeeded(Shop.STORE));
        assertThat(step()).isEqualTo(Pause.NONE);
        for (int i = 0; i < 3; i++) {
            link.feeds.add(usual -> new FeedOutcome.SnapshotNeeded(Shop.STORE));
            assertThat(step().atMost()).isPositive();
        }

        stock(5);

        assertThat(step()).isEqualTo(Pause.NONE);
        assertThat(reader.stock(CANDLE)).isEqualTo(Quantity.of(5));
        link.feeds.add(usual -> new FeedOutcome.SnapshotNeeded(Shop.STORE));
        assertThat(step()).isEqualTo(Pause.NONE);
    }

    @Test
    void aHoleInTheFeedLeadsToASnapshotAndNeverOn() throws InterruptedException {
        step();
        stock(6);
        stock(5);
        link.feeds.add(
                usual ->
                        usual instanceof FeedOutcome.Answered(FeedPage page)
                                ? new FeedOutcome.Answered(
                                        new FeedPage(
                                                page.transactions()
                                                        .subList(1, page.transactions().size()),
                                                false))
                                : usual);

        assertThat(step()).isEqualTo(Pause.NONE);

        assertThat(reader.stock(CANDLE)).isEqualTo(Quantity.of(5));
        assertThat(link.snapshots).filteredOn(Shop.STORE::equals).hasSize(2);
    }

    @Test
    void lostAnswersAreAskedForAgainAfterAPause() throws InterruptedException {
        step();
        stock(6);
        link.feeds.add(usual -> ScriptedHubLink.lost());

        assertThat(step().endsWithNews()).isFalse();
        assertThat(engine.status().isConnected()).isFalse();
        assertThat(step()).isEqualTo(Pause.NONE);
        assertThat(reader.stock(CANDLE)).isEqualTo(Quantity.of(6));
        assertThat(engine.status().isConnected()).isTrue();
    }

    @Test
    void anAnswerThatRepeatsItselfIsNotAskedForInAHurry() throws InterruptedException {
        step();
        stock(6);
        List<FeedOutcome> seen = new ArrayList<>();
        link.feeds.add(
                usual -> {
                    seen.add(usual);
                    return usual;
                });
        step();
        link.feeds.add(usual -> seen.getFirst());

        assertThat(step().endsWithNews()).isFalse();
    }

    @Test
    void damageIsFoundAndToldWhileTheHubIsAwayAndMendedWhenItIsBack() throws Exception {
        stock(6);
        step();
        close();
        damage();
        open();
        link.feeds.add(usual -> ScriptedHubLink.lost());

        step();

        assertThat(link.waits.getLast()).as("found soon").isEqualTo(Duration.ZERO);
        assertThat(engine.status().attention()).containsExactly(Attention.REPLICA_DAMAGED);
        assertThat(engine.status().loaded()).isFalse();
        assertThat(replica.missing()).containsExactly(Shop.STORE);

        step();

        assertThat(engine.status().attention()).isEmpty();
        assertThat(engine.status().loaded()).isTrue();
        assertThat(reader.stock(CANDLE)).isEqualTo(Quantity.of(6));
    }

    @Test
    void allItemsGetIntoTheirTableWhileTheHubIsAway() throws InterruptedException {
        for (int from = 1; from < 4500; from += 1500) {
            hub.put(
                    Scope.CATALOGUE,
                    IntStream.range(from, from + 1500)
                            .mapToObj(number -> Shop.item(number, "Bunting " + number))
                            .toArray(ReplicaRow[]::new));
        }
        step();
        assertThat(reader.search("bunting", 1).searchedOnly()).isPresent();
        link.feeds.add(usual -> ScriptedHubLink.lost());

        step();

        assertThat(reader.search("bunting", 1).searchedOnly()).isEmpty();
    }

    @Test
    void damageThatALookUpMeetsIsToldAtOnce() throws Exception {
        step();
        Path file = folder.resolve("replica-2.db");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5A);
        Files.write(file, bytes);

        reader.departments();

        assertThat(engine.status().attention()).containsExactly(Attention.REPLICA_DAMAGED);
    }

    /// In one row, as a bit that turned.
    private void damage() throws SQLException {
        String file = "jdbc:sqlite:" + folder.resolve("replica-2.db");
        try (Connection connection = DriverManager.getConnection(file);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE raw_row SET body = '{}' WHERE kind = 'stock'");
        }
    }

    @Test
    void whatIsParkedAtTheHubIsCounted() throws InterruptedException {
        step();
        assertThat(engine.status().parked()).isZero();
        ParkedEffect effect = new ParkedEffect("stock/3", "unknownItem", "Not known.");

        hub.put(Shop.STORE, new ParkedRow(Shop.TILL, Shop.EPOCH, 18, effect));
        step();

        assertThat(engine.status().parked()).isEqualTo(1);
    }

    @Test
    void beforeTheHubCanBeAskedTheReplicaSaysWhatIsUnsent() throws InterruptedException {
        journal.with(Shop.EPOCH, 10);
        hub.put(Shop.STORE, new ReflectedRow(Shop.TILL, Shop.EPOCH, 4));
        step();

        engine.push().countUnsent();

        assertThat(engine.status().unsent()).isEqualTo(6);
    }

    @Test
    void whatIsUnsentIsKnownBeforeEitherLoopTookAStep() {
        journal.with(Shop.EPOCH, 10);

        assertThat(newEngine().status().unsent()).isEqualTo(10);
    }

    @Test
    void newsAreFetchedTogetherWhileMuchIsBeingSent() throws InterruptedException {
        unsent(1200);
        step();

        theHubHas(100);
        stock(5);
        assertThat(step().atMost()).isGreaterThan(Duration.ofSeconds(1));
        theHubHas(200);
        stock(4);
        assertThat(step().atMost()).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void whatTheHubDoesNotTakeHoldsNoNewsUp() throws InterruptedException {
        unsent(1200);
        step();
        theHubHas(100);
        stock(5);
        step();

        stock(4);
        assertThat(step()).isEqualTo(Pause.NONE);
    }

    @Test
    void newsOfWhichThereAreMoreAreFetchedOnWhileMuchIsBeingSent() throws InterruptedException {
        unsent(1200);
        step();
        theHubHas(100);

        stock(5);
        link.feeds.add(
                usual ->
                        new FeedOutcome.Answered(
                                new FeedPage(
                                        ((FeedOutcome.Answered) usual).page().transactions(),
                                        true)));
        assertThat(step()).isEqualTo(Pause.NONE);
    }

    private void unsent(int entries) {
        journal.with(Shop.EPOCH, entries);
        engine.push().countUnsent();
    }

    private void theHubHas(long entries) throws InterruptedException {
        hub.put(Shop.STORE, new ReflectedRow(Shop.TILL, Shop.EPOCH, entries));
        step();
        engine.push().countUnsent();
    }
}
