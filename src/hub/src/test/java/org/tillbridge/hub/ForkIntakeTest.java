package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.ChainAnswer;
import org.tillbridge.sync.wire.ChainOutcome;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.HeadOutcome;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.WorkstationHead;
import org.tillbridge.sync.wire.WorkstationHead.EpochHead;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// What the hub does with one journal that comes from two machines.
@OnEachDatabase
class ForkIntakeTest {
    private static final Article CANDLE = article(1, "21201", "Candle, ivory", 195);
    private static final Article OWL_BAG = article(2, "21202", "Jumbo bag owls", 425);
    private static final Article UNKNOWN = article(999, "99999", "From another hub", 100);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        hub = Hub.start(on.settings(folder.resolve("hub")));
        hub.office().init(aShop().in(folder.resolve("shop")));
        hub.office()
                .importFile(
                        "items.tsv",
                        """
                        sku	name	department	price
                        21201	Candle, ivory	1	1.95
                        21202	Jumbo bag owls	1	4.25
                        """);
        hub.office().importFile("stock.tsv", "store\tsku\tonHand\n1\t21201\t10\n1\t21202\t10\n");
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    /// odoo/odoo#71455: of two disks with one history, the second's sales must not be taken as
    /// sent.
    @Test
    void aCopiedJournalIsNotAcknowledged() {
        ChainFixture copy = new ChainFixture(till.store(), till.workstation(), till.grant());
        till.journal().add(sale(1, CANDLE));
        copy.add(sale(4, OWL_BAG), id(77));
        till.pushAll();

        PushOutcome outcome = till.link().push(copy.all());

        assertThat(outcome).isEqualTo(new PushOutcome.Fork());
        assertThat(figures().entries().booked()).isEqualTo(1);
    }

    @Test
    void aJournalThatDoesNotFollowOnWhatIsHereIsNotBookedBehindIt() {
        till.journal().add(sale(1, CANDLE));
        till.pushAll();
        ChainFixture other = new ChainFixture(till.store(), till.workstation(), till.grant());
        other.add(sale(9, OWL_BAG), id(50)).add(sale(1, OWL_BAG), id(51));

        assertThat(till.link().push(other.from(2, 1))).isEqualTo(new PushOutcome.Fork());
        assertThat(figures().entries().booked()).isEqualTo(1);
    }

    @Test
    void whereTwoHistoriesPartCanBeAsked() {
        till.journal().add(sale(1, CANDLE)).add(sale(2, CANDLE));
        till.pushAll();

        ChainOutcome outcome = till.link().chain(till.grant().epoch(), List.of(1L, 2L, 3L));

        ChainAnswer answer = ((ChainOutcome.Answered) outcome).answer();
        assertThat(answer.hashes()).containsOnlyKeys(1L, 2L);
        assertThat(till.link().head(List.of()))
                .isEqualTo(
                        new HeadOutcome.Answered(
                                new WorkstationHead(
                                        List.of(
                                                new EpochHead(
                                                        till.grant().epoch(),
                                                        2,
                                                        answer.hashes().get(2L))))));
    }

    @Test
    void anEntryThatIsCarriedIsBookedOnceUnderItsOwnId() {
        till.journal().add(sale(1, CANDLE));
        till.pushAll();
        ChainFixture copy = new ChainFixture(till.store(), till.workstation(), till.grant());
        copy.add(sale(4, OWL_BAG), id(77));
        PushedEntry lost = copy.all().entries().getFirst();
        ChainFixture spare = new ChainFixture(till.store(), till.workstation(), till.spare(0));
        ChainFixture another = new ChainFixture(till.store(), till.workstation(), till.spare(1));

        spare.add(new Carried(lost.header(), lost.body(), List.of()), id(78));
        another.add(new Carried(lost.header(), lost.body(), List.of()), id(79));

        assertThat(till.push(spare.all()).results()).allMatch(EntryResult::isApplied);
        assertThat(till.push(another.all()).results()).allMatch(EntryResult::isApplied);
        assertThat(figures().revenue())
                .containsExactly(new Figures.Revenue("GBP", 2, 195 + 4 * 425));
        assertThat(figures().entries().booked()).isEqualTo(2);
        assertThat(figures().entries().repeated()).isEqualTo(1);
        assertThat(hub.office().figures().duplicates()).isZero();
    }

    @Test
    void whatCannotBeReadInsideACarriedEntryIsParkedAndDelaysNobody() {
        ChainFixture copy = new ChainFixture(till.store(), till.workstation(), till.grant());
        copy.add(sale(4, OWL_BAG), id(77));
        PushedEntry lost = copy.all().entries().getFirst();
        till.journal()
                .add(new Carried(lost.header(), "{\"odd\":1}", List.of()))
                .add(new Carried("{}", lost.body(), List.of()))
                .add(sale(1, CANDLE));

        PushAnswer answer = till.pushAll();

        assertThat(answer.acknowledgedThrough()).isEqualTo(3);
        assertThat(answer.results())
                .extracting(EntryResult::isApplied)
                .containsExactly(false, false, true);
        assertThat(figures().revenue())
                .as("the header of the first balances its day")
                .containsExactly(new Figures.Revenue("GBP", 2, 195 + 4 * 425));
    }

    @Test
    void aSpareEpochThatIsUsedIsReplacedSoThatThereAreAlwaysThree() {
        ChainFixture spare = new ChainFixture(till.store(), till.workstation(), till.spare(0));
        spare.add(sale(1, CANDLE));

        till.push(spare.all());

        List<FeedRow> rows = till.lastRowsOf(new Scope.Workstation(till.workstation()));

        assertThat(rows)
                .extracting(FeedRow::kind, row -> row.body().isPresent())
                .containsExactly(tuple("spareEpoch", false), tuple("spareEpoch", true));
        assertThat(rows.getFirst().key()).isEqualTo(till.spare(0).epoch().hex());
        assertThat(rows.getLast().body().orElseThrow()).contains("\"series\":5");
    }

    @Test
    void aMachineOfWhichThereAreTwoIsInDoubtForSeventyTwoHours() {
        ChainFixture spare = new ChainFixture(till.store(), till.workstation(), till.spare(0));
        spare.add(new EpochOpened(till.grant().epoch(), 0, Hash.ZERO, true));
        till.push(spare.all());

        FeedRow row = till.lastRowsOf(new Scope.Workstation(till.workstation())).getLast();

        assertThat(row.kind()).isEqualTo("workstation");
        assertThat(row.body().orElseThrow()).contains("enrolBy");
        till.push(spare.all());
        assertThat(till.lastRowsOf(new Scope.Workstation(till.workstation())).getLast())
                .as("noted once")
                .isEqualTo(row);
    }

    private Figures.WorkstationFigures figures() {
        return hub.office().figures().workstations().getFirst();
    }

    private SaleCompleted sale(int units, Article article) {
        return new SaleCompleted(
                aSale().numbered(till.journal().nextNumber())
                        .known(till.journal().nextId())
                        .of(units, article)
                        .paidIn(Tender.CASH));
    }

    private static UUID id(int n) {
        return new UUID(0x0190_0000_0000_7000L, 0x9000_0000_0000_0000L | n);
    }
}
