package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.replica.HubInMemory;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ChainOutcome;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.FeedOutcome;
import org.tillbridge.sync.wire.FeedPage;
import org.tillbridge.sync.wire.HeadOutcome;
import org.tillbridge.sync.wire.HubLink;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.JournalEnd;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;
import org.tillbridge.sync.wire.ReplicaRow.StockRow;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScriptedHubLink;
import org.tillbridge.sync.wire.SnapshotOutcome;
import org.tillbridge.sync.wire.SoldSaleOutcome;
import org.tillbridge.sync.wire.StoredValueClaim;
import org.tillbridge.sync.wire.StoredValueOutcome;
import org.tillbridge.sync.wire.SuspendedOutcome;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

class FeedLoopTest {
    private static final ItemId CANDLE = new ItemId(4711);

    @TempDir Path folder;

    private final HubInMemory hub = Shop.opened();
    private final FeedOnly link = new FeedOnly();
    private final JournalInMemory journal = new JournalInMemory();
    private Replica replica;
    private ReplicaReader reader;
    private SyncEngine engine;

    @BeforeEach
    void open() {
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

    /// The feed and the snapshots of a hub in memory; what is scripted goes wrong.
    private final class FeedOnly implements HubLink {
        @Override
        public StoredValueOutcome claim(StoredValueClaim wanted) {
            return ScriptedHubLink.lost();
        }

        @Override
        public CustomerOutcome customer(CustomerQuestion wanted) {
            return ScriptedHubLink.lost();
        }

        @Override
        public SoldSaleOutcome sold(UUID transaction) {
            return ScriptedHubLink.lost();
        }

        @Override
        public SuspendedOutcome suspendedSales() {
            return ScriptedHubLink.lost();
        }

        @Override
        public TakeOverOutcome takeOver(UUID suspension) {
            return ScriptedHubLink.lost();
        }

        @Override
        public TakeOverOutcome giveBack(UUID suspension) {
            return ScriptedHubLink.lost();
        }

        @Override
        public ChainOutcome chain(Epoch epoch, List<Long> sequences) {
            return ScriptedHubLink.lost();
        }

        private final Queue<UnaryOperator<FeedOutcome>> feeds = new ArrayDeque<>();
        private final List<Scope> lostSnapshots = new ArrayList<>();
        private final List<Scope> snapshots = new ArrayList<>();
        private final List<Duration> waits = new ArrayList<>();

        @Override
        public FeedOutcome feed(List<Cursor> after, Duration wait) {
            waits.add(wait);
            FeedOutcome usual = new FeedOutcome.Answered(new FeedPage(hub.feed(after), false));
            UnaryOperator<FeedOutcome> scripted = feeds.poll();
            return scripted == null ? usual : scripted.apply(usual);
        }

        @Override
        public SnapshotOutcome snapshot(Scope scope, Path file) {
            snapshots.add(scope);
            if (lostSnapshots.remove(scope)) {
                return ScriptedHubLink.lost();
            }
            try {
                Path elsewhere = Files.createTempDirectory(folder, "hub");
                Files.move(
                        hub.snapshot(scope, elsewhere), file, StandardCopyOption.REPLACE_EXISTING);
                return new SnapshotOutcome.Downloaded();
            } catch (IOException failure) {
                return NoAnswer.because(NoAnswer.Cause.FAILED, failure.toString());
            }
        }

        @Override
        public PushOutcome push(PushRequest request) {
            return ScriptedHubLink.lost();
        }

        @Override
        public HeadOutcome head(List<JournalEnd> ends) {
            return ScriptedHubLink.lost();
        }

        @Override
        public void endCalls() {}
    }
}
