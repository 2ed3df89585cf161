package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;

/// Discounts, sales without tax and notes at a real window, by keys and by fingers.
@OnScreen
class AdjustWindowTest extends AtTheWindow {
    @Test
    void aDiscountIsGivenByKeysAlone() {
        atTheSale();
        counter.scan("22214").scan("20886").waitFor("£6.76").waitForRest();
        counter.press(KeyCode.F6).waitFor("It costs 4.21.").waitForRest().type("10");
        counter.press(KeyCode.DOWN).waitForRest().picture("window-discount");
        counter.press(KeyCode.ENTER).waitFor("£6.34").waitForRest();
        assertThat(counter.words()).contains("Discount: Short date −0.42");

        counter.press(KeyCode.F6).waitFor("Give the discount").press(KeyCode.F6);
        counter.waitFor("It costs 6.34.").press(KeyCode.F7).waitForRest().type("100");
        counter.press(KeyCode.ENTER).waitFor("£5.34").waitForRest().picture("window-discounted");

        counter.press(KeyCode.F12).waitFor("exact").type("1000").press(KeyCode.ENTER);
        counter.waitFor("The sale is kept").waitForRest().picture("window-discount-receipt");
        assertThat(counter.words()).contains("  Discount: Short date");
    }

    @Test
    void aDiscountIsGivenByFingersAlone() {
        atTheSale();
        counter.scan("20886").waitFor("£4.21").waitForRest();
        counter.tap("Discount").waitFor("It costs 4.21.").waitForRest();
        counter.tap("1").tap("2").tap(".").tap("5").tap("Staff").waitForRest();
        counter.tap("Give the discount").waitFor("£3.68").waitForRest();
        assertThat(counter.words()).contains("Discount: Staff −0.53");

        counter.tap("Discount").waitFor("Give the discount").tap("As an amount").waitForRest();
        counter.tapNamed("Letters and digits on the screen").waitFor("Space").waitForRest();
        counter.tap("X").waitForRest().picture("window-discount-letters");
        counter.press(KeyCode.ESCAPE).waitForRest();
        assertThat(counter.words()).doesNotContain("Space").contains("Give the discount");
    }

    @Test
    void aPriceIsChangedFromTheMenu() {
        atTheSale();
        counter.scan("22214").scan("20886").waitFor("£6.76").press(KeyCode.F10);
        counter.waitFor("Another price").waitForRest().tap("Another price");
        counter.waitFor("It costs 4.21. What is it to cost?").waitForRest().type("350");
        counter.waitForRest().picture("window-price");
        counter.press(KeyCode.ENTER).waitFor("£6.05").waitForRest().picture("window-priced");
        assertThat(counter.words())
                .anyMatch(
                        words ->
                                words.contains(
                                        "Price changed, from its label; the list says 4.21"));
    }

    @Test
    void aSaleIsSoldWithoutTaxFromTheMenu() {
        atTheSale();
        counter.scan("22214").scan("20886").waitFor("£6.76").press(KeyCode.F10);
        counter.waitFor("Sell without tax").waitForRest().tap("Sell without tax");
        counter.waitFor("Charge no tax").waitForRest().tap("Diplomat").type("EX 4711");
        counter.waitForRest().picture("window-exemption");
        counter.press(KeyCode.ENTER).waitFor("£5.75").waitForRest().picture("window-exempt");
        assertThat(counter.words()).contains("Tax exempt: Diplomat, certificate EX 4711");

        counter.press(KeyCode.F12).waitFor("exact").type("1000").press(KeyCode.ENTER);
        counter.waitFor("The sale is kept").waitForRest().picture("window-exempt-receipt");
        assertThat(counter.words()).contains("Certificate EX 4711");
    }

    @Test
    void aNoteIsWrittenByKeysAndACardNumberIsNot() {
        atTheSale();
        counter.scan("22214").scan("20886").waitFor("£6.76").press(KeyCode.F10);
        counter.waitFor("Note").waitForRest().tap("Note").waitFor("Keep the note").waitForRest();
        counter.type("4111 1111 1111 1111").press(KeyCode.ENTER);
        counter.waitFor(
                        "This looks like a card number. Card numbers are never written down"
                                + " here.")
                .waitForRest()
                .picture("window-note-refused");
        counter.press(KeyCode.F6).waitForRest().type("gift wrap").press(KeyCode.ENTER);

        counter.waitFor("Note: gift wrap").waitForRest().picture("window-note");
    }
}
