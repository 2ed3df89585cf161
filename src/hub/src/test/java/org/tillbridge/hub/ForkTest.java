package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.Attention;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalVerifier;
import org.tillbridge.sync.journal.TransactionSummary;
import org.tillbridge.sync.journal.Verdict;
import org.tillbridge.sync.wire.Enrolment.GivenEpoch;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// One till's disk on two machines: cloned, restored, cloned again. odoo/odoo#16781 and
/// odoo/odoo#71455: the second's sales were thrown away as doubles of the first's.
@OnEachDatabase
class ForkTest {
    static final Article CANDLE = article(1, "21201", "Candle, ivory", 195);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private final List<MachineFixture> machines = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        hub = openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
    }

    static Hub openedHub(HubSettings settings, Path shop) throws Exception {
        Hub hub = Hub.start(settings);
        hub.office().init(aShop().in(shop));
        hub.office()
                .importFile(
                        "items.tsv",
                        "sku\tname\tdepartment\tprice\n21201\tCandle, ivory\t1\t1.95\n");
        hub.office().importFile("stock.tsv", "store\tsku\tonHand\n1\t21201\t1000\n");
        return hub;
    }

    @AfterEach
    void stop() {
        machines.forEach(MachineFixture::close);
        hub.close();
    }

    private MachineFixture aTill() {
        return with(MachineFixture.enrolled(hub, folder.resolve("till")));
    }

    private MachineFixture with(MachineFixture machine) {
        machines.add(machine);
        return machine;
    }

    @Test
    void aTillClonedInMidDayLosesNoSaleOfEitherMachine() {
        MachineFixture original = aTill().sells(3, CANDLE).syncs();
        MachineFixture clone = with(original.cloned(folder.resolve("clone")));
        original.sells(2, CANDLE);
        clone.sells(4, CANDLE);

        original.syncs();
        clone.syncs();
        original.sells(1, CANDLE).syncs();
        clone.sells(1, CANDLE).syncs();
        original.syncs();

        assertEachSaleOfBothIsThereOnce(original, clone);
        assertThat(seriesOf(original)).containsOnly(1);
        assertThat(seriesOf(clone)).containsExactly(1, 1, 1, 1, 1, 1, 1, 2);
        assertThat(clone.journal().dayTotals(FIRST_OF_DECEMBER).orElseThrow().sales()).isEqualTo(8);
    }

    @Test
    void aCloneThatOnlyHearsOfTheOthersSalesSellsNoneAmongThem() {
        MachineFixture original = aTill().sells(3, CANDLE).syncs();
        MachineFixture clone = with(original.cloned(folder.resolve("clone"))).syncs();
        original.sells(2, CANDLE).syncs();

        clone.syncs().syncs();
        clone.sells(1, CANDLE);

        assertThat(seriesOf(clone)).containsExactly(1, 1, 1, 2);
        clone.syncs();
        assertEachSaleOfBothIsThereOnce(original, clone);
    }

    @Test
    void theCloneThatComesFirstIsTheOneThatStays() {
        MachineFixture original = aTill().sells(3, CANDLE).syncs();
        MachineFixture clone = with(original.cloned(folder.resolve("clone")));
        original.sells(2, CANDLE);
        clone.sells(4, CANDLE);

        clone.syncs();
        original.syncs();
        clone.syncs();

        assertEachSaleOfBothIsThereOnce(original, clone);
        assertThat(epochsOf(clone)).hasSize(1);
        assertThat(epochsOf(original)).hasSize(2);
    }

    @Test
    void aDiskThatWasPutBackLosesNothingThatItSellsAfter() {
        MachineFixture before = aTill().sells(3, CANDLE).syncs();
        before.copyTo(folder.resolve("backup"));
        before.sells(5, CANDLE).syncs();
        MachineFixture restored = with(MachineFixture.started(folder.resolve("backup")));

        restored.sells(2, CANDLE).syncs();
        restored.sells(1, CANDLE).syncs();

        assertEachSaleOfBothIsThereOnce(before, restored);
        assertThat(seriesOf(restored)).containsExactly(1, 1, 1, 1, 1, 2);
    }

    @Test
    void aDiskThatWasPutBackIsToldBeforeItSellsAndUsesNoNumberTwice() {
        MachineFixture before = aTill().sells(3, CANDLE).syncs();
        before.copyTo(folder.resolve("backup"));
        before.sells(5, CANDLE).syncs();
        MachineFixture restored = with(MachineFixture.started(folder.resolve("backup")));

        restored.syncs();
        restored.sells(2, CANDLE).syncs();

        assertEachSaleOfBothIsThereOnce(before, restored);
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void aCloneOfACloneLosesNothingThoughAllHoldTheSameSpares() {
        MachineFixture original = aTill().sells(3, CANDLE).syncs();
        MachineFixture clone = with(original.cloned(folder.resolve("clone"))).sells(2, CANDLE);
        MachineFixture again = with(clone.cloned(folder.resolve("again"))).sells(3, CANDLE);
        original.sells(1, CANDLE).syncs();

        clone.opensASpare();
        again.opensASpare();
        assertThat(epochsOf(clone).getLast().epoch()).isEqualTo(epochsOf(again).getLast().epoch());
        clone.sells(1, CANDLE).syncs();
        again.sells(1, CANDLE).syncs();
        again.sells(1, CANDLE).syncs();

        assertEachSaleOfBothIsThereOnce(original, clone, again);
        assertThat(epochsOf(again)).hasSize(3);
    }

    @Test
    void aMachineThatWasClonedAfterItMovedToASpareIsFoundThereToo() {
        MachineFixture original = aTill().sells(3, CANDLE).syncs();
        MachineFixture clone = with(original.cloned(folder.resolve("clone"))).sells(2, CANDLE);
        original.sells(1, CANDLE).syncs();
        clone.syncs();
        MachineFixture again = with(clone.cloned(folder.resolve("again")));

        clone.sells(2, CANDLE);
        again.sells(3, CANDLE).syncs();
        clone.syncs();
        original.sells(1, CANDLE).syncs();

        assertEachSaleOfBothIsThereOnce(original, clone, again);
    }

    @Test
    void whereThereAreMoreClonesThanSparesTheHubGivesMore() {
        MachineFixture original = aTill().sells(2, CANDLE).syncs();
        for (int n = 0; n < 6; n++) {
            with(original.cloned(folder.resolve("clone" + n)).sells(1 + n, CANDLE));
        }
        original.sells(1, CANDLE);

        machines.forEach(MachineFixture::syncs);
        machines.forEach(machine -> machine.sells(1, CANDLE).syncs());

        assertEachSaleOfBothIsThereOnce(machines.toArray(MachineFixture[]::new));
        assertThat(
                        original.enrolment().epochs().stream()
                                .filter(given -> !given.used())
                                .map(GivenEpoch::grant))
                .as("spares that the hub gave since are in the enrolment")
                .hasSizeGreaterThan(3);
    }

    @Test
    void aCloneIsSaidToBeOneUntilItIsEnrolledAnew() {
        MachineFixture original = aTill().sells(3, CANDLE).syncs();
        MachineFixture clone = with(original.cloned(folder.resolve("clone"))).sells(2, CANDLE);
        original.sells(1, CANDLE).syncs();

        clone.syncs();
        original.syncs();

        assertThat(clone.status().attention()).containsExactly(Attention.IN_DOUBT);
        assertThat(original.status().attention()).containsExactly(Attention.IN_DOUBT);
        assertThat(clone.reader().workstation().orElseThrow().enrolBy())
                .hasValueSatisfying(
                        by ->
                                assertThat(by)
                                        .isAfter(Clock.systemUTC().instant().plusSeconds(3600)));
    }

    private void assertEachSaleOfBothIsThereOnce(MachineFixture... all) {
        List<UUID> sold = Stream.of(all).flatMap(one -> one.sold().stream()).toList();
        assertEachSaleIsThereOnce(hub, sold, List.of(all));
    }

    /// @param sold all sales of one candle that the hub should have
    static void assertEachSaleIsThereOnce(Hub hub, List<UUID> sold, List<MachineFixture> machines) {
        assertThat(booked(hub)).containsExactlyInAnyOrderElementsOf(sold);
        assertThat(hub.office().figures().duplicates()).isZero();
        assertThat(hub.office().figures().differences()).isEmpty();
        assertThat(numbersGivenTwiceAtTheirOwnPlace(hub)).isZero();
        for (MachineFixture machine : machines) {
            machine.syncs();
            assertThat(machine.reader().stock(new ItemId(1)))
                    .as("stock at %s", machine.folder().getFileName())
                    .isEqualTo(Quantity.of(1000 - sold.size()));
            assertThat(machine.status().unsent()).isZero();
            assertThat(JournalVerifier.verify(machine.folder().resolve("journal.db")))
                    .isInstanceOf(Verdict.Intact.class);
        }
    }

    static List<UUID> booked(Hub hub) {
        return hub.office()
                .database()
                .read(
                        sql ->
                                sql.list(
                                        "SELECT transaction_id FROM retail_transaction",
                                        row -> id(row.getBytes(1))));
    }

    private static UUID id(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /// Carried sales are those that were printed before the fork was found.
    private static long numbersGivenTwiceAtTheirOwnPlace(Hub hub) {
        return hub.office()
                .database()
                .read(
                        sql ->
                                sql.number(
                                                """
                                                SELECT count(*) - count(DISTINCT
                                                  workstation || '/' || series || '/' || number)
                                                FROM journal_entry WHERE standing = 'booked'
                                                  AND number IS NOT NULL
                                                  AND header LIKE '%"kind":"SaleCompleted"%'\
                                                """)
                                        .orElseThrow());
    }

    private static List<Integer> seriesOf(MachineFixture machine) {
        return machine.journal().transactionsOf(FIRST_OF_DECEMBER).stream()
                .map(TransactionSummary::number)
                .map(number -> number.series())
                .toList();
    }

    private static List<EpochPosition> epochsOf(MachineFixture machine) {
        return machine.journal().epochs();
    }
}
