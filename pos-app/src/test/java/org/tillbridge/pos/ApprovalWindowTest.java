package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;

import java.time.Duration;
import java.util.List;

/// A cashier asks, a manager approves at the same screen.
@OnScreen
class ApprovalWindowTest extends AtTheWindow {
    private static final String ASKED = "Who approves this?";

    @Test
    void aManagerApprovesAPriceByKeysAndTheQuestionWaitsMeanwhile() {
        theCashierSells();
        counter.type("77")
                .press(KeyCode.ENTER)
                .waitFor("The list has no price for it.")
                .type("320");
        counter.press(KeyCode.ENTER).waitFor(ASKED).waitForRest().picture("window-approval");
        assertThat(counter.words()).contains("A. Morgan", "Thing without a price at 3.20");

        counter.press(KeyCode.ESCAPE).waitFor("The list has no price for it.").waitForRest();
        assertThat(counter.words()).doesNotContain(ASKED);
        counter.press(KeyCode.ENTER).waitFor(ASKED).waitForRest();
        counter.type("0000").waitForRest().press(KeyCode.ENTER);
        counter.waitUntil(
                () ->
                        counter.words().stream()
                                .anyMatch(words -> words.startsWith("That is not the PIN.")),
                "wrong PIN");
        counter.waitForRest().picture("window-approval-wrong");
        till.clock().forward(Duration.ofSeconds(5));
        counter.type("3333").waitForRest().press(KeyCode.ENTER);

        counter.waitFor("£3.20").waitForRest();
        assertThat(counter.words()).doesNotContain(ASKED);
    }

    @Test
    void aManagerApprovesAVoidByFingers() {
        theCashierSells();
        counter.type("40 * 22214").press(KeyCode.ENTER).waitFor("£102.00").waitForRest();
        counter.tap("Void line").waitFor(ASKED).waitForRest();
        counter.picture("window-approval-void");
        for (String digit : List.of("3", "3", "3", "3")) {
            counter.tap(digit);
        }
        counter.waitForRest().tap("Approve").waitFor("£0.00");
    }

    @Test
    void longAfterTheHubWasLastHeardTheQuestionSaysThatNobodyApproves() {
        theCashierSells();
        till.clock().forward(Duration.ofHours(73));
        counter.type("40 * 22214").press(KeyCode.ENTER).waitFor("£102.00").waitForRest();
        counter.press(KeyCode.F9).waitFor(ASKED);

        counter.waitFor("nobody here may").waitForRest().picture("window-approval-lapsed");
        assertThat(counter.words())
                .anyMatch(said -> said.startsWith("No answer from the hub since "));
        counter.press(KeyCode.ESCAPE).waitFor("£102.00");
    }

    @Test
    void aScanBesideTheQuestionIsSaidAndNotRung() {
        theCashierSells();
        counter.type("40 * 22214").press(KeyCode.ENTER).waitFor("£102.00").waitForRest();
        counter.press(KeyCode.F9).waitFor(ASKED).waitForRest();

        counter.scan("85099").waitFor("Approve this first, or go back.");

        counter.press(KeyCode.ESCAPE).waitFor("£102.00").waitForRest();
        assertThat(till.openSale.basket().orElseThrow().transaction().standing()).hasSize(1);
    }

    @Test
    void aSaleIsCancelledFromTheMenuOnceApproved() {
        theCashierSells();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F10).waitFor("Cancel the sale");
        counter.waitForRest().picture("window-more-sale").tap("Cancel the sale").waitFor(ASKED);
        counter.waitForRest().type("3333").waitForRest().press(KeyCode.ENTER);

        counter.waitFor("New sale");
        assertThat(till.openSale.basket()).isEmpty();
    }

    private void theCashierSells() {
        atTheSale();
        counter.press(KeyCode.F10).waitFor("Sign off").waitForRest().tap("Sign off");
        counter.waitFor("B. Evans").waitForRest().press(KeyCode.DOWN).press(KeyCode.DOWN);
        counter.type("4444").waitForRest().press(KeyCode.ENTER).waitFor("New sale").waitForRest();
    }
}
