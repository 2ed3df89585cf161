package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.shop.Shop.GBP;
import static org.tillbridge.shop.Shop.await;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.figures.Figures.DayRevenue;
import org.tillbridge.hub.figures.Figures.Revenue;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.OpeningOutcome;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.replica.ItemMatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Scan, journal, hub, feed, screen: the one thread everything else hangs on.
class WalkingThreadTest {
    private static final String CANDLE_PLATE = "22214";

    /// More than go into two pushes.
    private static final int BACKLOG = 1_100;

    @TempDir Path folder;
    private Shop shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = Shop.open(folder);
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void aSaleIsBookedOnceAndTheTillHearsOfIt() throws Exception {
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            Quantity before = stock(till);

            RetailTransaction sold = sell(till);

            assertThat(stock(till)).as("at once").isEqualTo(before.plus(Quantity.of(-1)));
            await("everything is sent", () -> Shop.unsent(till) == 0);
            await(
                    "the feed came back",
                    () ->
                            till.replica().cursors().stream()
                                    .anyMatch(
                                            c ->
                                                    c.scope().text().startsWith("store:")
                                                            && c.position() > 1));
            assertThat(stock(till)).as("and not twice").isEqualTo(before.plus(Quantity.of(-1)));
            assertThat(shop.figures().agree()).isTrue();
            assertThat(shop.figures().workstations().getFirst().revenue())
                    .singleElement()
                    .satisfies(
                            revenue ->
                                    assertThat(revenue.total())
                                            .isEqualTo(sold.total().getAmountMinorLong()));
        }
    }

    @Test
    void aTillThatLosesItsHubSellsOnAndCatchesUpByItself() throws Exception {
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            shop.stopHub();
            for (int sale = 0; sale < 12; sale++) {
                sell(till);
            }
            await("the lamp knows", () -> !till.engine().status().isConnected());
            assertThat(Shop.unsent(till)).isGreaterThanOrEqualTo(12);

            shop.startHub();
            till.hubSwitch().cut();
            till.hubSwitch().restore();

            await("everything is sent", () -> Shop.unsent(till) == 0);
            assertThat(shop.figures().agree()).isTrue();
            assertThat(shop.figures().workstations().getFirst().entries().booked()).isEqualTo(14);
        }
    }

    /// odoo/odoo#32305
    @Test
    void aBacklogIsSentWhileTheTillSellsOnAndNothingOfItTwice() throws Exception {
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            till.hubSwitch().cut();
            for (int sale = 0; sale < BACKLOG; sale++) {
                sell(till);
            }
            till.hubSwitch().restore();
            int meanwhile = 0;
            while (Shop.unsent(till) > 0 || meanwhile < 10) {
                if (meanwhile < BACKLOG) {
                    sell(till);
                    meanwhile++;
                }
            }

            await("everything is sent", () -> Shop.unsent(till) == 0);
            assertThat(shop.figures().agree()).isTrue();
            assertThat(shop.figures().workstations().getFirst().revenue())
                    .singleElement()
                    .extracting(Revenue::transactions)
                    .isEqualTo((long) BACKLOG + meanwhile);
        }
    }

    @Test
    void aRestartedTillGoesOnWhereItStood() throws Exception {
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            till.sale().scan(CANDLE_PLATE);
        }
        try (TillServices till = shop.startTill("Till 1")) {
            assertThat(till.day().openDay()).isPresent();
            till.signOn().signOn(Shop.CASHIER, "1234");
            Money due = till.tender().due().orElseThrow();
            assertThat(pay(till, due).total()).isEqualTo(Money.of(GBP, 2.55));
        }
    }

    @Test
    void aPromotionReachesTheTillHoldsWithNoNetworkAndIsBookedAsItStandsOnTheLine()
            throws Exception {
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            Path office = Files.createDirectories(folder.resolve("office"));
            Files.writeString(
                    office.resolve("promotions.tsv"),
                    """
                    promotion	name	kind	items	percent	buy	get
                    3FOR2	3 for 2	buyNGetM	22214		2	1
                    WEEK	Candle week	percentage	22214	10
                    """);
            assertThat(shop.hub().office().importFrom(office).findings()).isEmpty();
            await("the promotions are here", () -> till.reader().promotions().size() == 2);
            till.hubSwitch().cut();
            till.sale().type("4 * " + CANDLE_PLATE, Optional.empty());

            RetailTransaction sold = pay(till, till.tender().due().orElseThrow());

            assertThat(sold.total()).isEqualTo(Money.of(GBP, 7.39));
            assertThat(sold.goods().getFirst().modifiers())
                    .extracting(PriceModifier::rule)
                    .containsExactly(Optional.of("3FOR2"), Optional.of("WEEK"));
            till.hubSwitch().restore();
            await("everything is sent", () -> Shop.unsent(till) == 0);
            assertThat(shop.figures().agree()).isTrue();
            assertThat(shop.figures().workstations().getFirst().revenue())
                    .singleElement()
                    .satisfies(revenue -> assertThat(revenue.total()).isEqualTo(739));
        }
    }

    /// odoo/odoo#203431
    @Test
    void aDayClosedWithSalesUnsentIsBookedUnderItsOwnDate() throws Exception {
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            LocalDate first = till.day().openDay().orElseThrow().businessDate();
            till.hubSwitch().cut();
            sell(till);
            sell(till);
            assertThat(till.day().close(List.of())).isInstanceOf(ClosingOutcome.Closed.class);
            LocalDate second = first.plusDays(1);
            assertThat(till.day().open(second, Money.of(GBP, 100)))
                    .isInstanceOf(OpeningOutcome.Opened.class);
            sell(till);

            till.hubSwitch().restore();

            await("everything is sent", () -> Shop.unsent(till) == 0);
            assertThat(shop.figures().agree()).isTrue();
            assertThat(shop.figures().workstations().getFirst().days())
                    .containsExactlyInAnyOrder(
                            new DayRevenue(first, "GBP", 2, 510),
                            new DayRevenue(second, "GBP", 1, 255));
        }
    }

    /// Mimetis/Dotmim.Sync#422
    @Test
    void aReplicaFetchedAgainShowsWhatOnlyThisTillKnows() throws Exception {
        Quantity atFirst;
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            atFirst = stock(till);
            sell(till);
            await("the first is sent", () -> Shop.unsent(till) == 0);
            till.hubSwitch().cut();
            sell(till);
            sell(till);
        }
        removeReplica(folder.resolve("Till 1"));

        try (TillServices till = shop.startTill("Till 1")) {
            await("the shop is known", () -> till.engine().status().loaded());
            assertThat(stock(till)).isEqualTo(atFirst.plus(Quantity.of(-3)));
            await("everything is sent", () -> Shop.unsent(till) == 0);
            assertThat(stock(till)).isEqualTo(atFirst.plus(Quantity.of(-3)));
        }
        assertThat(shop.figures().agree()).isTrue();
    }

    /// woocommerce/woocommerce-ios#13100
    @Test
    void aBasketChangedForthAndBackWhileTheHubAnswersLateIsChargedOnce() throws Exception {
        try (TillServices till = shop.newTill("Till 1")) {
            Shop.openDay(till);
            Quantity before = stock(till);
            till.sale().scan(CANDLE_PLATE);
            for (int change = 0; change < 5; change++) {
                till.hubSwitch().cut();
                till.openSale().quantity(1, "2");
                till.hubSwitch().restore();
                till.openSale().quantity(1, "1");
            }
            till.sale().scan(CANDLE_PLATE);
            till.openSale().voidLine(1);

            RetailTransaction sold = pay(till, till.tender().due().orElseThrow());

            assertThat(sold.total()).isEqualTo(Money.of(GBP, 2.55));
            await("everything is sent", () -> Shop.unsent(till) == 0);
            assertThat(shop.figures().workstations().getFirst().revenue())
                    .singleElement()
                    .satisfies(revenue -> assertThat(revenue.total()).isEqualTo(255));
            assertThat(stock(till)).isEqualTo(before.plus(Quantity.of(-1)));
            assertThat(shop.figures().agree()).isTrue();
        }
    }

    private static void removeReplica(Path till) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(till)) {
            files =
                    all.filter(file -> file.getFileName().toString().startsWith("replica"))
                            .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Files.delete(file);
        }
    }

    static RetailTransaction sell(TillServices till) {
        assertThat(till.sale().scan(CANDLE_PLATE)).isInstanceOf(ScanOutcome.Added.class);
        return pay(till, till.tender().due().orElseThrow());
    }

    static RetailTransaction pay(TillServices till, Money given) {
        TenderOutcome outcome =
                till.tender()
                        .payCash(till.openSale().basket().orElseThrow().transaction().id(), given);
        assertThat(outcome).isInstanceOf(TenderOutcome.Paid.class);
        return ((TenderOutcome.Paid) outcome).transaction();
    }

    private static Quantity stock(TillServices till) {
        ItemMatch match = till.reader().find(ItemCode.parse(CANDLE_PLATE).orElseThrow());
        return till.reader().stock(((ItemMatch.Found) match).item().id());
    }
}
