package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.enrolment.SpareEpochs;
import org.tillbridge.hub.intake.IntakeCounts;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.intake.Settlement;
import org.tillbridge.hub.intake.SoldSales;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.SoldSale;
import org.tillbridge.sync.wire.SoldSaleOutcome;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What comes back is counted with the sale it comes from, in the store that sold it.
@OnEachDatabase
class ReturnsTest {
    private static final Article CANDLE = article(1, "21201", "Candle, ivory", 195);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture bath;
    private TillFixture bristol;

    @BeforeEach
    void start() throws Exception {
        hub = Hub.start(settings());
        hub.office().init(aShop().in(folder.resolve("shop")));
        hub.office()
                .importFile(
                        "items.tsv",
                        "sku\tname\tdepartment\tprice\n21201\tCandle, ivory\t1\t1.95\n");
        bath = TillFixture.enrol(hub, 1, folder.resolve("bath"));
        bristol = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatComesBackInAnotherStoreIsCountedWhereItWasSold() {
        UUID sale = sells(bath, 3);
        bath.pushAll();
        takesBack(bristol, 2, sale);

        EntryResult result = bristol.pushAll().results().getFirst();

        assertThat(result.isApplied()).isTrue();
        assertThat(returned()).containsExactly("1: 2000");
        assertThat(owed()).isZero();
        assertThat(conflicts()).isEmpty();
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void whatWasSoldAMomentAgoMayComeBackInTheSamePush() {
        takesBack(bath, 1, sells(bath, 1));

        assertThat(bath.pushAll().results()).allMatch(EntryResult::isApplied);
        assertThat(returned()).containsExactly("1: 1000");
    }

    @Test
    void moreThanWasSoldStandsAndCanBeRead() {
        UUID sale = sells(bath, 1);
        bath.pushAll();
        takesBack(bristol, 1, sale);
        bristol.pushAll();
        UUID second = takesBack(bath, 1, sale);

        assertThat(bath.pushAll().results()).allMatch(EntryResult::isApplied);

        assertThat(returned()).containsExactlyInAnyOrder("1: 1000", "1: 1000");
        assertThat(conflicts())
                .extracting(Conflict::entryId, Conflict::rule, Conflict::fact, Conflict::other)
                .containsExactly(
                        tuple(
                                second,
                                Rule.RETURNED_MORE_THAN_SOLD,
                                "1 came back on line 1.",
                                "1 sold, 1 had come back."));
    }

    @Test
    void whatIsTooMuchMetTheLastOfTheOtherReturnsOrTheSale() {
        UUID transaction = new UUID(7, 7);
        UUID sale = bath.journal().nextId();
        bath.journal().add(new SaleCompleted(paid(bath, aSale(), transaction, 1)));
        UUID first = bath.journal().nextId();
        TransactionFixture twice = aReturn().from(transaction, 1).of(1, CANDLE);
        bath.journal().add(new ReturnCompleted(paid(bath, twice.from(transaction, 1), first, 1)));
        UUID second = takesBack(bath, 1, transaction);
        UUID third = takesBack(bath, 1, transaction);
        bath.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::entryId, one -> one.otherEntryId().orElseThrow())
                .containsExactlyInAnyOrder(
                        tuple(first, sale), tuple(second, first), tuple(third, second));
    }

    @Test
    void whatComesBackBeforeItsSaleIsKnownIsLinkedWhenItIs() {
        UUID sale = sells(bath, 1);
        takesBack(bristol, 1, sale);
        assertThat(bristol.pushAll().results().getFirst().parked())
                .extracting(ParkedEffect::effect, ParkedEffect::code)
                .containsExactly(tuple("original/1", "unknownOriginal"));

        bath.pushAll();
        hub.office().settlement().ofWhatArrived();

        assertThat(returned()).containsExactly("1: 1000");
        assertThat(hub.office().settlement().waiting()).isZero();
        assertThat(bristol.lastStoreRows().getFirst().kind()).isEqualTo("parked");
        assertThat(bristol.lastStoreRows().getFirst().body()).isEmpty();
    }

    /// Of a store with a lower number, as an entry with a lower id.
    @Test
    void aSaleUnderTheIdOfAnotherIsNotedAndWhatComesBackStaysWithTheFirst() {
        UUID sale = sells(bristol, 3);
        takesBack(bristol, 1, sale);
        bristol.pushAll();
        UUID copy = bath.journal().nextId();
        bath.journal().add(new SaleCompleted(paid(bath, aSale(), sale, 1)));
        assertThat(bath.pushAll().results()).allMatch(EntryResult::isApplied);
        takesBack(bath, 2, sale);

        assertThat(bath.pushAll().results()).allMatch(EntryResult::isApplied);

        assertThat(returned()).containsExactlyInAnyOrder("2: 1000", "2: 2000");
        assertThat(conflicts())
                .extracting(Conflict::entryId, Conflict::rule, Conflict::fact, Conflict::other)
                .containsExactly(
                        tuple(
                                copy,
                                Rule.SAME_TRANSACTION_TWICE,
                                "Booked as 1-1-1-000001.",
                                "Booked before as 2-2-1-000001."));
        assertThat(conflicts().getFirst().otherEntryId()).hasValue(sale);
        assertThat(hub.office().figures().duplicates()).isEqualTo(1);
        assertThat(hub.office().figures().differences()).isEmpty();
    }

    @Test
    void aHubThatDiesBeforeTheOtherStoreIsToldTellsItWhenItIsStarted() {
        UUID sale = sells(bath, 1);
        bath.pushAll();
        takesBack(bristol, 1, sale);
        hub.close();
        pushAndDieAfterwards(bristol);
        try (HubDatabase database = open(StatementHook.NONE)) {
            assertThat(owed(database)).isEqualTo(1);
            assertThat(returned(database)).isEmpty();
        }

        hub = Hub.start(settings());

        assertThat(owed()).isZero();
        assertThat(returned()).containsExactly("1: 1000");
    }

    @Test
    void whatAnotherStoreIsOwedIsBookedOnceHoweverManyTry() throws Exception {
        UUID sale = sells(bath, 120);
        bath.pushAll();
        for (int n = 0; n < 120; n++) {
            takesBack(bristol, 1, sale);
        }
        hub.close();
        pushAndDieAfterwards(bristol);

        try (HubDatabase database = open(StatementHook.NONE)) {
            assertThat(owed(database)).isEqualTo(120);
            Settlement settlement = new Settlement(database, Clock.systemUTC());
            List<Callable<Object>> all =
                    Collections.nCopies(4, Executors.callable(settlement::ofWhatArrived));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Object> done : threads.invokeAll(all)) {
                    done.get();
                }
            }
            assertThat(returned(database)).hasSize(120);
        }
        hub = Hub.start(settings());
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aTillAnywhereHearsWhatCameBackOfASale() {
        UUID sale = sells(bath, 3);
        bath.pushAll();
        UUID inBristol = takesBack(bristol, 2, sale);
        bristol.pushAll();

        SoldSale known = ((SoldSaleOutcome.Answered) bristol.link().sold(sale)).sale();

        assertThat(known.lines())
                .containsExactly(
                        new SoldSale.Line(
                                1,
                                Quantity.of(3),
                                Money.ofMinor(CurrencyUnit.GBP, 585),
                                known.lines().getFirst().tax()));
        assertThat(known.backs()).containsExactly(new SoldSale.Back(inBristol, 1, Quantity.of(2)));
        assertThat(bath.link().sold(sale)).isEqualTo(new SoldSaleOutcome.Answered(known));
        assertThat(bath.link().sold(new UUID(1, 2))).isEqualTo(new SoldSaleOutcome.Unknown());
    }

    @Test
    void whatAnotherStoreIsStillOwedCountsAsReturned() {
        UUID sale = sells(bath, 3);
        bath.pushAll();
        UUID inBristol = takesBack(bristol, 2, sale);
        hub.close();
        pushAndDieAfterwards(bristol);

        try (HubDatabase database = open(StatementHook.NONE)) {
            assertThat(owed(database)).isEqualTo(1);
            assertThat(new SoldSales(database).find(sale).orElseThrow().backs())
                    .containsExactly(new SoldSale.Back(inBristol, 1, Quantity.of(2)));
        }
        hub = Hub.start(settings());
    }

    @Test
    void cashForGoodsWithoutProofIsNotedWhereTheStoreGivesCreditOnly() throws Exception {
        hub.office()
                .init(
                        aShop().with(
                                        "stores.tsv",
                                        """
                                        store	name	country	timeZone	priceList	creditWithoutProof
                                        1	Bath	GB	Europe/London	1	yes
                                        2	Bristol	GB	Europe/London	2	no
                                        """)
                                .in(folder.resolve("credit-only")));
        takesBack(bath, 1, sells(bath, 1));
        UUID unproven = takesBackUnproven(bath);
        takesBackUnproven(bristol);

        assertThat(bath.pushAll().results()).allMatch(EntryResult::isApplied);
        assertThat(bristol.pushAll().results()).allMatch(EntryResult::isApplied);

        assertThat(conflicts())
                .extracting(Conflict::entryId, Conflict::rule, Conflict::fact)
                .containsExactly(tuple(unproven, Rule.CASH_WITHOUT_PROOF, "GBP 1.95 given back."));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// Money on empties goes back to whoever brings them.
    @Test
    void cashForEmptiesIsNotedNowhere() throws Exception {
        hub.office()
                .init(
                        aShop().with(
                                        "stores.tsv",
                                        """
                                        store	name	country	timeZone	priceList	creditWithoutProof
                                        1	Bath	GB	Europe/London	1	yes
                                        2	Bristol	GB	Europe/London	2	yes
                                        """)
                                .in(folder.resolve("credit-only")));
        hub.office().importFile("items.tsv", "sku\tname\tdepartment\tprice\nL\tLantern\t1\t9.95\n");
        hub.office().importFile("companions.tsv", "sku\tcompanion\tkind\nL\t21201\tlevy\n");
        UUID levy = takesBackUnproven(bath);
        bath.pushAll();
        hub.office().importFile("companions.tsv", "sku\tcompanion\tkind\nL\t21201\tdeposit\n");
        takesBackUnproven(bristol);
        bristol.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::entryId, Conflict::rule)
                .containsExactly(tuple(levy, Rule.CASH_WITHOUT_PROOF));
    }

    private UUID takesBackUnproven(TillFixture till) {
        UUID id = till.journal().nextId();
        till.journal().add(new ReturnCompleted(paid(till, aReturn(), id, 1)));
        return id;
    }

    private HubSettings settings() {
        return on.settings(folder.resolve("hub"));
    }

    private UUID sells(TillFixture till, int units) {
        UUID id = till.journal().nextId();
        till.journal().add(new SaleCompleted(paid(till, aSale(), id, units)));
        return id;
    }

    private UUID takesBack(TillFixture till, int units, UUID sale) {
        UUID id = till.journal().nextId();
        till.journal().add(new ReturnCompleted(paid(till, aReturn().from(sale, 1), id, units)));
        return id;
    }

    private static RetailTransaction paid(
            TillFixture till, TransactionFixture transaction, UUID id, int units) {
        return transaction
                .numbered(till.journal().nextNumber())
                .known(id)
                .of(units, CANDLE)
                .paidIn(Tender.CASH);
    }

    /// Books what is pushed, and dies whenever another store is to be told.
    private void pushAndDieAfterwards(TillFixture till) {
        try (HubDatabase dying =
                open(
                        sql -> {
                            if (sql.contains("INTO returned_line")) {
                                throw new SQLException("gone", "08006");
                            }
                        })) {
            new JournalIntake(
                            dying,
                            Clock.systemUTC(),
                            new IntakeCounts(),
                            new SpareEpochs(new Random(1)))
                    .push(till.store(), till.journal().all());
        }
    }

    private HubDatabase open(StatementHook hook) {
        return HubDatabase.open(settings().database(), hook);
    }

    private long owed() {
        return owed(hub.office().database());
    }

    private static long owed(HubDatabase database) {
        return database.read(
                        sql ->
                                sql.number(
                                        "SELECT count(*) FROM consequence WHERE applied_at IS"
                                                + " NULL"))
                .orElse(0);
    }

    private List<String> returned() {
        return returned(hub.office().database());
    }

    private static List<String> returned(HubDatabase database) {
        return database.read(
                sql ->
                        sql.list(
                                "SELECT store, quantity FROM returned_line",
                                row -> row.getInt(1) + ": " + row.getLong(2)));
    }

    private List<Conflict> conflicts() {
        return hub.office().conflicts(PageRequest.first(100)).rows();
    }
}
