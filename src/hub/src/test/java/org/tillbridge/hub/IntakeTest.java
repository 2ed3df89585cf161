package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.GBP;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.JournalEntry.Adjustment;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

@OnEachDatabase
class IntakeTest {
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

    @Test
    void aSaleMovesMoneyStockAndTheFeedTogether() {
        till.journal().add(new TillOpened(LocalDate.of(2010, 12, 1), Money.ofMinor(GBP, 10000)));
        till.journal().add(sale(2, CANDLE));
        till.journal().add(new ReturnCompleted(numbered(aReturn().of(1, OWL_BAG))));

        PushAnswer answer = till.pushAll();

        assertThat(answer.results()).allMatch(EntryResult::isApplied).hasSize(3);
        assertThat(answer.acknowledgedThrough()).isEqualTo(3);
        assertThat(till.lastStoreRows())
                .containsExactly(
                        FeedRow.put("stock", "1", "{\"item\":1,\"onHand\":8000}"),
                        FeedRow.put("stock", "2", "{\"item\":2,\"onHand\":11000}"),
                        FeedRow.put(
                                "reflected",
                                "1/" + epoch(),
                                "{\"workstation\":1,\"epoch\":\""
                                        + epoch()
                                        + "\",\"sequence\":3}"));
        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 2, 390 - 425));
        assertThat(figures().tenders())
                .containsExactly(new Figures.TenderFigure("GBP", "cash", 390 - 425));
        assertThat(figures().movements())
                .containsExactly(
                        new Figures.ItemMovement(new ItemId(1), "21201", Quantity.of(-2)),
                        new Figures.ItemMovement(new ItemId(2), "21202", Quantity.of(1)));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// odoo/odoo#258304: a retry with the same ids crashed instead of succeeding.
    @Test
    void theRetrysAnswerEqualsTheFirst() {
        till.journal().add(sale(2, CANDLE)).add(sale(1, UNKNOWN)).add(sale(1, OWL_BAG));

        PushAnswer first = till.pushAll();
        PushAnswer again = till.pushAll();

        assertThat(again).isEqualTo(first);
        assertThat(figures().entries().booked()).isEqualTo(3);
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// odoo/odoo#180278: the same order sent from two code paths at once.
    @Test
    void eightParallelSendsOfOneSaleBookItOnce() throws Exception {
        till.journal().add(sale(2, CANDLE));
        List<PushAnswer> answers = AtOnce.times(8, till::pushAll);

        assertThat(answers).hasSize(8).containsOnly(answers.getFirst());
        assertThat(figures().entries().booked()).isEqualTo(1);
        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 1, 390));
    }

    @Test
    void fourTillsAtOnceBookEachSaleOnceAndTheFeedHasNoHole() throws Exception {
        List<TillFixture> tills =
                LongStream.range(0, 4)
                        .mapToObj(n -> TillFixture.enrol(hub, 1, folder.resolve("till-" + n)))
                        .toList();
        for (TillFixture one : tills) {
            for (int n = 0; n < 120; n++) {
                one.journal().add(sale(one, 1, CANDLE));
            }
        }
        List<PushAnswer> answers =
                AtOnce.all(tills.stream().<Callable<PushAnswer>>map(one -> one::pushAll).toList());

        assertThat(answers).extracting(PushAnswer::acknowledgedThrough).containsOnly(120L);
        assertThat(hub.office().figures().agree()).isTrue();
        assertThat(till.lastStoreRows())
                .contains(FeedRow.put("stock", "1", "{\"item\":1,\"onHand\":-470000}"));
    }

    /// frappe/erpnext#13388: one offline invoice that fails holds up all others of its till.
    @Test
    void aPoisonEntryDelaysNobody() {
        till.journal().add(sale(1, CANDLE));
        till.journal().add("SaleCompleted", 1, "{\"nonsense\":[", id(2), Optional.empty());
        till.journal().add("HologramSold", 1, "{}", id(3), Optional.empty());
        String noHeader = "{\"not\":\"a header\"}";
        till.journal().addRaw(noHeader, RecordedEntry.contentHash("", 0, "{}"), "{}");
        till.journal().add(sale(2, CANDLE));

        PushAnswer answer = till.pushAll();

        assertThat(answer.acknowledgedThrough()).isEqualTo(5);
        assertThat(answer.results())
                .extracting(result -> result.parked().stream().map(ParkedEffect::code).toList())
                .containsExactly(
                        List.of(),
                        List.of("unreadable"),
                        List.of("unknownKind"),
                        List.of("unreadable"),
                        List.of());
        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 2, 3 * 195));
    }

    @Test
    void aBodyThatCannotBeReadStillBalancesItsDay() {
        RetailTransaction lost = numbered(aSale().of(3, CANDLE));
        till.journal().add("SaleCompleted", 9, "{}", id(1), Optional.of(ChainFixture.money(lost)));

        PushAnswer answer = till.pushAll();

        assertThat(answer.results().getFirst().parked())
                .extracting(ParkedEffect::effect, ParkedEffect::code)
                .containsExactly(tuple("entry", "unknownKind"));
        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 1, 585));
        assertThat(figures().stockMovements()).isZero();
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// defendicon/POS-Awesome-V15#310: a sale is refused because stock would go negative.
    @Test
    void whatStockDoesNotKnowIsParkedAloneAndMoneyAlwaysBooks() {
        till.journal().add(new SaleCompleted(numbered(aSale().of(50, CANDLE).of(1, UNKNOWN))));

        EntryResult result = till.pushAll().results().getFirst();

        assertThat(result.parked())
                .containsExactly(
                        new ParkedEffect(
                                "stock/2",
                                "unknownItem",
                                "Item 999 is not known here; its stock is not booked."));
        assertThat(figures().revenue())
                .containsExactly(new Figures.Revenue("GBP", 1, 50 * 195 + 100));
        assertThat(till.lastStoreRows())
                .contains(FeedRow.put("stock", "1", "{\"item\":1,\"onHand\":-40000}"));
    }

    @Test
    void anEntryThatTheBooksCannotHoldIsParkedByItself() {
        Quantity absurd = new Quantity(Long.MAX_VALUE);
        till.journal().add(sale(1, CANDLE));
        till.journal().add(new StockAdjusted(List.of(adjust(1, absurd), adjust(2, absurd))));
        till.journal().add(sale(1, OWL_BAG));

        PushAnswer answer = till.pushAll();

        assertThat(answer.acknowledgedThrough()).isEqualTo(3);
        assertThat(answer.results().get(1).parked())
                .extracting(ParkedEffect::effect, ParkedEffect::code)
                .containsExactly(tuple("stock/1", "notPossible"), tuple("stock/2", "notPossible"));
        assertThat(figures().movements())
                .containsExactly(
                        new Figures.ItemMovement(new ItemId(1), "21201", Quantity.of(-1)),
                        new Figures.ItemMovement(new ItemId(2), "21202", Quantity.of(-1)));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void theLedgerHasEachLineOfALongPushOnce() {
        for (int n = 0; n < 300; n++) {
            till.journal().add(sale(1, CANDLE));
        }

        till.pushAll();

        assertThat(figures().stockMovements()).isEqualTo(300);
        assertThat(figures().movements())
                .containsExactly(
                        new Figures.ItemMovement(new ItemId(1), "21201", Quantity.of(-300)));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void theLedgerHasEachLineOfALongPushOnceAlsoWhereItsLastEntryDoesNotFit() {
        Quantity absurd = new Quantity(Long.MAX_VALUE);
        for (int n = 0; n < 300; n++) {
            till.journal().add(sale(1, CANDLE));
        }
        till.journal().add(new StockAdjusted(List.of(adjust(1, absurd), adjust(2, absurd))));

        till.pushAll();

        assertThat(figures().stockMovements()).isEqualTo(300);
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// PostgreSQL refuses U+0000 in a text.
    @Test
    void anEntryWithACharacterThatNotEveryDatabaseKeepsDelaysNobody() {
        till.journal().add(sale(1, CANDLE));
        till.journal().add("odd\0kind", 1, "{\"odd\":\"\0\"}", id(2), Optional.empty());
        till.journal().add(sale(1, CANDLE));

        PushAnswer answer = till.pushAll();

        assertThat(answer.acknowledgedThrough()).isEqualTo(3);
        assertThat(answer.results().get(1).parked())
                .extracting(ParkedEffect::code)
                .containsExactly("unknownKind");
        assertThat(till.pushAll()).isEqualTo(answer);
        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 2, 390));
    }

    /// odoo/odoo#16781: the same reference for two sales, the second discarded as a duplicate.
    @Test
    void anotherEntryUnderATakenIdIsKeptApart() {
        till.journal().add(sale(1, CANDLE), id(1));
        till.journal().add(sale(5, OWL_BAG), id(1));
        till.journal().add(sale(1, CANDLE), id(3));

        PushAnswer answer = till.pushAll();

        assertThat(answer.results().get(1).parked())
                .extracting(ParkedEffect::code)
                .containsExactly("sameIdOtherContent");
        assertThat(figures().entries()).isEqualTo(new Figures.EntryCounts(2, 0, 1, 0));
        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 2, 390));
    }

    @Test
    void theSameEntryAtAnotherPlaceIsNotBookedAgain() {
        SaleCompleted sale = sale(1, UNKNOWN);
        till.journal().add(sale, id(1)).add(sale, id(1));

        PushAnswer answer = till.pushAll();

        assertThat(answer.results().get(1).parked())
                .isEqualTo(answer.results().get(0).parked())
                .hasSize(1);
        assertThat(figures().entries()).isEqualTo(new Figures.EntryCounts(1, 1, 0, 0));
        assertThat(figures().parkedEffects()).isEqualTo(1);
    }

    @Test
    void aGapIsAnsweredWithWhatIsExpected() {
        till.journal().add(sale(1, CANDLE)).add(sale(1, CANDLE)).add(sale(1, CANDLE));

        assertThat(till.link().push(till.journal().from(3, 1))).isEqualTo(new PushOutcome.Gap(1));
        till.push(till.journal().from(1, 1));
        assertThat(till.link().push(till.journal().from(3, 1))).isEqualTo(new PushOutcome.Gap(2));
    }

    @Test
    void aBrokenChainIsBookedAndSaid() {
        ChainFixture other = new ChainFixture(till.store(), till.workstation(), till.grant());
        other.add(sale(9, OWL_BAG), id(50)).add(sale(1, OWL_BAG), id(51));
        PushedEntry odd = other.from(2, 1).entries().getFirst();
        till.journal().add(sale(1, CANDLE)).addRaw(odd.header(), Hash.ZERO, odd.body());

        PushAnswer answer = till.pushAll();

        assertThat(answer.results().getLast().parked())
                .extracting(ParkedEffect::effect, ParkedEffect::code)
                .containsExactly(tuple("chain", "chainBroken"));
        assertThat(figures().revenue()).containsExactly(new Figures.Revenue("GBP", 2, 195 + 425));
    }

    private SaleCompleted sale(int units, Article article) {
        return sale(till, units, article);
    }

    private static SaleCompleted sale(TillFixture by, int units, Article article) {
        return new SaleCompleted(
                aSale().numbered(by.journal().nextNumber())
                        .known(by.journal().nextId())
                        .of(units, article)
                        .paidIn(Tender.CASH));
    }

    private RetailTransaction numbered(TransactionFixture transaction) {
        return transaction
                .numbered(till.journal().nextNumber())
                .known(till.journal().nextId())
                .paidIn(Tender.CASH);
    }

    private static Adjustment adjust(int line, Quantity change) {
        return new Adjustment(line, new ItemId(1), change, "count");
    }

    private static UUID id(int n) {
        return new UUID(0x0190_0000_0000_7000L, 0x9000_0000_0000_0000L | n);
    }

    private String epoch() {
        return till.grant().epoch().hex();
    }

    private WorkstationFigures figures() {
        return hub.office().figures().workstations().getFirst();
    }
}
