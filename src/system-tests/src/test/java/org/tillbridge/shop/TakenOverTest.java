package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.shop.Shop.GBP;
import static org.tillbridge.shop.Shop.await;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.sale.SuspendOutcome;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.SuspendedAtStore;
import org.tillbridge.sync.wire.SuspendedOutcome;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.nio.file.Path;
import java.util.UUID;

/// A sale is set aside at one till and rung on at another, with real tills and a real hub.
class TakenOverTest {
    private static final String CANDLE_PLATE = "22214";

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
    void aSaleThatIsSetAsideAtOneTillIsPaidAtAnotherAndStandsNowhereAnyMore() throws Exception {
        try (TillServices first = shop.newTill("Till 1");
                TillServices second = shop.newTill("Till 2")) {
            Shop.openDay(first);
            Shop.openDay(second);
            UUID suspension = suspended(first);
            await("the hub has it", () -> Shop.unsent(first) == 0);

            assertThat(told(second).sales()).hasSize(1);
            assertThat(takesOver(second, suspension)).isInstanceOf(SuspendOutcome.Resumed.class);
            assertThat(first.hubSwitch().takeOver(suspension))
                    .isInstanceOfSatisfying(
                            TakeOverOutcome.TakenBy.class,
                            taken -> assertThat(taken.name()).isEqualTo("Till 2"));
            first.openSale().gone(told(first).gone());
            pay(second);

            assertThat(first.openSale().suspended()).isEmpty();
            await("all is sent", () -> Shop.unsent(first) == 0 && Shop.unsent(second) == 0);
            assertThat(told(first)).isEqualTo(told(second));
            assertThat(told(first).sales()).isEmpty();
            assertThat(shop.hub().office().conflicts(PageRequest.first(10)).rows()).isEmpty();
            assertThat(shop.figures().agree()).isTrue();
        }
    }

    @Test
    void oneThatWasTakenUpTwiceBecauseATillCouldNotAskIsBookedTwiceAndNoted() throws Exception {
        try (TillServices first = shop.newTill("Till 1");
                TillServices second = shop.newTill("Till 2")) {
            Shop.openDay(first);
            Shop.openDay(second);
            UUID suspension = suspended(first);
            await("the hub has it", () -> Shop.unsent(first) == 0);

            first.hubSwitch().cut();
            assertThat(first.hubSwitch().takeOver(suspension)).isInstanceOf(NoAnswer.class);
            assertThat(takesOver(second, suspension)).isInstanceOf(SuspendOutcome.Resumed.class);
            assertThat(first.openSale().resume(suspension))
                    .isInstanceOf(SuspendOutcome.Resumed.class);
            UUID one = pay(first);
            UUID other = pay(second);
            first.hubSwitch().restore();

            await("all is sent", () -> Shop.unsent(first) == 0 && Shop.unsent(second) == 0);
            assertThat(one).isNotEqualTo(other);
            assertThat(shop.hub().office().conflicts(PageRequest.first(10)).rows())
                    .extracting(Conflict::rule)
                    .containsExactly(Rule.RESUMED_TWICE);
            assertThat(shop.figures().workstations())
                    .allSatisfy(till -> assertThat(till.revenue()).hasSize(1));
            assertThat(shop.figures().agree()).isTrue();
        }
    }

    private static UUID suspended(TillServices till) {
        till.sale().scan(CANDLE_PLATE);
        return ((SuspendOutcome.Suspended) till.openSale().suspend()).suspension();
    }

    private static SuspendOutcome takesOver(TillServices till, UUID suspension) {
        return till.hubSwitch().takeOver(suspension) instanceof TakeOverOutcome.Given given
                ? till.openSale().takeOver(suspension, given)
                : failed();
    }

    private static UUID pay(TillServices till) {
        UUID sale = till.openSale().basket().orElseThrow().transaction().id();
        assertThat(till.tender().payCash(sale, Money.of(GBP, 10)))
                .isInstanceOf(TenderOutcome.Paid.class);
        return sale;
    }

    private static SuspendedAtStore told(TillServices till) {
        return till.hubSwitch().suspendedSales()
                        instanceof SuspendedOutcome.Answered(SuspendedAtStore answer)
                ? answer
                : failed();
    }

    private static <T> T failed() {
        throw new AssertionError("No answer");
    }
}
