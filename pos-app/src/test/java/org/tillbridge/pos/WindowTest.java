package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.Counter;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.PosWindow;

import java.util.List;

/// A person at the real window, over a real journal and replica.
@OnScreen
class WindowTest extends AtTheWindow {
    @Test
    void aSaleByKeysAloneFromSignOnToReceipt() {
        counter.waitFor("B. Evans")
                .press(KeyCode.DOWN)
                .type("3333")
                .press(KeyCode.ENTER)
                .waitFor("£50");
        counter.type("10000").waitFor("£100.00").press(KeyCode.ENTER).waitFor("New sale");
        counter.scan("22214").waitFor("Candle plate lace white");
        counter.type("candles").waitFor("20886").waitForRest();
        assertThat(counter.words()).contains("adds three").doesNotContain("more results");
        counter.press(KeyCode.ENTER).waitFor("£6.76");
        counter.press(KeyCode.F12).waitFor("Payments");
        counter.type("1000").waitFor("£3.24").picture("window-tender");
        counter.press(KeyCode.ENTER).waitFor("The sale is kept").picture("window-receipt");
        counter.press(KeyCode.ENTER).waitFor("New sale");

        assertThat(till.receipts.recent(10)).hasSize(1);
    }

    @Test
    void helpStandsInPlaceOfTheTaskUntilAnyKeyIsPressed() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55");

        counter.press(KeyCode.F1).waitFor("Void line").picture("window-help");
        assertThat(counter.words()).contains("Help", "£2.55", "one step back");
        counter.press(KeyCode.ESCAPE);
        assertThat(counter.words()).doesNotContain("one step back");
        counter.press(KeyCode.F1).scan("20886").waitFor("£6.76").waitFor("F2");
        counter.press(KeyCode.F1).type("jumbo").waitFor("85099");
        counter.press(KeyCode.F1).press(KeyCode.F12).waitFor("Payments");
    }

    @Test
    void aSaleByFingersAlone() {
        counter.tap("A. Morgan");
        for (int digit = 0; digit < 4; digit++) {
            counter.tap("3");
        }
        counter.tap("Sign on").tap("£100").waitFor("£100.00").tap("Open the till");
        counter.tap("Candles").tap("Candle plate lace white").waitFor("£2.55").tap("Pay");
        counter.tap("£5").waitFor("£2.45").tap("Finish sale").waitFor("The sale is kept");
        counter.tap("Next customer").waitFor("New sale");

        assertThat(till.receipts.recent(10)).hasSize(1);
    }

    @Test
    void twoEntersOnFinishMakeOneSaleAndKeepTheChangeInSight() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F12).waitFor("Payments");
        counter.type("500").waitFor("£2.45").pressTwice(KeyCode.ENTER);
        counter.waitFor("The sale is kept");

        assertThat(till.receipts.recent(10)).hasSize(1);
        assertThat(navigation.place().get()).isEqualTo(Place.RECEIPT);
    }

    @Test
    void aScanWhileMoneyIsTakenGoesBackToTheSaleWithIt() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F12).waitFor("Payments");

        counter.scan("5012345678900").waitFor("£5.10");

        assertThat(navigation.place().get()).isEqualTo(Place.SALE);
    }

    @Test
    void anUnknownCodeIsSoldByDepartmentOrTakenOutByKeys() {
        atTheSale();
        counter.scan("4006381333931").waitFor("4006381333931 is not known here");
        counter.picture("window-unknown").press(KeyCode.DELETE).waitFor("New sale");
        counter.scan("4006381333931").waitFor("4006381333931 is not known here");

        counter.press(KeyCode.F4).waitFor("Which department?").type("150");
        counter.press(KeyCode.ENTER).waitFor("£1.50");

        assertThat(till.openSale.basket().orElseThrow().isPayable()).isTrue();
    }

    @Test
    void aQuantityIsTypedBeforeItsItemByKeys() {
        atTheSale();
        counter.type("3 *").press(KeyCode.ENTER).waitFor("3 ×");
        counter.scan("22214").waitFor("£7.65");

        counter.type("2 * 20886").press(KeyCode.ENTER).waitFor("£16.07");

        assertThat(counter.words()).doesNotContain("3 ×");
    }

    @Test
    void aLineGetsAnotherQuantityAndIsVoidedByKeys() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F3).waitFor("How many?");
        counter.type("3").press(KeyCode.ENTER).waitFor("£7.65");

        counter.press(KeyCode.F9).waitFor("£0.00").picture("window-voided");

        assertThat(till.openSale.basket().orElseThrow().isPayable()).isFalse();
    }

    @Test
    void aKeyThatIsHeldTakesOutOneLineAlone() {
        atTheSale();
        counter.scan("22214").scan("20886").scan("85099B").waitFor("£8.71").waitForRest();

        counter.hold(KeyCode.DELETE).waitForRest();

        assertThat(till.openSale.basket().orElseThrow().transaction().standing()).hasSize(2);
    }

    @Test
    void aThousandPiecesThatAreConfirmedAsTheyStandStayAsMany() {
        atTheSale();
        counter.type("1500 * 22214").press(KeyCode.ENTER).waitFor("£3,825.00");
        counter.press(KeyCode.F3).waitFor("How many?").waitForRest().press(KeyCode.ENTER);

        counter.waitForRest().waitFor("£3,825.00");
    }

    @Test
    void aWeightIsTypedByFingersAlone() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").tap("Quantity").waitFor("How many?").waitForRest();
        tapEach("0.45");
        counter.waitForRest().picture("window-weight");
        counter.tap("Set the quantity").waitFor("£1.15");
    }

    @Test
    void aWeightThatIsConfirmedAsItStandsKeepsItsTare() {
        atTheSale();
        counter.type("0.480-0.030 * 22214").press(KeyCode.ENTER).waitFor("£1.15");
        counter.press(KeyCode.F3).waitFor("How many?").waitForRest().press(KeyCode.ENTER);
        counter.waitForRest();

        assertThat(counter.words())
                .contains("£1.15")
                .anyMatch(words -> words.contains("gross 0.48, tare 0.03"));
    }

    @Test
    void aReceiptOfTheDayIsShownAgainByAFingerAndByKeys() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F12).waitFor("Payments");
        counter.type("500").waitFor("£2.45").press(KeyCode.ENTER).waitFor("The sale is kept");
        counter.press(KeyCode.ENTER).waitFor("New sale").press(KeyCode.F8);

        counter.waitFor("1-2-1-000001").waitFor("Sale").picture("window-day");
        counter.tap("1-2-1-000001").waitFor("This is a copy").picture("window-copy");
        assertThat(counter.words())
                .contains("Copy", "Nothing is given now.")
                .doesNotContain("A copy of the receipt?");
        counter.tap("Back").waitFor("Totals of the day");
        counter.press(KeyCode.ENTER).waitFor("This is a copy");
        counter.press(KeyCode.ESCAPE).waitFor("Totals of the day");
        counter.press(KeyCode.F12).waitFor("New sale");
    }

    @Test
    void aNameAndACodeAreTypedByFingersAlone() {
        atTheSale();
        counter.tapNamed("Item name or number").waitFor("Space");
        tapEach("JUMBO");
        counter.waitFor("85099").waitForRest().picture("window-letters");
        counter.tapNamed("Delete the last character").tap("O").tap("Close").waitFor("85099");
        assertThat(counter.words()).doesNotContain("Space");
        counter.press(KeyCode.ESCAPE).waitFor("Candles");

        counter.tapNamed("Letters and digits on the screen").waitFor("Space");
        tapEach("22214");
        counter.tap("Enter").waitFor("£2.55");
        counter.press(KeyCode.ESCAPE).waitFor("Candles");

        assertThat(counter.words()).doesNotContain("Space");
        assertThat(navigation.place().get()).isEqualTo(Place.SALE);
    }

    @Test
    void escClearsWhatWasTypedAndThenClosesTheLetters() {
        atTheSale();
        counter.tapNamed("Item name or number").waitFor("Space");
        tapEach("JUM");
        counter.waitFor("Esc clears").waitFor("85099");
        assertThat(counter.words()).contains("Close").doesNotContain("Esc");

        counter.press(KeyCode.ESCAPE).waitFor("Esc");
        assertThat(counter.words()).contains("Space").doesNotContain("Esc clears", "85099");
        counter.press(KeyCode.ESCAPE).waitFor("Candles");

        assertThat(counter.words()).doesNotContain("Space");
    }

    @Test
    void whatIsSoldWithoutACodeIsNamedByFingersAlone() {
        atTheSale();
        counter.tap("No barcode").waitFor("Which department?");
        counter.tapNamed("What is it? (may stay empty)").waitFor("Space");
        tapEach("VASE");
        counter.waitForRest().picture("window-department-letters");
        counter.tapNamed("Price").waitForRest();
        assertThat(counter.words()).doesNotContain("Space");
        tapEach("150");
        counter.tap("Sell it by department").waitFor("£1.50").waitForRest();

        assertThat(counter.words()).anyMatch(words -> words.endsWith("By department vase"));
    }

    @Test
    void wherePricesAreFromIsSaidByFingersInTheSmallestWindow() {
        atTheSale();
        smallest();
        counter.type("77").press(KeyCode.ENTER).waitFor("The list has no price for it.");
        tapEach("320");
        counter.tapNamed("Where is the price from? (empty: its label)").waitFor("Space");
        tapEach("LIST");
        counter.waitForRest().picture("window-price-letters-1024");
        everyButtonIsInTheWindow();
        counter.press(KeyCode.ESCAPE).waitForRest();
        assertThat(counter.words()).doesNotContain("Space");
        counter.tap("Sell it at this price").waitFor("£3.20").waitForRest();

        assertThat(counter.words()).anyMatch(words -> words.endsWith("Price asked for, list"));
    }

    private void smallest() {
        onFx(
                () -> {
                    counter.scene().getWindow().setWidth(PosWindow.LEAST_WIDTH);
                    counter.scene().getWindow().setHeight(PosWindow.LEAST_HEIGHT);
                    return true;
                });
    }

    @Test
    void theLettersFitTheSmallestWindow() {
        atTheSale();
        smallest();
        counter.tapNamed("Letters and digits on the screen").waitFor("Space").waitForRest();
        counter.type("candle").waitFor("22214").waitForRest().picture("window-letters-1024");

        everyButtonIsInTheWindow();
    }

    @Test
    void theChoicesUnderMoreAreOfOneHeightAndAllInSight() {
        atTheSale();
        counter.press(KeyCode.F10).waitFor("Totals of the day").waitForRest();
        counter.picture("window-more").press(KeyCode.F10).scan("22214").waitFor("£2.55");
        counter.press(KeyCode.F10).waitFor("Cancel the sale").waitForRest();

        double bar = counter.scene().getHeight() - 88;
        assertThat(onFx(() -> Counter.nodes(counter.scene().getRoot())))
                .filteredOn(node -> node.getStyleClass().contains("wide-choice"))
                .hasSize(9)
                .allSatisfy(
                        choice -> {
                            Bounds at = choice.localToScene(choice.getLayoutBounds());
                            assertThat(at.getHeight()).isEqualTo(84.0);
                            assertThat(at.getMaxY()).isLessThanOrEqualTo(bar);
                        });
    }

    private void everyButtonIsInTheWindow() {
        double width = onFx(() -> counter.scene().getWidth());
        double height = onFx(() -> counter.scene().getHeight());
        assertThat(onFx(() -> Counter.nodes(counter.scene().getRoot())))
                .filteredOn(Button.class::isInstance)
                .allSatisfy(
                        button -> {
                            Bounds at = button.localToScene(button.getLayoutBounds());
                            assertThat(at.getMaxX()).isLessThanOrEqualTo(width);
                            assertThat(at.getMaxY()).isLessThanOrEqualTo(height);
                        });
    }

    private void tapEach(String letters) {
        for (String letter : letters.split("")) {
            counter.tap(letter);
        }
    }

    @Test
    void aDrawerIsCountedByFingersAlone() {
        atTheSale();
        counter.press(KeyCode.F8).waitFor("Totals of the day");
        counter.press(KeyCode.F5).waitFor("Row above");

        counter.tap("2").waitFor("1 of 12 rows").tap("Next: £20 notes").waitFor("£20 notes");
        for (int kind = 2; kind < 12; kind++) {
            counter.tap("None of these").waitFor(kind + " of 12 rows");
        }
        counter.tap("None of these").waitFor("Done");

        assertThat(counter.words()).contains("Counted", "£100.00");
    }

    @Test
    void aSavedCountOffersNothingToCount() {
        atTheSale();
        counter.press(KeyCode.F5).waitFor("What is to be done?").waitForRest();
        counter.press(KeyCode.ENTER).waitFor("Row above");
        for (String pieces : List.of("2", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0")) {
            counter.waitFor("Counted so far").type(pieces).press(KeyCode.ENTER);
        }
        counter.waitFor("Expected").waitFor("Done").picture("window-counted");

        assertThat(counter.words()).contains("Counted", "£100.00", "Done");
        assertThat(counter.words()).doesNotContain("Counted so far", "Row above", "Back");
    }

    @Test
    void afterARestartTheSaleIsBack() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").close();
        till = till.restarted();
        till.signOn.signOff();
        open();

        counter.waitFor("B. Evans").press(KeyCode.DOWN).type("3333").press(KeyCode.ENTER);

        counter.waitFor("£2.55").waitFor("Candle plate lace white");
    }
}
