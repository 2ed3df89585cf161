package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedOutcome;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.RowBlock;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SnapshotCodec;
import org.tillbridge.sync.wire.SnapshotOutcome;
import org.tillbridge.sync.wire.SnapshotRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@Timeout(600)
@OnEachDatabase
class FeedTest {
    private static final Scope PRICES = new Scope.Prices(1);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private HubSettings settings;
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        settings = on.settings(folder.resolve("hub"));
        hub = Hub.start(settings);
        hub.office().init(aShop().in(folder.resolve("shop")));
        importItems(1, 30);
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    /// dhongu/deltatech#2838: a till already open never sees new prices.
    @Test
    void anIdleTillHearsOfAPriceAtOnce() throws Exception {
        Cursor cursor = end(PRICES);
        CompletableFuture<FeedOutcome> waiting = waiting(cursor);

        hub.office().importFile("prices.tsv", "priceList\tsku\tprice\n1\tS1\t9.99\n");

        assertThat(rows(waiting))
                .singleElement()
                .satisfies(row -> assertThat(row.body().orElseThrow()).contains("\"price\":99900"));
    }

    @Test
    void anIdleTillHearsOfWhatAnotherProcessWrote() throws Exception {
        CompletableFuture<FeedOutcome> waiting = waiting(end(PRICES));

        try (BackOffice other = BackOffice.open(settings, Clock.systemUTC(), new SecureRandom())) {
            other.importFile("prices.tsv", "priceList\tsku\tprice\n1\tS2\t8.88\n");
        }

        assertThat(rows(waiting)).hasSize(1);
    }

    @Test
    void aStoreSaysWhoMayDoWhatAndLaterTakesItBack() throws Exception {
        String head = "store\trole\tright\tallowance\tfreeUpTo\n";
        init(head + "1\tcashier\tpriceOverride\tdeny\t\n1\tcashier\tlineVoid\task\t20.5\n");

        assertThat(rights())
                .containsExactly(
                        "{\"role\":\"cashier\",\"right\":\"priceOverride\",\"allowance\":\"deny\"}",
                        "{\"role\":\"cashier\",\"right\":\"lineVoid\",\"allowance\":\"ask\","
                                + "\"freeUpTo\":2050}");

        init(head + "1\tcashier\tlineVoid\tpreset\t\n");

        assertThat(rights()).last().isEqualTo("cashier/lineVoid removed");
    }

    private void init(String rights) throws Exception {
        hub.office().init(aShop().with("rights.tsv", rights).in(folder.resolve("shop")));
    }

    private List<String> rights() {
        return till.feed(Cursor.start(new Scope.Store(new StoreId(1)))).stream()
                .flatMap(transaction -> transaction.rows().stream())
                .filter(row -> row.kind().equals("right"))
                .map(row -> row.body().orElse(row.key() + " removed"))
                .toList();
    }

    @Test
    void aWaitWithNoNewsEndsWithAnEmptyPage() {
        FeedOutcome outcome = till.link().feed(List.of(end(PRICES)), Duration.ofSeconds(1));

        assertThat(((FeedOutcome.Answered) outcome).page().transactions()).isEmpty();
    }

    @Test
    void stoppingTheHubAnswersThoseWhoWait() throws Exception {
        CompletableFuture<FeedOutcome> waiting = waiting(end(PRICES));

        hub.close();

        assertThat(waiting.get(15, TimeUnit.SECONDS)).isInstanceOf(FeedOutcome.Answered.class);
        hub = Hub.start(settings);
    }

    @Test
    void theSameFileImportedAgainSaysNothing() {
        Cursor catalogue = end(Scope.CATALOGUE);
        Cursor prices = end(PRICES);

        importItems(1, 30);

        assertThat(end(Scope.CATALOGUE)).isEqualTo(catalogue);
        assertThat(end(PRICES)).isEqualTo(prices);
    }

    @Test
    void pagesAreBoundedAndWhole() {
        importItems(1, 2500);

        FeedOutcome first = till.link().feed(List.of(Cursor.start(Scope.CATALOGUE)), Duration.ZERO);

        assertThat(((FeedOutcome.Answered) first).page().more()).isTrue();
        assertThat(till.feed(Cursor.start(Scope.CATALOGUE)))
                .allMatch(transaction -> transaction.rows().size() <= FeedTransaction.USUAL_ROWS);
    }

    @Test
    void aCursorOfAnotherHistoryIsSentToASnapshot() {
        Cursor odd = new Cursor(PRICES, 1, Hash.of(new byte[1]));
        Cursor ahead = new Cursor(PRICES, 99, Hash.of(new byte[1]));

        for (Cursor cursor : List.of(odd, ahead)) {
            assertThat(till.link().feed(List.of(end(Scope.CATALOGUE), cursor), Duration.ZERO))
                    .isEqualTo(new FeedOutcome.SnapshotNeeded(PRICES));
        }
    }

    @Test
    void whatIsForgottenLeadsToASnapshotButTheEndStays() throws Exception {
        importItems(31, 40);
        assertThat(end(PRICES).position()).isGreaterThan(1);
        hub.close();
        hub = Hub.start(settings.withFeedKept(Duration.ofMillis(1)));
        TillFixture again = TillFixture.enrol(hub, 1, folder.resolve("again"));

        FeedOutcome beginning;
        do {
            Thread.yield();
            beginning = again.link().feed(List.of(Cursor.start(PRICES)), Duration.ZERO);
        } while (!(beginning instanceof FeedOutcome.SnapshotNeeded));
        Path file = folder.resolve("prices.zst");
        again.link().snapshot(PRICES, file);
        assertThat(again.feed(header(file))).isEmpty();
    }

    @Test
    void snapshotAndFeedComeToTheSameRows() throws IOException {
        importItems(10, 60);
        Path file = folder.resolve("catalogue.zst");
        assertThat(till.link().snapshot(Scope.CATALOGUE, file))
                .isInstanceOf(SnapshotOutcome.Downloaded.class);

        Map<List<String>, String> rows = new HashMap<>();
        try (SnapshotCodec.Reader reader = SnapshotCodec.read(Files.newInputStream(file))) {
            for (Optional<RowBlock> some = reader.next(); some.isPresent(); some = reader.next()) {
                for (SnapshotRow row : some.get().rows()) {
                    rows.put(List.of(row.kind(), row.key()), row.body());
                }
            }
        }
        assertThat(rows).isNotEmpty();
        follow(rows, header(file));
        assertThat(rows).isEqualTo(follow(new HashMap<>(), Cursor.start(Scope.CATALOGUE)));
    }

    private Map<List<String>, String> follow(Map<List<String>, String> rows, Cursor from) {
        for (FeedTransaction transaction : till.feed(from)) {
            for (FeedRow row : transaction.rows()) {
                List<String> key = List.of(row.kind(), row.key());
                row.body().ifPresentOrElse(body -> rows.put(key, body), () -> rows.remove(key));
            }
        }
        return rows;
    }

    private Cursor end(Scope scope) {
        Cursor cursor = Cursor.start(scope);
        for (FeedTransaction transaction : till.feed(cursor)) {
            cursor = cursor.then(transaction);
        }
        return cursor;
    }

    private static Cursor header(Path file) throws IOException {
        try (SnapshotCodec.Reader reader = SnapshotCodec.read(Files.newInputStream(file))) {
            return reader.header().cursor();
        }
    }

    /// A feed request that the hub has and that waits.
    private CompletableFuture<FeedOutcome> waiting(Cursor cursor) throws Exception {
        CompletableFuture<FeedOutcome> waiting =
                CompletableFuture.supplyAsync(
                        () -> till.link().feed(List.of(cursor), Duration.ofSeconds(25)),
                        Thread.ofPlatform()::start);
        HubMetrics.await(hub.address(), "feed_waiting", 1, Duration.ofMinutes(1));
        return waiting;
    }

    private static List<FeedRow> rows(CompletableFuture<FeedOutcome> outcome) throws Exception {
        return ((FeedOutcome.Answered) outcome.get(1, TimeUnit.MINUTES))
                .page()
                .transactions()
                .getFirst()
                .rows();
    }

    private void importItems(int first, int last) {
        String rows =
                IntStream.rangeClosed(first, last)
                        .mapToObj(n -> "S" + n + "\tItem number " + n + "\t1\t1.95\n")
                        .collect(Collectors.joining());
        hub.office().importFile("items.tsv", "sku\tname\tdepartment\tprice\n" + rows);
    }
}
