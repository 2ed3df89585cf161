package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.sync.replica.Shop;

import java.time.Duration;

/// A person at the real window, with a terminal that reaches no bank.
@OnScreen
class OfflineCardsWindowTest extends AtTheWindow {
    @Test
    void whatTheTerminalHoldsIsListedWithItsDeadlineAndGoesWhenItIsForwarded() {
        sellByCardOffline();
        till.clock().forward(Duration.ofHours(13));
        sellByCardOffline();

        counter.press(KeyCode.F8).waitFor("Card payments to be forwarded").waitForRest();
        counter.picture("window-day-offline-cards");
        counter.press(KeyCode.F7)
                .waitFor("More than half of the time is over: by 2 Dec 2010 12:00")
                .waitForRest();
        counter.picture("window-offline-cards");
        counter.press(KeyCode.F5).waitFor("2 card payments still wait to be forwarded.");

        counter.press(KeyCode.DOWN)
                .press(KeyCode.F9)
                .waitFor("If that is so, press It was refused once more.");
        counter.picture("window-offline-cards-sure");
        counter.waitForRest().press(KeyCode.F9).waitFor("1 waits");
        till.terminal.goOnline();
        counter.press(KeyCode.F5).waitFor("None waits").waitForRest();
        counter.picture("window-offline-cards-none");
        assertThat(till.offlinePayments.now().waiting()).isEmpty();
    }

    private void sellByCardOffline() {
        till.terminal.goOffline(Money.of(Shop.GBP, 100));
        if (till.dayBook.openDay().isEmpty()) {
            atTheSale();
        }
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F12).waitFor("Payments");
        counter.press(KeyCode.F4).waitFor("Ask the terminal");
        counter.press(KeyCode.ENTER).waitFor("The sale is kept").press(KeyCode.ENTER);
        counter.waitFor("New sale");
    }
}
