package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;

import java.util.List;

/// The receipt of an earlier day is wanted once more, at the real window.
@OnScreen
class EarlierReceiptsWindowTest extends AtTheWindow {
    @BeforeEach
    void aSaleOnADayAndOneOnTheNext() {
        atTheSale();
        sell();
        till.day.close(List.of());
        till.day.open(TillOnDisk.DAY.plusDays(1), pounds("100.00"));
        sell();
        counter.press(KeyCode.F8).waitFor("1-2-1-000003").waitForRest();
    }

    @Test
    void theDayBeforeIsOneKeyAwayAndItsReceiptACopy() {
        assertThat(counter.words()).doesNotContain("1-2-1-000001");
        counter.press(KeyCode.LEFT).waitFor("1-2-1-000001").waitForRest();
        counter.picture("window-day-before").press(KeyCode.ENTER);
        counter.waitFor("This is a copy").waitForRest().picture("window-day-before-copy");
        counter.press(KeyCode.ENTER).waitFor("1-2-1-000001").waitForRest();

        counter.press(KeyCode.RIGHT).waitFor("1-2-1-000003");
    }

    @Test
    void fingersAloneFindItTwice() {
        counter.tap("Day before").waitFor("1-2-1-000001").waitForRest();
        counter.tap("Day after").waitFor("1-2-1-000003").waitForRest();
    }

    @Test
    void itsNumberIsTypedAndOneThatIsNotThereStaysToBeMended() {
        counter.type("77").waitForRest().press(KeyCode.ENTER);
        counter.waitFor("There is no receipt 77 on this till.").waitForRest();
        counter.picture("window-day-no-receipt").press(KeyCode.ESCAPE).waitForRest();
        counter.type("1").waitForRest().press(KeyCode.ENTER);

        counter.waitFor("This is a copy").waitFor("Sale 1-2-1-000001").press(KeyCode.ENTER);

        counter.waitFor("Totals of the day").waitForRest().press(KeyCode.ESCAPE);
        counter.waitFor("New sale");
    }

    private void sell() {
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F12).waitFor("Payments").waitForRest();
        counter.type("500").waitFor("£2.45").press(KeyCode.ENTER).waitFor("The sale is kept");
        counter.press(KeyCode.ENTER).waitFor("New sale").waitForRest();
    }
}
