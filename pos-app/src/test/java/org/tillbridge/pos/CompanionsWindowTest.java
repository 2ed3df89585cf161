package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.PosWindow;

/// Goods with a deposit, at a real window.
@OnScreen
class CompanionsWindowTest extends AtTheWindow {
    @Test
    void aDepositStandsUnderItsGoodsAndGoesWithThem() {
        WaterWithADeposit.in(till);
        atTheSale();
        counter.scan("22214").waitFor("£2.55").scan("601").waitFor("£8.85").waitForRest();
        counter.picture("window-deposit");
        assertThat(counter.words()).contains("Comes along, 6 each");

        counter.press(KeyCode.F3).waitForRest().type("2").press(KeyCode.ENTER).waitFor("£15.15");
        counter.tap("Deposit on a bottle").press(KeyCode.F9);
        counter.waitFor("A deposit or a levy goes with its goods.").waitForRest();
        counter.picture("window-deposit-alone");
        onFx(
                () -> {
                    counter.scene().getWindow().setWidth(PosWindow.LEAST_WIDTH);
                    counter.scene().getWindow().setHeight(PosWindow.LEAST_HEIGHT);
                    return true;
                });
        counter.waitForRest().picture("window-deposit-1024");
        counter.tap("Water, six bottles").press(KeyCode.F9).waitFor("£2.55");
    }
}
