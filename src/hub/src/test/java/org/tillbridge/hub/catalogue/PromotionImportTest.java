package org.tillbridge.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.OnEachDatabase;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.hub.shop.ShopSetup;
import org.tillbridge.hub.store.HubDatabase;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

@OnEachDatabase
class PromotionImportTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2010-11-30T12:00:00Z"), ZoneOffset.UTC);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private HubDatabase database;
    private CatalogueImport catalogue;

    @BeforeEach
    void open() throws Exception {
        database = HubDatabase.open(on.settings(folder).database(), _ -> {});
        new ShopSetup(database, CLOCK, new Random(1), 1000, (_, _, _) -> {})
                .take(aShop().in(folder.resolve("shop")));
        catalogue = new CatalogueImport(database, CLOCK, () -> {});
        take("items.tsv", "sku\tname\tdepartment\tprice\nA1\tOne\t1\t1\nB2\tTwo\t1\t2\n");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachKindOfPromotionBecomesARowOfTheCatalogue() {
        ImportReport report =
                take(
                        "promotions.tsv",
                        """
                        promotion	name	kind	items	percent	amount	buy	get	threshold	combination	priority	onOverrides	coupon	customerGroup	from	until	stores	currency
                        P1	Candle week	percentage	A1 #1	10					onTop	5	yes	WEEK10	gold	2010-12-01	2010-12-31	1 2
                        P2	Off	amount	A1		0.1250
                        P3	At	fixedPrice	A1		1.95												EUR
                        P4	3 for 5	nForPrice	A1 B2		5	3
                        P5	3 for 2	buyNGetM	A1 B2			2	1
                        P6	Deal	mixAndMatch	2* A1 + B2		3.50
                        P7	Ten	basketPercentage		10				50	alone
                        P8	Five	basketAmount	#1		5			30
                        """);

        assertThat(report.findings()).isEmpty();
        assertThat(rows())
                .containsExactly(
                        "{\"promotion\":\"P1\",\"name\":\"Candle"
                            + " week\",\"offer\":\"percentOff\",\"items\":[1],\"departments\":[1],\"share\":100000,\"combination\":\"onTop\",\"priority\":5,\"onOverrides\":true,\"from\":1291161600000,\"until\":1293840000000,\"stores\":[1,2],\"coupon\":\"WEEK10\",\"customerGroup\":\"gold\"}",
                        "{\"promotion\":\"P2\",\"name\":\"Off\",\"offer\":\"amountOff\",\"items\":[1],\"currency\":\"GBP\",\"unitPrice\":1250}",
                        "{\"promotion\":\"P3\",\"name\":\"At\",\"offer\":\"fixedPrice\",\"items\":[1],\"currency\":\"EUR\",\"unitPrice\":19500}",
                        "{\"promotion\":\"P4\",\"name\":\"3 for"
                            + " 5\",\"offer\":\"nForPrice\",\"items\":[1,2],\"pieces\":3,\"currency\":\"GBP\",\"amount\":500}",
                        "{\"promotion\":\"P5\",\"name\":\"3 for"
                            + " 2\",\"offer\":\"buyNGetM\",\"items\":[1,2],\"buy\":2,\"get\":1,\"share\":1000000}",
                        "{\"promotion\":\"P6\",\"name\":\"Deal\",\"offer\":\"mixAndMatch\",\"legs\":[{\"items\":[1],\"pieces\":2},{\"items\":[2],\"pieces\":1}],\"currency\":\"GBP\",\"amount\":350}",
                        "{\"promotion\":\"P7\",\"name\":\"Ten\",\"offer\":\"basketPercent\",\"currency\":\"GBP\",\"threshold\":5000,\"share\":100000,\"combination\":\"alone\"}",
                        "{\"promotion\":\"P8\",\"name\":\"Five\",\"offer\":\"basketAmount\",\"departments\":[1],\"currency\":\"GBP\",\"threshold\":3000,\"amount\":500}");
    }

    @Test
    void aRowThatIsKnownIsReplaced() {
        take("promotions.tsv", "promotion\tname\tkind\tpercent\nP\tTen\tpercentage\t10\n");
        take("promotions.tsv", "promotion\tname\tkind\tpercent\nP\tFive\tpercentage\t5\n");

        assertThat(rows())
                .containsExactly(
                        "{\"promotion\":\"P\",\"name\":\"Five\",\"offer\":\"percentOff\",\"share\":50000}");
    }

    @Test
    void oneOddPromotionNeverStopsTheOthersAndSaysWhichCellIsOdd() {
        ImportReport report =
                take(
                        "promotions.tsv",
                        """
                        promotion	name	kind	items	percent	amount	buy	get	from	until	stores	combination
                        	Nameless	percentage		10
                        P2		percentage		10
                        P3	Odd	lottery		10
                        P4	Odd	percentage		0
                        P5	Odd	percentage	ZZ	10
                        P6	Odd	percentage	#9	10
                        P7	Odd	nForPrice			1.005	3
                        P8	Odd	buyNGetM				2
                        P9	Odd	mixAndMatch	A1		3
                        P10	Odd	percentage		10				2010-12-02	2010-12-01
                        P11	Odd	percentage		10						7
                        P12	Odd	nForPrice			1	3					onTop
                        P13	Good	percentage		10
                        P13	Again	percentage		10
                        P15	Odd	percentage		10				soon
                        """);

        assertThat(report.findings())
                .extracting(odd -> odd.line() + " " + odd.kind() + " " + odd.value())
                .containsExactly(
                        "2 badPromotion promotion ",
                        "3 badPromotion name ",
                        "4 badPromotion kind lottery",
                        "5 badPromotion percent 0",
                        "6 unknownSku ZZ",
                        "7 unknownDepartment #9",
                        "8 badPrice 1.005",
                        "9 badPromotion get ",
                        "10 badPromotion kind mixAndMatch",
                        "11 badTime 2010-12-01",
                        "12 unknownStore 7",
                        "13 badPromotion combination onTop",
                        "15 duplicateRow P13",
                        "16 badTime soon");
        assertThat(rows()).hasSize(1);
    }

    private ImportReport take(String file, String content) {
        return catalogue.take(file, content.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private List<String> rows() {
        return database.read(
                sql ->
                        sql.list(
                                "SELECT body FROM replica_row WHERE kind = 'promotion' ORDER BY"
                                        + " key",
                                row -> row.getString(1)));
    }
}
