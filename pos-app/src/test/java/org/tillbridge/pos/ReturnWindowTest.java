package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;

import java.util.List;
import java.util.UUID;

/// A person who takes goods back, at the real window.
@OnScreen
class ReturnWindowTest extends AtTheWindow {
    private static final String DAMAGED = "Damaged, not for sale";

    @Test
    void aReturnByKeysAlone() {
        atTheReturn();
        counter.type("3 *").press(KeyCode.ENTER).waitFor("3 ×");
        counter.scan("22214").waitFor("£7.65");
        counter.type("-").waitFor("£5.10").type("+").waitFor("£7.65");
        counter.press(KeyCode.F6).waitFor("It comes back at 2.55. What was paid for one?");
        counter.type("295").waitForRest().picture("window-return-paid");
        counter.scan("20886")
                .waitFor("That scan was not rung. Answer this first, then scan again.");
        counter.waitForRest().picture("window-return-scan");
        counter.press(KeyCode.ENTER).waitFor("£8.85").waitFor("Candle plate lace white");
        counter.press(KeyCode.F4).waitFor("Take something back without a barcode");
        counter.type("150").waitForRest().picture("window-return-department");
        counter.press(KeyCode.ENTER).waitFor("£10.35");
        counter.scan("20886").waitFor("£14.56").press(KeyCode.F9).waitFor("£10.35");
        counter.press(KeyCode.UP).press(KeyCode.UP).waitForRest().picture("window-return");
        counter.press(KeyCode.F3).waitFor("How many?").type("2").press(KeyCode.ENTER);
        counter.waitFor("£7.40");
        UUID open = till.openSale.basket().orElseThrow().transaction().id();

        counter.press(KeyCode.F12).waitFor("The return is kept");

        RetailTransaction back =
                ((ReturnCompleted) till.journal.reader().transaction(open).orElseThrow().fact())
                        .transaction();
        assertThat(back.goods())
                .filteredOn(line -> ((ReturnLine) line).tax().isNegative())
                .extracting(line -> List.of(name(line.goods()), line.quantity()))
                .containsExactly(
                        List.of("Candle plate lace white", Quantity.of(-2)),
                        List.of("Gifts", Quantity.of(-1)));
    }

    @Test
    void aReturnByFingersAlone() {
        atTheReturn();
        counter.scan("22214")
                .waitFor("£2.55")
                .tapNamed("One more")
                .waitFor("£5.10")
                .tapNamed("One more")
                .waitFor("£7.65");
        counter.tapNamed("One less").waitFor("£5.10").tap("Damaged").waitForRest();
        counter.picture("window-return-by-fingers");
        counter.tap("No barcode").waitFor("Which department?").waitForRest();
        for (String digit : List.of("1", "5", "0")) {
            counter.tap(digit);
        }
        counter.tap("Take it back by department").waitFor("£6.60");
        counter.tap("Void line").waitFor("£5.10").tap("Give back cash");
        counter.waitFor("The return is kept");
    }

    @Test
    void whyGoodsComeBackIsChosenByArrowsUnlessTheyMoveInWhatWasTyped() {
        atTheReturn();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.LEFT).waitForRest();
        assertThat(counter.words()).anyMatch(words -> words.endsWith("Faulty · " + DAMAGED));
        counter.press(KeyCode.LEFT).press(KeyCode.LEFT).waitForRest().picture("window-reasons");
        assertThat(counter.words()).anyMatch(words -> words.endsWith("Damaged · " + DAMAGED));

        counter.type("heart").press(KeyCode.RIGHT).press(KeyCode.ESCAPE).waitForRest();
        counter.press(KeyCode.F3).waitFor("How many?").press(KeyCode.DELETE);
        counter.press(KeyCode.RIGHT).press(KeyCode.ESCAPE).waitForRest();

        assertThat(counter.words()).anyMatch(words -> words.endsWith("Damaged · " + DAMAGED));
    }

    @Test
    void oneButtonGoesBackAndOneBearsEsc() {
        atTheSale();
        counter.press(KeyCode.F4).waitFor("Which department?").waitForRest();
        oneGoesBack();
        counter.press(KeyCode.ESCAPE).waitForRest().press(KeyCode.F7);
        counter.waitFor("Scan the receipt, then what comes back.").scan("22214").waitFor("£2.55");
        for (KeyCode question : List.of(KeyCode.F3, KeyCode.F6, KeyCode.F4)) {
            counter.press(question).waitFor("after the answer").waitForRest();
            oneGoesBack();
            counter.tap("Back").waitFor("Why does it come back?");
        }

        counter.tapNamed("Item name or number").waitFor("Space");
        oneGoesBack();
    }

    private void oneGoesBack() {
        assertThat(counter.words()).filteredOn("Back"::equals).hasSize(1);
        assertThat(counter.words()).filteredOn("Esc"::equals).hasSize(1);
    }

    @Test
    void whatIsTypedMayHaveASignInIt() {
        atTheReturn();
        counter.scan("22214").waitFor("£2.55");

        counter.type("no-such").waitFor("0 of 0 items").waitForRest();

        assertThat(counter.words()).contains("£2.55");
        counter.press(KeyCode.ESCAPE).waitForRest();
        assertThat(navigation.place().get()).isEqualTo(Place.RETURN);
        assertThat(counter.words()).contains("£2.55");
    }

    private void atTheReturn() {
        atTheSale();
        counter.press(KeyCode.F7).waitFor("Scan the receipt, then what comes back.");
    }

    private static String name(Goods goods) {
        return goods.name();
    }
}
