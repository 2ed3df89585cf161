package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.shop.CopiedTillTest.sell;
import static org.tillbridge.shop.Shop.CASHIER;
import static org.tillbridge.shop.Shop.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.catalogue.ItemSearch;
import org.tillbridge.hub.figures.Figures.DayRevenue;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.sale.ScanOutcome.NotSellable;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;
import org.tillbridge.sync.replica.ItemMatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/// A device that was away for longer than removals are remembered brought what had been removed
/// back for all: haierkeys/fast-note-sync-service#482, krelltunez/dayGLANCE#768. Here the till lies
/// in a cupboard with sales in it, while a real hub and another till go on.
class LongAwayTest {
    private static final Duration HUNDRED_DAYS = Duration.ofDays(100);
    private static final String CANDLE_PLATE = "22214";

    @TempDir Path folder;

    @Test
    void aTillAwayForAHundredDaysIsLoadedAnewAndBringsBackNothingThatWasRemoved() throws Exception {
        SetClock clock = new SetClock();
        try (Shop shop = Shop.open(folder, clock);
                TillServices there = shop.newTill("Till 2", usual -> Shop.by(clock, usual))) {
            int keys = there.reader().favourites().size();
            assertThat(keys).isGreaterThan(1);
            LocalDate date = putsSalesInTheCupboard(shop, clock);
            Quantity before = stock(there);
            String replica = replicaOfTheTillThatIsAway();

            removesTheCandlePlateAndAllQuickKeys(shop);
            clock.isAhead(HUNDRED_DAYS);
            await("the removals are forgotten", () -> forgot(shop));
            await("the other till knows", () -> isRemoved(there));

            try (TillServices back = shop.startTill("Till 1", usual -> Shop.by(clock, usual))) {
                await("all is sent", () -> Shop.unsent(back) == 0);
                await("it has heard of it", () -> isRemoved(back));
                await("the sales are seen there", () -> !stock(there).equals(before));

                assertThat(replicaOfTheTillThatIsAway()).as("loaded anew").isNotEqualTo(replica);
                assertThat(isRemoved(there)).isTrue();
                assertThat(itemAtTheHub(shop).discontinued()).isTrue();
                assertThat(shop.ask("SELECT count(*) FROM favourite")).isEqualTo(1);
                assertThat(stock(back)).isEqualTo(stock(there));
                back.signOn().signOn(CASHIER, "1234");
                assertThat(back.sale().scan(CANDLE_PLATE))
                        .isInstanceOfSatisfying(
                                NotSellable.class,
                                no ->
                                        assertThat(no.why())
                                                .isEqualTo(ScanOutcome.Reason.DISCONTINUED));
            }
            assertThat(shop.figures().workstations().getLast().days())
                    .containsExactly(new DayRevenue(date, "GBP", 3, 3 * 255));
            assertThat(shop.figures().agree()).isTrue();
        }
    }

    /// Sells with no hub, and is switched off.
    private static LocalDate putsSalesInTheCupboard(Shop shop, SetClock clock) throws IOException {
        try (TillServices away = shop.newTill("Till 1", usual -> Shop.by(clock, usual))) {
            Shop.openDay(away);
            await("the opening is sent", () -> Shop.unsent(away) == 0);
            away.hubSwitch().cut();
            sell(away, 3);
            assertThat(Shop.unsent(away)).isGreaterThanOrEqualTo(3);
            return away.day().openDay().orElseThrow().businessDate();
        }
    }

    /// In more than one transaction: the last of a scope is never forgotten.
    private static void removesTheCandlePlateAndAllQuickKeys(Shop shop) {
        importFile(
                shop,
                "items.tsv",
                "sku\tname\tdepartment\tstatus\n22214\tCandle plate\t1\tdiscontinued\n");
        importFile(shop, "favourites.tsv", "category\tsku\nFavourites\t85099B\n");
        importFile(shop, "items.tsv", "sku\tname\tdepartment\tprice\nNEW-1\tA novelty\t1\t1.00\n");
        importFile(shop, "items.tsv", "sku\tname\tdepartment\tprice\nNEW-2\tAnother\t1\t1.00\n");
    }

    private static void importFile(Shop shop, String name, String tsv) {
        assertThat(shop.hub().office().importFile(name, tsv).orElseThrow().findings()).isEmpty();
    }

    /// Of each scope the last transaction alone is left.
    private static boolean forgot(Shop shop) {
        try {
            return shop.ask("SELECT count(*) = count(DISTINCT scope) FROM feed_transaction") == 1;
        } catch (SQLException busy) {
            throw new AssertionError(busy);
        }
    }

    private static boolean isRemoved(TillServices till) {
        return item(till).discontinued() && till.reader().favourites().size() == 1;
    }

    private static Item item(TillServices till) {
        ItemMatch match = till.reader().find(ItemCode.parse(CANDLE_PLATE).orElseThrow());
        return ((ItemMatch.Found) match).item();
    }

    private static Quantity stock(TillServices till) {
        return till.reader().stock(item(till).id());
    }

    private static Item itemAtTheHub(Shop shop) {
        return shop.hub()
                .office()
                .items(ItemSearch.of(CANDLE_PLATE, Optional.empty()), PageRequest.first(1))
                .rows()
                .getFirst()
                .item();
    }

    private String replicaOfTheTillThatIsAway() throws IOException {
        return Files.readString(folder.resolve("Till 1/replica.pointer"));
    }
}
