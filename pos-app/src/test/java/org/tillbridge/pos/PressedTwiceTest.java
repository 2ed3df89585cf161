package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.ui.Counter;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Place;

import java.util.List;
import java.util.Optional;

/// Hands that press the next step more than once, at the real window: what a second press meets is
/// not paid, finished or left a second time.
@OnScreen
class PressedTwiceTest extends AtTheWindow {
    private static final String FINISH = "Finish sale";
    private static final String TAKE = "Take as a part";

    /// How the next step is pressed more than once.
    enum Hands {
        DOUBLE_CLICK {
            @Override
            void press(Counter counter, String words, KeyCode key) {
                counter.tapAnd(words, Optional.empty());
            }
        },
        KEY_HELD_DOWN {
            @Override
            void press(Counter counter, String words, KeyCode key) {
                counter.waitFor(words).hold(key);
            }
        },
        CLICK_AND_KEY_AT_ONCE {
            @Override
            void press(Counter counter, String words, KeyCode key) {
                counter.tapAnd(words, Optional.of(key));
            }
        };

        abstract void press(Counter counter, String words, KeyCode key);
    }

    /// getdokan/wepos#50, opensourcepos/opensourcepos#4688, Dolibarr/dolibarr#7721
    @ParameterizedTest
    @EnumSource
    void payPressedTwiceMakesOneSaleWhoseChangeStaysInSight(Hands hands) {
        atTheSale();
        counter.scan("22214").waitFor("£2.55");
        hands.press(counter, "Pay", KeyCode.F12);
        counter.waitForRest();
        assertThat(navigation.place().get()).as("nothing is paid yet").isEqualTo(Place.TENDER);
        assertThat(till.receipts.recent(10)).isEmpty();
        counter.type("500").waitFor("£2.45");
        hands.press(counter, FINISH, KeyCode.ENTER);
        counter.waitFor("The sale is kept").waitForRest();

        assertThat(till.receipts.recent(10)).hasSize(1);
        assertThat(navigation.place().get()).isEqualTo(Place.RECEIPT);
    }

    /// The same of a part: it is not taken twice, and the rest is not taken for paid.
    @ParameterizedTest
    @EnumSource
    void aPartPressedTwiceIsTakenOnce(Hands hands) {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F12).waitFor("Payments");
        counter.type("100");
        hands.press(counter, TAKE, KeyCode.ENTER);
        counter.waitFor("£1.55").waitForRest();

        assertThat(till.openSale.basket().orElseThrow().tenders())
                .extracting(TakenTender::amount)
                .isEqualTo(List.of(Money.parse("GBP 1.00")));
        assertThat(till.receipts.recent(10)).isEmpty();
    }
}
