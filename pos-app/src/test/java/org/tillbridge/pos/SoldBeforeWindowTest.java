package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.Scope;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// A serial number that was sold here comes before a real window again.
@OnScreen
class SoldBeforeWindowTest extends AtTheWindow {
    private static final String CAMERA = "(01)09521234543213(21)S-1";
    private static final String SOLD = "Serial number S-1 was sold on 1 Dec 2010, ";

    @Test
    void aPieceThatWasSoldIsAskedAboutAndEnterDoesNotAnswer() {
        aCameraWasSold();
        counter.scan("22214").waitFor("£2.55").scan(CAMERA);
        waitForTheQuestion();
        counter.picture("window-sold-before");
        counter.press(KeyCode.ENTER).waitForRest().scan("22214");
        counter.waitFor("That scan was not rung. Answer this first, then scan again.");

        counter.press(KeyCode.ESCAPE).waitForRest();
        assertThat(counter.words()).contains("£2.55").noneMatch(words -> words.startsWith(SOLD));
        counter.scan(CAMERA);
        waitForTheQuestion();
        counter.press(KeyCode.F7).waitFor("£12.55").waitForRest();
        assertThat(counter.words()).noneMatch(words -> words.startsWith(SOLD));
    }

    @Test
    void aCashierHasItApproved() {
        aCameraWasSold();
        counter.press(KeyCode.F10).waitFor("Sign off").waitForRest().tap("Sign off");
        counter.waitFor("B. Evans").waitForRest().press(KeyCode.DOWN).press(KeyCode.DOWN);
        counter.type("4444").waitForRest().press(KeyCode.ENTER).waitFor("New sale").waitForRest();
        counter.scan(CAMERA);
        waitForTheQuestion();
        counter.tap("Sell it all the same").waitFor("Who approves this?").waitForRest();
        counter.picture("window-sold-before-approval");
        assertThat(counter.words()).contains("Camera, serial number S-1, sold before");

        counter.type("3333").waitForRest().press(KeyCode.ENTER).waitFor("£10.00").waitForRest();
        assertThat(counter.words()).anyMatch(words -> words.contains("Serial S-1"));
    }

    @Test
    void aNumberThatIsTypedForALineIsAskedAboutToo() {
        aCameraWasSold();
        counter.scan("9521234543213").waitFor("£10.00").press(KeyCode.F10).tap("Serial number");
        counter.waitFor("Its serial number: type it, or scan it from the piece.").type("S-1");
        counter.waitForRest().press(KeyCode.ENTER);
        waitForTheQuestion();
        assertThat(counter.words()).noneMatch(words -> words.contains("Serial S-1"));

        counter.press(KeyCode.F7).waitForRest();
        assertThat(counter.words())
                .anyMatch(words -> words.contains("Serial S-1"))
                .noneMatch(words -> words.startsWith(SOLD));
    }

    private void aCameraWasSold() {
        till.put(Scope.CATALOGUE, Shop.item(500, "Camera", "500", "9521234543213"));
        till.put(Shop.PRICES, Shop.price(500, Instant.EPOCH, "10.00"));
        atTheSale();
        CompletableFuture.runAsync(this::sellIt, basketThread).join();
    }

    private void sellIt() {
        till.sale.scan(CAMERA);
        till.tender.payCash(
                till.openSale.basket().orElseThrow().transaction().id(), Money.of(Shop.GBP, 10));
    }

    private void waitForTheQuestion() {
        counter.waitUntil(
                () -> counter.words().stream().anyMatch(words -> words.startsWith(SOLD)),
                "the question");
        counter.waitForRest();
    }
}
