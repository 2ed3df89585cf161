package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.SimulatedTerminal.Manner;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.sync.wire.LineClaimOutcome;

/// A sale that is paid, and should not have been, at the real window.
@OnScreen
class PostVoidWindowTest extends AtTheWindow {
    @Test
    void aSaleIsVoidedAtTheSecondPressAndItsMoneyGoesBack() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F12).waitFor("Payments");
        counter.type("500").waitFor("£2.45").press(KeyCode.ENTER).waitFor("The sale is kept");
        counter.press(KeyCode.ENTER).waitFor("New sale").press(KeyCode.F8);
        counter.waitFor("1-2-1-000001").waitForRest().press(KeyCode.F9);
        counter.waitFor("If that is meant, press Void sale once more.").picture("window-post-void");
        assertThat(till.receipts.recent(10)).hasSize(1);

        counter.waitForRest().press(KeyCode.F9).waitFor("The return is kept").waitForRest();
        counter.picture("window-post-voided");
        assertThat(counter.words()).contains("£2.55", "Sale voided");
        counter.press(KeyCode.ENTER).waitFor("New sale").press(KeyCode.F8);
        counter.waitFor("Sale, brought back").waitForRest().picture("window-day-voided");
        counter.press(KeyCode.DOWN).press(KeyCode.F9);
        counter.waitFor("Something of this sale was brought back already, or all of it.");
        assertThat(till.receipts.recent(10)).hasSize(2);
    }

    @Test
    void aSaleOfWhichSomeCameBackElsewhereStaysAndItsMoneyToo() {
        till.claimsAtHub.refuses(new LineClaimOutcome.CameBack(1));
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F12).waitFor("Payments");
        counter.type("500").waitFor("£2.45").press(KeyCode.ENTER).waitFor("The sale is kept");
        counter.press(KeyCode.ENTER).waitFor("New sale").press(KeyCode.F8);
        counter.waitFor("1-2-1-000001").waitForRest().press(KeyCode.F9);
        counter.waitFor("If that is meant, press Void sale once more.").waitForRest();

        counter.press(KeyCode.F9)
                .waitFor("Some of Candle plate lace white came back elsewhere meanwhile.")
                .waitForRest();

        counter.picture("window-post-void-came-back");
        assertThat(till.receipts.recent(10)).hasSize(1);
    }

    @Test
    void aSaleThatACardPaidIsVoidedOnceTheTerminalHasGivenItBack() {
        paidByCard();
        counter.press(KeyCode.F9)
                .waitFor("If that is meant, press Void sale once more.")
                .waitForRest()
                .press(KeyCode.F9);
        counter.waitFor("This sale is voided once its money is back.").waitForRest();
        counter.picture("window-post-void-card");
        till.terminal.next(Manner.DECLINES);
        assertThat(counter.words()).contains("Give back to the card");
        counter.press(KeyCode.F12)
                .waitFor("The terminal did not give it back. The card got nothing.")
                .waitFor("Give back cash")
                .waitForRest();

        counter.press(KeyCode.F10).waitFor("The return is kept").waitForRest();

        counter.picture("window-post-voided-card");
        assertThat(counter.words()).contains("Sale voided", "Test card, ending 4471");
        counter.press(KeyCode.ENTER).waitFor("New sale").press(KeyCode.F8);
        counter.waitFor("Sale, brought back");
    }

    @Test
    void cashIsOfferedForWhatACardPaidOnlyOnceTheCardDidNotTakeIt() {
        paidByCard();
        counter.press(KeyCode.F9)
                .waitFor("If that is meant, press Void sale once more.")
                .waitForRest()
                .press(KeyCode.F9)
                .waitFor("Give back to the card")
                .waitForRest();
        assertThat(counter.words()).doesNotContain("Give back cash");
        till.terminal.next(Manner.DECLINES);
        counter.press(KeyCode.F12).waitFor("Give back cash").waitForRest();

        counter.press(KeyCode.F12).waitFor("The return is kept").waitForRest();

        assertThat(counter.words()).contains("Sale voided", "Cash given back");
    }

    private void paidByCard() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F12).waitFor("Payments");
        counter.press(KeyCode.F4).waitFor("Ask the terminal").press(KeyCode.ENTER);
        counter.waitFor("The sale is kept").press(KeyCode.ENTER).waitFor("New sale");
        counter.press(KeyCode.F8).waitFor("1-2-1-000001").waitForRest();
    }
}
