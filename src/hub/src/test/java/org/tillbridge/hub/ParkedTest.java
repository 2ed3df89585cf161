package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.hub.catalogue.CatalogueImport;
import org.tillbridge.hub.day.StoreDays;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.hub.intake.Settlement;
import org.tillbridge.hub.intake.SettlementKeeper;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.JournalEntry.Adjustment;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.LastingPort;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// What is parked is applied once what was missing is there: once, and told to the tills.
@OnEachDatabase
class ParkedTest {
    private static final Article CANDLE = article(1, "21201", "Candle, ivory", 195);
    private static final Article OWL_BAG = article(2, "21202", "Jumbo bag owls", 425);
    private static final String OWL_BAGS =
            "sku\tname\tdepartment\tprice\n21202\tJumbo bag owls\t1\t4.25\n";

    private static final int MANY = 10_000;
    private static final int SOME = 200;

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private final int port = LastingPort.find();
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        hub = Hub.start(settings());
        hub.office().init(aShop().in(folder.resolve("shop")));
        hub.office()
                .importFile(
                        "items.tsv",
                        "sku\tname\tdepartment\tprice\n21201\tCandle, ivory\t1\t1.95\n");
        hub.office().importFile("stock.tsv", "store\tsku\tonHand\n1\t21201\t10\n");
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatWaitedForAnItemIsAppliedWhenTheItemIsImported() {
        till.journal().add(sale(aSale().of(1, CANDLE).of(3, OWL_BAG)));
        PushAnswer answer = till.pushAll();
        assertThat(figures().parkedEffects()).isEqualTo(1);

        hub.office().importFile("items.tsv", OWL_BAGS);

        assertThat(till.lastStoreRows())
                .containsExactly(
                        FeedRow.put("stock", "2", "{\"item\":2,\"onHand\":-3000}"),
                        FeedRow.removed("parked", "1/" + epoch() + "/1/stock/2"));
        assertThat(figures().movements())
                .containsExactly(
                        new Figures.ItemMovement(new ItemId(1), "21201", Quantity.of(-1)),
                        new Figures.ItemMovement(new ItemId(2), "21202", Quantity.of(-3)));
        assertThat(figures().parkedEffects()).isZero();
        assertThat(figures().revenue())
                .containsExactly(new Figures.Revenue("GBP", 1, 195 + 3 * 425));
        assertThat(hub.office().figures().agree()).isTrue();
        assertThat(till.pushAll()).as("what was answered stays").isEqualTo(answer);
    }

    /// frappe/erpnext#13388, frappe/erpnext#10278, frappe/erpnext#8112
    @Test
    void whatCannotBeBookedAtTheHeadOfTheQueueOfATillDelaysNoneOfTheNinetyNineSalesBehindIt() {
        Quantity absurd = new Quantity(Long.MAX_VALUE);
        Adjustment poison = new Adjustment(1, new ItemId(1), absurd, "count");
        try (MachineFixture machine = MachineFixture.enrolled(hub, folder.resolve("machine"))) {
            machine.records(new StockAdjusted(List.of(poison)));
            machine.sells(1, OWL_BAG).sells(99, CANDLE).syncs();

            assertThat(machine.status().unsent()).isZero();
            assertThat(hub.office().figures().workstations().getLast().revenue())
                    .containsExactly(new Figures.Revenue("GBP", 100, 425 + 99 * 195));
            assertThat(onHand(1)).isEqualTo(10_000 - 99_000);
            assertThat(machine.reader().parked())
                    .extracting(ParkedRow::sequence, row -> row.effect().code())
                    .containsExactlyInAnyOrder(tuple(1L, "notPossible"), tuple(2L, "unknownItem"));

            hub.office().importFile("items.tsv", OWL_BAGS);
            machine.syncs();

            assertThat(machine.status().parked()).isEqualTo(1);
            assertThat(onHand(2)).isEqualTo(-1000);
            assertThat(hub.office().figures().agree()).isTrue();
        }
    }

    /// Mimetis/Dotmim.Sync#775: 13,000 conflicts that were settled came back and became 67,000.
    @Test
    void whatIsSettledIsNotSettledAgainWhoeverTriesAndASecondSyncMovesNothing() throws Exception {
        for (int n = 0; n < MANY; n++) {
            till.journal().add(sale(aSale().of(1, OWL_BAG)));
        }
        for (int n = 0; n < MANY; n += 500) {
            till.push(till.journal().from(n + 1, 500));
        }
        try (MachineFixture machine = MachineFixture.enrolled(hub, folder.resolve("machine"))) {
            assertThat(machine.sells(SOME, OWL_BAG).syncs().status().parked()).isEqualTo(SOME);
            hub.close();

            try (HubDatabase database = importedWithoutSettling()) {
                Settlement settlement = new Settlement(database, Clock.systemUTC());
                assertThat(settlement.waiting()).isEqualTo(MANY + SOME);
                assertThat(AtOnce.times(4, settlement::ofAll).stream().mapToInt(n -> n).sum())
                        .isEqualTo(MANY + SOME);
                assertThat(settlement.ofAll()).isZero();
            }

            hub = Hub.start(settings());
            assertThat(onHand(2)).isEqualTo(-1000L * (MANY + SOME));
            assertThat(hub.office().figures().agree()).isTrue();
            assertTheSecondSyncMovesNothing(machine);
        }
    }

    private void assertTheSecondSyncMovesNothing(MachineFixture machine) {
        assertThat(machine.syncs().syncs().status().parked()).isZero();
        List<Cursor> heard = machine.cursors();
        Figures booked = hub.office().figures();

        machine.syncs();

        assertThat(machine.cursors()).isEqualTo(heard);
        assertThat(hub.office().figures()).isEqualTo(booked);
        assertThat(machine.reader().stock(new ItemId(2))).isEqualTo(Quantity.of(-MANY - SOME));
    }

    @Test
    void aReplayThatTakesLongLetsOthersInBetween() {
        for (int n = 0; n < 3; n++) {
            till.journal().add(sale(aSale().of(1, OWL_BAG)));
        }
        till.pushAll();
        hub.close();

        AtomicLong looks = new AtomicLong();
        InstantSource aSecondLaterEachTime = () -> Instant.ofEpochSecond(looks.incrementAndGet());
        try (HubDatabase database = importedWithoutSettling()) {
            long before = transactionsOfTheStore(database);
            Clock clock = aSecondLaterEachTime.withZone(ZoneOffset.UTC);
            assertThat(new Settlement(database, clock).ofAll()).isEqualTo(3);
            assertThat(transactionsOfTheStore(database) - before).isEqualTo(3);
        }
        hub = Hub.start(settings());
        assertThat(onHand(2)).isEqualTo(-3000);
    }

    private static long transactionsOfTheStore(HubDatabase database) {
        return database.read(
                sql ->
                        sql.first(
                                        "SELECT position FROM scope WHERE scope = 'store:1'",
                                        row -> row.getLong(1))
                                .orElseThrow());
    }

    @Test
    void aHubThatDiedBetweenItemAndEffectAppliesItWhenItIsStarted() {
        till.journal().add(sale(aSale().of(2, OWL_BAG)));
        till.pushAll();
        hub.close();
        importedWithoutSettling().close();

        hub = Hub.start(settings());

        assertThat(hub.office().settlement().waiting()).isZero();
        assertThat(onHand(2)).isEqualTo(-2000);
    }

    @Test
    void whatAnotherProcessBroughtIsFoundWithoutARestart() {
        till.journal().add(sale(aSale().of(2, OWL_BAG)));
        till.pushAll();
        hub.close();

        try (HubDatabase database = importedWithoutSettling()) {
            Settlement settlement = new Settlement(database, Clock.systemUTC());
            try (SettlementKeeper keeper =
                    SettlementKeeper.start(
                            settlement,
                            new StoreDays(database, Clock.systemUTC()),
                            Duration.ofMillis(10))) {
                assertThat(keeper).isNotNull();
                Instant patience = Instant.now().plusSeconds(60);
                while (settlement.waiting() > 0 && Instant.now().isBefore(patience)) {
                    Thread.onSpinWait();
                }
            }
            assertThat(settlement.waiting()).isZero();
        }

        hub = Hub.start(settings());
        assertThat(onHand(2)).isEqualTo(-2000);
    }

    /// A kind, or a version of one, that is later than the hub: there is none yet, so the hub is
    /// made to know it by what it is called there.
    @ParameterizedTest
    @MethodSource("laterThanTheHub")
    void whatANewerVersionUnderstandsIsAppliedWithoutBookingItsMoneyTwice(
            String kind, int version, String before, String after) {
        RetailTransaction sold = sale(aSale().of(2, CANDLE).of(1, OWL_BAG)).transaction();
        till.journal()
                .add(
                        kind,
                        version,
                        EntryCodec.body(new SaleCompleted(sold)),
                        till.journal().nextId(),
                        Optional.of(ChainFixture.money(sold)));
        assertThat(till.pushAll().results().getFirst().parked())
                .as("whole")
                .extracting(ParkedEffect::effect, ParkedEffect::code)
                .containsExactly(tuple("entry", "unknownKind"));
        assertThat(figures().revenue())
                .as("its money counts")
                .containsExactly(new Figures.Revenue("GBP", 1, 2 * 195 + 425));
        assertThat(onHand(1)).isEqualTo(10_000);
        assertThat(hub.office().settlement().ofAll()).isZero();

        hub.close();
        nowItIsKnownAs(before, after);
        hub = Hub.start(settings());

        assertThat(onHand(1)).isEqualTo(8000);
        assertThat(hub.office().settlement().list(PageRequest.first(10)).rows())
                .extracting(one -> one.effect().effect(), one -> one.effect().code())
                .containsExactly(tuple("stock/2", "unknownItem"));
        assertThat(figures().revenue())
                .containsExactly(new Figures.Revenue("GBP", 1, 2 * 195 + 425));
        assertThat(parkedRows()).containsExactly("1/" + epoch() + "/1/stock/2");
        hub.office().importFile("items.tsv", OWL_BAGS);
        assertThat(onHand(2)).isEqualTo(-1000);
        assertThat(parkedRows()).isEmpty();
        assertThat(hub.office().figures().agree()).isTrue();
    }

    static List<Arguments> laterThanTheHub() {
        int next = EntryCodec.VERSION + 1;
        return List.of(
                arguments("SaleSealed", EntryCodec.VERSION, "SaleSealed", "SaleCompleted"),
                arguments("SaleCompleted", next, version(next), version(EntryCodec.VERSION)));
    }

    /// As a header says it.
    private static String version(int number) {
        return "\"version\":" + number;
    }

    @Test
    void anEntryThatCameTwiceIsSettledAtBothPlaces() {
        SaleCompleted sale = sale(aSale().of(1, OWL_BAG));
        till.journal().add(sale, till.journal().nextId());
        till.journal().add(sale, idOfFirst());
        till.pushAll();
        assertThat(parkedRows())
                .containsExactly("1/" + epoch() + "/1/stock/1", "1/" + epoch() + "/2/stock/1");

        hub.office().importFile("items.tsv", OWL_BAGS);
        till.journal().add(sale, idOfFirst());
        PushAnswer third = till.push(till.journal().from(3, 1));

        assertThat(third.results().getFirst().parked()).as("what was answered first").hasSize(1);
        assertThat(parkedRows()).as("and what is so now").isEmpty();
        assertThat(onHand(2)).isEqualTo(-1000);
    }

    @Test
    void aTillShowsTheSameStockWhetherAnEffectWaitsOrIsSettled() {
        try (MachineFixture machine = MachineFixture.enrolled(hub, folder.resolve("machine"))) {
            machine.sells(2, OWL_BAG).syncs();
            assertThat(machine.status().parked()).isEqualTo(2);

            hub.office().importFile("items.tsv", OWL_BAGS);
            machine.syncs();

            assertThat(machine.status().parked()).isZero();
            assertThat(machine.reader().stock(new ItemId(2))).isEqualTo(Quantity.of(-2));
        }
    }

    private HubSettings settings() {
        return on.settings(folder.resolve("hub")).withPort(port);
    }

    /// By a process that dies before anything else.
    private HubDatabase importedWithoutSettling() {
        HubDatabase database = HubDatabase.open(settings().database(), StatementHook.NONE);
        new CatalogueImport(database, Clock.systemUTC(), () -> {})
                .take("items.tsv", Hash.utf8(OWL_BAGS));
        return database;
    }

    private void nowItIsKnownAs(String before, String after) {
        try (HubDatabase database = HubDatabase.open(settings().database(), StatementHook.NONE)) {
            database.write(
                    transaction ->
                            transaction
                                    .statements()
                                    .update(
                                            "UPDATE journal_entry SET header = replace(header, ?,"
                                                    + " ?)",
                                            before,
                                            after));
        }
    }

    private SaleCompleted sale(TransactionFixture transaction) {
        return new SaleCompleted(
                transaction
                        .numbered(till.journal().nextNumber())
                        .known(till.journal().nextId())
                        .paidIn(Tender.CASH));
    }

    private UUID idOfFirst() {
        return new ChainFixture(till.store(), till.workstation(), till.grant()).nextId();
    }

    private long onHand(int item) {
        return hub.office()
                .database()
                .read(
                        sql ->
                                sql.number(
                                        "SELECT on_hand FROM stock_balance WHERE store = 1 AND item"
                                                + " = ?",
                                        item))
                .orElse(0);
    }

    private List<String> parkedRows() {
        return hub.office()
                .database()
                .read(
                        sql ->
                                sql.list(
                                        "SELECT key FROM replica_row WHERE kind = 'parked' ORDER BY"
                                                + " key",
                                        row -> row.getString(1)));
    }

    private String epoch() {
        return till.grant().epoch().hex();
    }

    private WorkstationFigures figures() {
        return hub.office().figures().workstations().getFirst();
    }
}
