package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.retail.Item;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.Scope;

import java.time.Instant;
import java.util.OptionalInt;

/// Goods that are not for everyone, at a real window, by keys and by fingers.
@OnScreen
class AgeWindowTest extends AtTheWindow {
    private static final String ASKED = "Born on or before 1 Dec 1992?";

    @Test
    void anAgeIsAskedOnceAndEnterDoesNotAnswerIt() {
        theShopSellsGin();
        counter.scan("22214").waitFor("£2.55").scan("GIN-501").waitFor(ASKED).waitForRest();
        counter.picture("window-age");
        counter.press(KeyCode.ENTER).waitForRest().scan("22214");
        counter.waitFor("That scan was not rung. Answer this first, then scan again.");
        assertThat(counter.words()).contains(ASKED, "£2.55");

        counter.press(KeyCode.F7).waitFor("£22.55").scan("GIN-501").waitFor("£42.55").waitForRest();
        assertThat(counter.words()).doesNotContain(ASKED);
    }

    @Test
    void whoIsTooYoungIsToldSoAndTheSaleGoesOn() {
        theShopSellsGin();
        counter.scan("22214").waitFor("£2.55").scan("GIN-501").waitFor(ASKED).waitForRest();
        counter.tap("No, do not sell it")
                .waitFor("Gin was not sold: whoever buys it is at least 18.")
                .waitForRest()
                .picture("window-too-young");

        counter.scan("20886").waitFor("£6.76");
        counter.scan("GIN-501").waitFor(ASKED).waitForRest().press(KeyCode.ESCAPE).waitForRest();
        assertThat(counter.words()).doesNotContain(ASKED).contains("£6.76");
        counter.scan("GIN-501").waitFor(ASKED).waitForRest().tap("Yes, sell it").waitFor("£26.76");
    }

    /// Before the first line these keys have buttons of their own.
    @Test
    void theFirstItemOfASaleIsSoldOrNotByTheKeysOnTheAnswers() {
        theShopSellsGin();
        counter.scan("GIN-501").waitFor(ASKED).waitForRest().press(KeyCode.F6);
        counter.waitFor("Gin was not sold: whoever buys it is at least 18.").waitForRest();

        counter.scan("GIN-501").waitFor(ASKED).waitForRest().press(KeyCode.F7).waitFor("£20.00");
    }

    private void theShopSellsGin() {
        ItemRow row = Shop.item(501, "Gin", "GIN-501");
        Item gin = row.item();
        till.put(
                Scope.CATALOGUE,
                new ItemRow(
                        new Item(
                                gin.id(),
                                gin.sku(),
                                gin.name(),
                                gin.department(),
                                gin.taxClass(),
                                false,
                                OptionalInt.of(18)),
                        row.codes()));
        till.put(Shop.PRICES, Shop.price(501, Instant.EPOCH, "20.00"));
        atTheSale();
    }
}
