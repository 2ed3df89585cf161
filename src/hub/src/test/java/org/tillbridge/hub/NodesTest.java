package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.enrolment.EnrolmentOutcome;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentRequest;
import org.tillbridge.sync.wire.FeedOutcome;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.Scope;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Two hubs on one PostgreSQL database: what a till may hear from either is the same.
@Timeout(600)
class NodesTest {
    private static final Article CANDLE = article(1, "21201", "Candle, ivory", 195);
    private static final int WRITERS = 16;
    private static final int BATCHES = 12;
    private static final int SALES_IN_A_BATCH = 3;

    @TempDir Path folder;
    private Hub one;
    private Hub other;

    @BeforeEach
    void start() throws Exception {
        HubSettings settings = TestDatabase.POSTGRES.settings(folder.resolve("one"));
        one = Hub.start(settings);
        one.office().init(aShop().in(folder.resolve("shop")));
        one.office()
                .importFile(
                        "items.tsv",
                        "sku\tname\tdepartment\tprice\n21201\tCandle, ivory\t1\t1.95\n");
        other = Hub.start(nodeIn("other"));
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void aTillThatWaitsAtOneNodeHearsAtOnceOfWhatAnotherNodeTook() throws Exception {
        TillFixture till = TillFixture.enrol(one, 1, folder.resolve("till"));
        HttpHubLink link = till.linkTo(new HubAddress(other.address()));
        Scope store = new Scope.Store(till.store());
        Cursor cursor = follow(link, List.of(Cursor.start(store))).getFirst();
        CompletableFuture<FeedOutcome> waiting =
                CompletableFuture.supplyAsync(
                        () -> link.feed(List.of(cursor), Duration.ofSeconds(25)),
                        Thread.ofPlatform()::start);

        till.journal().add(sale(till, 1));
        till.pushAll();

        FeedOutcome news = waiting.get(1, TimeUnit.MINUTES);
        assertThat(((FeedOutcome.Answered) news).page().transactions())
                .singleElement()
                .satisfies(next -> assertThat(next.follows(cursor)).isTrue());
    }

    @Test
    void whoFollowsTheFeedWhileManyWriteSeesNoHoleAndNoReorder() throws Exception {
        List<TillFixture> tills = tills(WRITERS);
        TillFixture reader = tills.getFirst();
        List<Cursor> start =
                Stream.of(
                                Scope.CATALOGUE,
                                new Scope.Prices(1),
                                new Scope.Store(new StoreId(1)),
                                new Scope.Workstation(reader.workstation()))
                        .map(Cursor::start)
                        .toList();
        CountDownLatch written = new CountDownLatch(WRITERS + 2);
        List<Callable<List<Cursor>>> work = new ArrayList<>();
        for (int n = 0; n < WRITERS; n++) {
            TillFixture till = tills.get(n);
            HttpHubLink link =
                    n % 2 == 0 ? till.link() : till.linkTo(new HubAddress(other.address()));
            work.add(counting(written, () -> pushAll(till, link)));
        }
        for (Hub node : List.of(one, other)) {
            work.add(counting(written, () -> changePrices(node)));
        }
        work.add(() -> followUntil(written, reader.linkTo(new HubAddress(other.address())), start));
        List<Cursor> followed = AtOnce.all(work).getLast();

        assertThat(followed).isEqualTo(follow(reader.link(), start));
        assertThat(followed)
                .isEqualTo(follow(reader.linkTo(new HubAddress(other.address())), start));
        assertThat(followed.get(2).position()).isGreaterThan(WRITERS / 2L * BATCHES);
        assertThat(followed.get(1).position()).isGreaterThan(BATCHES);
        assertEachSaleIsBookedOnce(tills);
    }

    @Test
    void aNodeThatIsKilledLosesNothingAndDoublesNothing() throws Exception {
        List<TillFixture> tills = tills(6);
        Process node = serve(nodeIn("killed"));
        URI address = addressOf(node);
        CountDownLatch underWay = new CountDownLatch(30);
        List<Callable<List<Cursor>>> work = new ArrayList<>();
        for (TillFixture till : tills) {
            work.add(
                    () -> {
                        HttpHubLink mortal = till.linkTo(new HubAddress(address));
                        sell(till);
                        for (PushRequest batch : batches(till)) {
                            if (!(mortal.push(batch) instanceof PushOutcome.Answered)) {
                                assertThat(till.link().push(batch))
                                        .isInstanceOf(PushOutcome.Answered.class);
                            }
                            underWay.countDown();
                        }
                        return List.of();
                    });
        }
        work.add(
                () -> {
                    underWay.await();
                    node.destroyForcibly().waitFor();
                    return List.of();
                });
        AtOnce.all(work);

        assertEachSaleIsBookedOnce(tills);
    }

    @Test
    void aCodeThatComesToTwoNodesAtOnceIsGoodForOneMachine() throws Exception {
        for (int round = 0; round < 5; round++) {
            EnrolmentCode code = one.office().code(new StoreId(1), Optional.empty()).orElseThrow();
            EnrolmentRequest first = EnrolmentRequest.of(code, keys(round + "a"));
            EnrolmentRequest second = EnrolmentRequest.of(code, keys(round + "b"));

            List<EnrolmentOutcome> outcomes =
                    AtOnce.all(
                            List.of(
                                    () -> one.office().enrol(first),
                                    () -> other.office().enrol(second)));

            assertThat(outcomes)
                    .hasAtLeastOneElementOfType(EnrolmentOutcome.Enrolled.class)
                    .hasAtLeastOneElementOfType(EnrolmentOutcome.Refused.class);
        }
    }

    @Test
    void machinesEnrolledAtTwoNodesAtOnceHaveNumbersOfTheirOwn() throws Exception {
        List<Callable<WorkstationId>> work = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            Hub node = n % 2 == 0 ? one : other;
            Path till = folder.resolve("till" + n);
            work.add(() -> TillFixture.enrol(node, 1, till).workstation());
        }

        assertThat(AtOnce.all(work)).doesNotHaveDuplicates().hasSize(8);
    }

    @Test
    void aNodeWithAKeyOfItsOwnIsRefused() throws IOException {
        TillFixture.enrol(one, 1, folder.resolve("till"));
        HubSettings strange = nodeIn("strange");
        Files.delete(folder.resolve("strange/hub.key"));

        assertThatThrownBy(() -> Hub.start(strange))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage(
                        "hub.key is not that of the database; copy the one that belongs to it");
    }

    private HubSettings nodeIn(String name) throws IOException {
        Path mine = Files.createDirectories(folder.resolve(name));
        Files.copy(folder.resolve("one/hub.key"), mine.resolve("hub.key"));
        return HubSettings.of(mine)
                .withDatabase(TestDatabase.POSTGRES.settings(folder.resolve("one")).database());
    }

    private List<TillFixture> tills(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> TillFixture.enrol(one, 1 + n % 2, folder.resolve("till" + n)))
                .toList();
    }

    private FileKeys keys(String name) throws IOException {
        return FileKeys.generate(folder.resolve(name + ".key"));
    }

    private static SaleCompleted sale(TillFixture till, int quantity) {
        return new SaleCompleted(
                aSale().numbered(till.journal().nextNumber())
                        .known(till.journal().nextId())
                        .of(quantity, CANDLE)
                        .paidIn(Tender.CASH));
    }

    private static void sell(TillFixture till) {
        for (int n = 0; n < BATCHES * SALES_IN_A_BATCH; n++) {
            till.journal().add(sale(till, 1 + n % 3));
        }
    }

    private static List<PushRequest> batches(TillFixture till) {
        return IntStream.range(0, BATCHES)
                .mapToObj(
                        n -> till.journal().from(1 + (long) n * SALES_IN_A_BATCH, SALES_IN_A_BATCH))
                .toList();
    }

    private static List<Cursor> pushAll(TillFixture till, HttpHubLink link) {
        sell(till);
        for (PushRequest batch : batches(till)) {
            assertThat(link.push(batch)).isInstanceOf(PushOutcome.Answered.class);
        }
        return List.of();
    }

    private static List<Cursor> changePrices(Hub node) {
        for (int n = 0; n < BATCHES; n++) {
            String price = "%d.%02d".formatted(n, node.address().getPort() % 100);
            node.office()
                    .importFile(
                            "prices.tsv", "priceList\tsku\tprice\n1\t21201\t%s\n".formatted(price));
            node.office()
                    .importFile(
                            "items.tsv",
                            "sku\tname\tdepartment\tprice\n21201\tCandle %s\t1\t1.95\n"
                                    .formatted(price));
        }
        return List.of();
    }

    private static Callable<List<Cursor>> counting(
            CountDownLatch done, Callable<List<Cursor>> work) {
        return () -> {
            try {
                return work.call();
            } finally {
                done.countDown();
            }
        };
    }

    private static List<Cursor> followUntil(
            CountDownLatch written, HttpHubLink link, List<Cursor> start) {
        List<Cursor> cursors = start;
        while (written.getCount() > 0) {
            cursors = next(link, cursors, Duration.ofMillis(300));
        }
        return follow(link, cursors);
    }

    private static List<Cursor> follow(HttpHubLink link, List<Cursor> start) {
        List<Cursor> cursors = start;
        List<Cursor> before;
        do {
            before = cursors;
            cursors = next(link, cursors, Duration.ZERO);
        } while (!cursors.equals(before));
        return cursors;
    }

    /// Where the cursors stand after one more answer, each transaction of which has to follow.
    private static List<Cursor> next(HttpHubLink link, List<Cursor> cursors, Duration wait) {
        FeedOutcome outcome = link.feed(cursors, wait);
        assertThat(outcome).isInstanceOf(FeedOutcome.Answered.class);
        Map<Scope, Cursor> moved = new HashMap<>();
        cursors.forEach(cursor -> moved.put(cursor.scope(), cursor));
        for (FeedTransaction next : ((FeedOutcome.Answered) outcome).page().transactions()) {
            Cursor before = moved.get(next.scope());
            assertThat(next.follows(before)).as("%s after %s", next, before).isTrue();
            moved.put(next.scope(), before.then(next));
        }
        return cursors.stream().map(cursor -> moved.get(cursor.scope())).toList();
    }

    private void assertEachSaleIsBookedOnce(List<TillFixture> tills) {
        Figures figures = one.office().figures();
        assertThat(figures.agree()).isTrue();
        for (TillFixture till : tills) {
            assertThat(figures.workstations())
                    .filteredOn(each -> each.workstation().equals(till.workstation()))
                    .singleElement()
                    .satisfies(
                            each ->
                                    assertThat(each.entries().booked())
                                            .isEqualTo((long) BATCHES * SALES_IN_A_BATCH));
        }
    }

    private Process serve(HubSettings settings) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.tillbridge.hub.HubApp",
                        "serve",
                        "--folder",
                        settings.folder().toString(),
                        "--database",
                        PostgresServer.running().urlOf(folder.resolve("one")),
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static URI addressOf(Process node) throws IOException {
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("Hub listening at ")) {
                return URI.create(line.substring("Hub listening at ".length()));
            }
        }
        throw new IllegalStateException("The node ended");
    }
}
