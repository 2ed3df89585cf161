package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.hub.day.StoreDay;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.EarlierTables;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.GoldenJournal;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalSql;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.replica.ItemMatch;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.LastingPort;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Tills and hubs of different versions, and what a version finds of the one before.
@OnEachDatabase
class UpgradeTest {
    @Parameter TestDatabase on;
    @TempDir Path folder;
    private final List<MachineFixture> machines = new ArrayList<>();
    private final int port = LastingPort.find();
    private Hub hub;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(settings(), folder.resolve("shop"));
    }

    @AfterEach
    void stop() {
        machines.forEach(MachineFixture::close);
        hub.close();
    }

    private HubSettings settings() {
        return on.settings(folder.resolve("hub")).withPort(port);
    }

    @ParameterizedTest
    @MethodSource("org.tillbridge.sync.journal.GoldenJournal#versions")
    void whatEachVersionThatIsTakenWroteIsBookedAsItWas(int version) {
        TillFixture.enrol(hub, 1, folder.resolve("one"));
        TillFixture two = TillFixture.enrol(hub, 1, folder.resolve("two"));
        List<ParkedEffect> parked = new ArrayList<>();

        for (Path file : GoldenJournal.copyOf(version, folder.resolve("golden"))) {
            two.push(request(GoldenJournal.entries(file))).results().stream()
                    .map(EntryResult::parked)
                    .forEach(parked::addAll);
        }

        assertThat(parked)
                .as("only what this shop does not have")
                .extracting(ParkedEffect::code)
                .containsOnly("unknownItem", "unknownOriginal");
        assertThat(hub.office().figures().workstations().getLast().revenue())
                .containsExactly(new Figures.Revenue("GBP", 5, 3107 - 390 + 8315));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    private static PushRequest request(List<RecordedEntry> entries) {
        RecordedEntry first = entries.getFirst();
        return new PushRequest(
                new WorkstationId(2),
                first.header().epoch(),
                first.header().sequence(),
                entries.stream()
                        .map(entry -> new PushedEntry(entry.headerText(), entry.bodyText()))
                        .toList());
    }

    /// OCA/OpenUpgrade#2597
    @Test
    void theFirstSaleAfterAnUpgradeIsSavedAndWhatWasUnsentBeforeArrives() throws Exception {
        MachineFixture before = enrolled("till").sells(1, CANDLE).syncs().sells(3, CANDLE);
        before.close();
        machines.clear();
        new JournalSql(before.folder()).backTo(1);

        MachineFixture after = with(MachineFixture.started(before.folder())).sells(1, CANDLE);

        assertThat(after.damage()).isEmpty();
        after.syncs();
        List<UUID> sold = new ArrayList<>(before.sold());
        sold.addAll(after.sold());
        ForkTest.assertEachSaleIsThereOnce(hub, sold, List.of(after));
    }

    /// jumpmindinc/symmetric-ds#194 and #17: after a schema change some changes were no longer
    /// captured.
    @Test
    void aHubsTablesOfTheVersionBeforeAreTakenUpAndEveryKindOfRowStillTravels() throws Exception {
        MachineFixture till = enrolled("till").sells(2, CANDLE).syncs();
        hub.close();
        EarlierTables.putBack(settings().database(), "013");

        hub = Hub.start(settings());

        hub.office().importFile("items.tsv", "sku\tname\tdepartment\tprice\nNEW1\tNew\t1\t2.50\n");
        hub.office().importFile("stock.tsv", "store\tsku\tonHand\n1\tNEW1\t7\n");
        hub.office().importFile("favourites.tsv", "category\tsku\nNew\tNEW1\n");
        till.sells(1, CANDLE).syncs();
        MachineFixture another = enrolled("another").syncs();
        for (MachineFixture one : List.of(till, another)) {
            assertThat(one.reader().find(ItemCode.parse("NEW1").orElseThrow()))
                    .isInstanceOf(ItemMatch.Found.class);
            assertThat(one.reader().stock(new ItemId(2))).isEqualTo(Quantity.of(7));
            assertThat(one.reader().operators()).hasSize(2);
            assertThat(one.reader().spareEpochs()).hasSize(3);
            assertThat(one.reader().loaded().complete()).isTrue();
        }
        ForkTest.assertEachSaleIsThereOnce(hub, till.sold(), List.of(till, another));
        assertThat(
                        hub.office()
                                .days()
                                .list(Optional.empty(), Optional.empty(), PageRequest.first(10))
                                .rows())
                .extracting(StoreDay::businessDate)
                .containsExactly(FIRST_OF_DECEMBER);
        assertThat(hub.office().codeReplacing(new WorkstationId(1), Optional.empty())).isPresent();
    }

    /// A till that is newer than its hub: what the hub does not know is kept, its money counts, and
    /// nothing waits behind it. It is settled when the hub is newer too:
    /// `ParkedTest.whatANewerVersionUnderstandsIsAppliedWithoutBookingItsMoneyTwice`.
    @Test
    void aHubThatIsOlderThanATillBooksTheMoneyOfWhatItCannotReadAndGoesOn() {
        TillFixture till = TillFixture.enrol(hub, 1, folder.resolve("newer"));
        RetailTransaction sale =
                aSale().numbered(till.journal().nextNumber()).of(1, CANDLE).paidIn(Tender.CASH);
        till.journal()
                .add(
                        "SaleCompleted",
                        EntryCodec.VERSION + 1,
                        "{\"form\":\"another\"}",
                        till.journal().nextId(),
                        Optional.of(ChainFixture.money(sale)));
        till.journal()
                .add(
                        new SaleCompleted(
                                aSale().numbered(till.journal().nextNumber())
                                        .of(1, CANDLE)
                                        .paidIn(Tender.CASH)));

        List<EntryResult> results = till.pushAll().results();

        assertThat(results.getFirst().parked())
                .extracting(ParkedEffect::effect, ParkedEffect::code)
                .containsExactly(tuple("entry", "unknownKind"));
        assertThat(results.getLast().isApplied()).isTrue();
        assertThat(hub.office().figures().workstations().getFirst().revenue())
                .containsExactly(new Figures.Revenue("GBP", 2, 2 * 195));
    }

    /// A till that is older than its hub; and msupply-foundation/open-msupply#7506, where sync
    /// stopped at records that were not there.
    @Test
    void aTillThatIsOlderThanItsHubKeepsWhatItCannotReadPassesOverOrphansAndSellsOn() {
        MachineFixture till = enrolled("older").syncs();
        for (Scope scope : List.of(Scope.CATALOGUE, new Scope.Store(new StoreId(1)))) {
            write(
                    scope,
                    FeedRow.put("pickup", "1", "{\"pickup\":1}"),
                    FeedRow.put("stock", "999", "{\"item\":999,\"onHand\":1,\"mood\":\"new\"}"),
                    FeedRow.put(
                            "favourite",
                            "New/9",
                            "{\"category\":\"New\",\"position\":9," + "\"item\":998}"),
                    FeedRow.put("item", "997", "{\"another\":\"form\"}"),
                    FeedRow.removed("item", "996"),
                    FeedRow.removed("pickup", "2"));
        }
        hub.office().importFile("items.tsv", "sku\tname\tdepartment\tprice\nNEW1\tNew\t1\t2.50\n");

        till.syncs().sells(2, CANDLE).syncs();

        assertThat(till.status().attention()).isEmpty();
        assertThat(till.reader().find(ItemCode.parse("NEW1").orElseThrow()))
                .isInstanceOf(ItemMatch.Found.class);
        assertThat(till.reader().loaded().complete()).isTrue();
        assertThat(till.reader().stock(new ItemId(1))).isEqualTo(Quantity.of(1000 - 2));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    private void write(Scope scope, FeedRow... rows) {
        hub.office()
                .database()
                .write(
                        transaction -> {
                            write(transaction, scope, List.of(rows));
                            return scope;
                        });
    }

    private static void write(HubTransaction transaction, Scope scope, List<FeedRow> rows)
            throws SQLException {
        FeedStore feed = new FeedStore(transaction.statements());
        feed.append(transaction, feed.lock(transaction, scope, Instant.now()), rows);
    }

    private MachineFixture enrolled(String name) {
        return with(MachineFixture.enrolled(hub, folder.resolve(name)));
    }

    private MachineFixture with(MachineFixture machine) {
        machines.add(machine);
        return machine;
    }
}
