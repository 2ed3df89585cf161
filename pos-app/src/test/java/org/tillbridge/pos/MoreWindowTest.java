package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;

/// What else there is to do lies over the task of the sale, and in nobody's way.
@OnScreen
class MoreWindowTest extends AtTheWindow {
    private static final String ONE_OF_THEM = "Totals of the day";

    @BeforeEach
    void openMore() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F10).waitFor(ONE_OF_THEM);
    }

    @Test
    void aQuestionIsAskedInItsPlace() {
        counter.press(KeyCode.F3).waitFor("How many?").type("3").press(KeyCode.ENTER);

        counter.waitFor("£7.65");
        assertThat(counter.words()).doesNotContain(ONE_OF_THEM);
    }

    @Test
    void itIsNotThereForTheNextCustomer() {
        counter.press(KeyCode.F12).waitFor("Payments").type("1000").waitFor("£7.45");
        counter.press(KeyCode.ENTER).waitFor("The sale is kept").press(KeyCode.ENTER);

        counter.waitFor("New sale").waitForRest();
        assertThat(counter.words()).doesNotContain(ONE_OF_THEM);
    }
}
