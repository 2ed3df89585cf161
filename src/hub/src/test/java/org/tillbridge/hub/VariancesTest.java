package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.hub.ShopFixture.aShop;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.rules.Rule;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A price or a tax that is not what the lists say is booked as it was charged, and said.
@OnEachDatabase
class VariancesTest {
    private static final Article FOR_A_PENNY = article(1, "21201", "Candle, ivory", 1);
    private static final Article DEAR = article(1, "21201", "Candle, ivory", 295);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aForgedPriceIsBookedAsItWasChargedAndSaid() {
        sells(sale().of(2, FOR_A_PENNY).of(1, CANDLE));
        till.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::rule, Conflict::subject, Conflict::fact, Conflict::other)
                .containsExactly(
                        tuple(
                                Rule.PRICE_VARIANCE,
                                "sale 1-1-1-000001",
                                "Charged: line 1, item 1 at GBP 0.01, GBP 0.02 for 2.",
                                "Listed: item 1 at GBP 1.95."));
        assertThat(hub.office().figures().workstations().getFirst().revenue().getFirst().total())
                .isEqualTo(2 + 195);
        assertThat(till.pushAll().results()).allMatch(result -> result.parked().isEmpty());
    }

    @Test
    void aPriceThatTheTillHadNotHeardOfIsSaidAndTheOneBeforeIsNot() throws Exception {
        dearerFrom(MORNING.minus(Duration.ofHours(1)));
        sells(sale().of(1, CANDLE));
        sells(sale().of(1, DEAR));
        sells(sale().of(1, CANDLE).at(MORNING.minus(Duration.ofHours(2))));
        till.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::subject, Conflict::fact, Conflict::other)
                .containsExactly(
                        tuple(
                                "sale 1-1-1-000001",
                                "Charged: line 1, item 1 at GBP 1.95, GBP 1.95 for 1.",
                                "Listed: item 1 at GBP 2.95."));
    }

    @Test
    void whileAPriceChangesEitherIsRight() throws Exception {
        dearerFrom(MORNING.plusSeconds(90));
        sells(sale().of(1, CANDLE).of(1, DEAR).of(1, FOR_A_PENNY));
        till.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::fact, Conflict::other)
                .containsExactly(
                        tuple(
                                "Charged: line 3, item 1 at GBP 0.01, GBP 0.01 for 1.",
                                "Listed: item 1 at GBP 1.95 or GBP 2.95."));
    }

    @Test
    void aPriceThatChangesBetweenTwoPushesCountsAtOnce() throws Exception {
        sells(sale().of(1, CANDLE));
        till.pushAll();
        dearerFrom(MORNING.minus(Duration.ofHours(1)));
        sells(sale().of(1, CANDLE));
        sells(sale().of(1, DEAR));
        till.push(till.journal().from(2, 2));

        assertThat(conflicts()).extracting(Conflict::subject).containsExactly("sale 1-1-1-000002");
    }

    @Test
    void ofManyLinesTheFirstAreNamed() {
        TransactionFixture sale = sale();
        for (int line = 0; line < 8; line++) {
            sale = sale.of(1, FOR_A_PENNY);
        }
        sells(sale);
        till.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::fact)
                .first()
                .asString()
                .startsWith("Charged: line 1, item 1 at GBP 0.01, GBP 0.01 for 1; line 2, ")
                .endsWith("; line 5, item 1 at GBP 0.01, GBP 0.01 for 1; and 3 more.");
    }

    @Test
    void whatNoListSaysAnythingOfIsNoVariance() {
        sells(sale().of(1, article(77, "77", "Nobody knows it", 1)));
        till.pushAll();

        assertThat(conflicts()).isEmpty();
    }

    @Test
    void whatComesBackGoesByWhatWasPaid() {
        till.journal()
                .add(
                        new ReturnCompleted(
                                aReturn()
                                        .numbered(till.journal().nextNumber())
                                        .known(till.journal().nextId())
                                        .of(1, FOR_A_PENNY)
                                        .paidIn(Tender.CASH)));
        till.pushAll();

        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aTaxThatIsNotDueIsBookedAsItWasChargedAndSaid() {
        sells(sale().of(1, taxedAt(new TaxRate(50_000))).of(1, CANDLE));
        till.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::rule, Conflict::subject, Conflict::fact, Conflict::other)
                .containsExactly(
                        tuple(
                                Rule.TAX_VARIANCE,
                                "sale 1-1-1-000001",
                                "Charged: line 1, standard at 5 %, GBP 0.09 within GBP 1.95.",
                                "Due: standard at 17.5 %."));
    }

    @Test
    void aStoresOwnRateIsDueThereInItsParts() throws Exception {
        hub.office()
                .init(
                        aShop().with(
                                        "taxes.tsv",
                                        """
                                        taxClass	from	percent	store	jurisdiction
                                        standard		17.5
                                        standard	2010-12-01	8	1	State
                                        standard	2010-12-01	2.5	1	City
                                        """)
                                .in(folder.resolve("again")));
        sells(sale().of(1, taxedAt(new TaxRate(105_000))));
        sells(sale().of(1, CANDLE));
        till.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::subject, Conflict::fact, Conflict::other)
                .containsExactlyInAnyOrder(
                        tuple(
                                "sale 1-1-1-000001",
                                "Charged: line 1, standard at 10.5 %, GBP 0.19 within GBP 1.95.",
                                "Due: standard at 10.5 % (City 2.5 %, State 8 %)."),
                        tuple(
                                "sale 1-1-1-000002",
                                "Charged: line 1, standard at 17.5 %, GBP 0.29 within GBP 1.95.",
                                "Due: standard at 10.5 % (City 2.5 %, State 8 %)."));
    }

    @Test
    void aForgedAmountIsSaidWhateverTheUnitPrice() {
        RetailTransaction honest = sale().of(1, CANDLE).paidIn(Tender.CASH);
        SaleLine line = (SaleLine) honest.goods().getFirst();
        Money penny = pounds("0.01");
        Money none = pounds("0.00");
        SaleLine forged =
                new SaleLine(
                        1,
                        line.goods(),
                        line.quantity(),
                        line.unitPrice(),
                        line.listPrice(),
                        List.of(),
                        penny,
                        line.taxClass(),
                        line.taxRate(),
                        none);
        till.journal()
                .add(
                        new SaleCompleted(
                                new RetailTransaction(
                                        honest.id(),
                                        honest.number(),
                                        honest.openedAt(),
                                        honest.completedAt(),
                                        List.of(forged, new TenderLine(2, Tender.CASH, penny)),
                                        List.of(),
                                        penny,
                                        none)));
        till.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::rule, Conflict::fact, Conflict::other)
                .containsExactly(
                        tuple(
                                Rule.PRICE_VARIANCE,
                                "Charged: line 1, item 1 at GBP 1.95, GBP 0.01 for 1.",
                                "Listed: item 1 at GBP 1.95."));
    }

    @Test
    void taxesThatAreNotThoseOfTheLinesAreSaid() {
        RetailTransaction honest = sale().of(1, CANDLE).paidIn(Tender.CASH);
        till.journal()
                .add(
                        new SaleCompleted(
                                new RetailTransaction(
                                        honest.id(),
                                        honest.number(),
                                        honest.openedAt(),
                                        honest.completedAt(),
                                        honest.lines(),
                                        List.of(),
                                        honest.total(),
                                        honest.changeDue())));
        till.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::rule, Conflict::subject, Conflict::fact, Conflict::other)
                .containsExactly(
                        tuple(
                                Rule.TAX_VARIANCE,
                                "taxes of sale 1-1-1-000001",
                                "Charged: GBP 0.00.",
                                "Its lines bear GBP 0.29."));
    }

    @Test
    void theTaxClassIsThatOfTheItemWhateverTheLineNames() {
        TaxClass other = new TaxClass("nix");
        sells(sale().of(1, new Article(CANDLE.goods(), CANDLE.price(), other, TaxRate.ZERO)));
        sells(sale().of(1, new Article(CANDLE.goods(), CANDLE.price(), other, CANDLE.rate())));
        till.pushAll();

        assertThat(conflicts())
                .extracting(Conflict::rule, Conflict::subject, Conflict::fact, Conflict::other)
                .containsExactly(
                        tuple(
                                Rule.TAX_VARIANCE,
                                "sale 1-1-1-000001",
                                "Charged: line 1, nix at 0 %, GBP 0.00 within GBP 1.95.",
                                "Due: standard at 17.5 %."));
    }

    private void dearerFrom(Instant from) throws Exception {
        hub.office()
                .importFile(
                        "prices.tsv",
                        "priceList\tsku\tprice\tfrom\n1\t21201\t2.95\t%s\n".formatted(from));
    }

    private static Article taxedAt(TaxRate rate) {
        return new Article(CANDLE.goods(), CANDLE.price(), CANDLE.taxClass(), rate);
    }

    private TransactionFixture sale() {
        return aSale().numbered(till.journal().nextNumber()).known(till.journal().nextId());
    }

    private void sells(TransactionFixture sale) {
        till.journal().add(new SaleCompleted(sale.paidIn(Tender.CASH)));
    }

    private List<Conflict> conflicts() {
        return hub.office().conflicts(PageRequest.first(100)).rows();
    }
}
