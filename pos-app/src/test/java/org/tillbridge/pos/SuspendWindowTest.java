package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;

/// Sales set aside and taken up again at the real window.
@OnScreen
class SuspendWindowTest extends AtTheWindow {
    @Test
    void aSaleIsSetAsideByAKeyAndTakenUpAgainFromTheList() {
        atTheSale();
        assertThat(counter.words()).doesNotContain("Resume 1");
        counter.scan("22214").waitFor("£2.55").scan("20886").waitFor("£6.76").waitForRest();
        counter.picture("window-suspend").press(KeyCode.F8).waitFor("The sale is set aside.");
        counter.waitFor("Resume 1").picture("window-suspended");

        counter.scan("85099B").waitFor("£1.95").press(KeyCode.F8).waitFor("Resume 2");
        counter.press(KeyCode.F3).waitFor("Suspended sales").waitForRest();
        counter.picture("window-suspended-list");
        assertThat(counter.words())
                .contains(
                        "12:00 · A. Morgan",
                        "Candle plate lace white, Box of 9 pebble candles · 2 lines",
                        "6.76");
        everyButtonIsLargeEnough();
        counter.press(KeyCode.DOWN).press(KeyCode.UP).press(KeyCode.ENTER).waitFor("£6.76");
        assertThat(counter.words()).doesNotContain("Suspended sales", "Resume 1");

        counter.press(KeyCode.F8)
                .waitFor("Resume 2")
                .press(KeyCode.F8)
                .waitFor("Totals of the day");
        counter.waitFor("Suspended sales, carried over").picture("window-day-suspended");
        assertThat(till.reports.suspended()).hasSize(2);
    }

    @Test
    void aFingerTakesASaleUpAgainAndAScanClosesTheList() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").tap("Suspend").waitFor("Resume 1");
        counter.tap("Resume 1").waitFor("Suspended sales").scan("20886").waitFor("£4.21");
        assertThat(counter.words()).doesNotContain("Suspended sales");

        counter.tap("Suspend").waitFor("Resume 2").tap("Resume 2").tap("4.21").waitFor("£4.21");
    }
}
