package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.sale.AdjustViewModel;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Place;

import java.util.List;

/// What a cashier is asked where something is agreed beside the prices, with all but the pixels.
class AdjustCounterTest extends AtTheCounter {
    @BeforeEach
    void aSaleOfTwoLines() {
        openDay();
        sale.scanned("22214");
        sale.scanned("20886");
    }

    @Test
    void aDiscountIsAskedAboutTheLastLineAndGivenInPercent() {
        adjust().askDiscount();

        assertThat(task())
                .isEqualTo(
                        new Task.AskDiscount(
                                "Box of 9 pebble candles",
                                "It costs 4.21.",
                                false,
                                true,
                                "",
                                List.of(
                                        "Damaged",
                                        "Short date",
                                        "Price match",
                                        "Staff",
                                        "Goodwill"),
                                0,
                                ""));
        sale.moveChoice(1);
        adjust().discountTyped("12.5");
        adjust().giveDiscount("");

        assertThat(task()).isInstanceOf(Task.Favourites.class);
        assertThat(lastLine().saving()).isEqualTo("Discount: Short date −0.53");
        assertThat(sale.shown().get().toPay()).isEqualTo("£6.23");
        assertThat(sale.shown().get().changed()).isEqualTo(2);
    }

    @Test
    void theCodeOfTheGoodsIsNotTheSerialNumberOfAPiece() {
        sale.askSerial();
        sale.scanned("20886");

        assertThat(((Task.AskSerial) task()).wrong())
                .isEqualTo("That is the code of the goods. Scan the serial number of the piece.");
        sale.scanned("SN-20886");
        assertThat(task()).isInstanceOf(Task.Favourites.class);
        assertThat(lastLine().note()).contains("Serial SN-20886");
    }

    @Test
    void theLineChosenByHandIsAskedAboutAndAnAmountInItsOwnWordsIsGiven() {
        sale.select(sale.shown().get().rows().getFirst());
        adjust().askDiscount();
        adjust().otherKind();
        adjust().discountTyped("055");
        assertThat(((Task.AskDiscount) task()).typed()).isEqualTo("0.55");

        adjust().giveDiscount(" scratched lid ");

        assertThat(((BasketRow.Line) sale.shown().get().rows().getFirst()).saving())
                .isEqualTo("Discount: scratched lid −0.55");
    }

    @Test
    void theWholeSaleIsDiscountedAndNoughtTakesThatBack() {
        adjust().askDiscount();
        adjust().otherScope();
        adjust().discountTyped("10");
        adjust().chooseReason(3);
        adjust().giveDiscount("");
        assertThat(sale.shown().get().toPay()).isEqualTo("£6.08");

        adjust().askDiscount();
        adjust().otherScope();
        assertThat(((Task.AskDiscount) task()).costs())
                .isEqualTo("It costs 6.08, discount taken off. Type 0 to take the discount back.");
        adjust().discountTyped("0");
        adjust().giveDiscount("");

        assertThat(sale.shown().get().toPay()).isEqualTo("£6.76");
    }

    @Test
    void whatIsNoShareIsSaidBesideTheFieldAndTheQuestionStays() {
        adjust().askDiscount();
        for (String typed : List.of("", "0", "101", "ten", "5.005")) {
            adjust().discountTyped(typed);
            adjust().giveDiscount("");
            assertThat(((Task.AskDiscount) task()).wrong())
                    .as(typed)
                    .isEqualTo("Type a share above 0, at most 100 %.");
        }
        adjust().discountTyped("10");
        adjust().giveDiscount("4111 1111 1111 1111");

        assertThat(((Task.AskDiscount) task()).wrong())
                .isEqualTo(
                        "This looks like a card number. Card numbers are never written down"
                                + " here.");
        assertThat(sale.shown().get().toPay()).isEqualTo("£6.76");
    }

    @Test
    void aScanBesideTheQuestionIsNotRung() {
        adjust().askDiscount();
        sale.scanned("22214");

        assertThat(((Task.AskDiscount) task()).wrong())
                .isEqualTo("That scan was not rung. Answer this first, then scan again.");
        sale.back();
        assertThat(task()).isInstanceOf(Task.Favourites.class);
    }

    @Test
    void theApproverReadsHowMuchIsTakenOffAndWhy() {
        theCashierSells();
        adjust().askDiscount();
        adjust().otherScope();
        adjust().discountTyped("10");
        adjust().giveDiscount("");

        assertThat(approval.shown().get().orElseThrow().why())
                .isEqualTo("Not everyone may take something off a whole sale.");
        assertThat(approval.shown().get().orElseThrow().deed())
                .isEqualTo("10 % off: Whole sale (Damaged)");
        assertThat(approval.shown().get().orElseThrow().amount()).isEqualTo("£0.68");
        approval.choose(0);
        approveWith("3333");

        assertThat(sale.shown().get().toPay()).isEqualTo("£6.08");
        assertThat(task()).isInstanceOf(Task.Favourites.class);
    }

    @Test
    void aListedPriceIsChangedForAReasonAndTheLineSaysWhatTheListSays() {
        adjust().askPrice();
        assertThat(((Task.AskPrice) task()).about())
                .isEqualTo("It costs 4.21. What is it to cost?");
        sale.atPrice("leaflet");
        assertThat(((Task.AskPrice) task()).wrong()).isEqualTo("Type the price first.");
        sale.price("350");
        sale.atPrice("4111 1111 1111 1111");
        assertThat(((Task.AskPrice) task()).wrong())
                .isEqualTo(
                        "This looks like a card number. Card numbers are never written down"
                                + " here.");
        sale.atPrice(" leaflet of May ");

        assertThat(lastLine().note()).contains("Price changed, leaflet of May; the list says 4.21");
        assertThat(sale.shown().get().toPay()).isEqualTo("£6.05");

        adjust().askPrice();
        sale.price("421");
        sale.atPrice("");
        assertThat(lastLine().note()).doesNotContain("Price changed");
        assertThat(sale.shown().get().toPay()).isEqualTo("£6.76");
    }

    @Test
    void anotherPriceOfTheLineChosenIsApproved() {
        theCashierSells();
        sale.select(sale.shown().get().rows().getFirst());
        adjust().askPrice();
        sale.price("200");
        sale.atPrice("scratched");

        assertThat(approval.shown().get().orElseThrow().deed())
                .isEqualTo("Candle plate lace white at 2.00");
        approval.choose(0);
        approveWith("3333");

        assertThat(sale.shown().get().toPay()).isEqualTo("£6.21");
        assertThat(task()).isInstanceOf(Task.Favourites.class);
    }

    @Test
    void nobodyIsAskedToApproveAnotherPriceForADeposit() {
        WaterWithADeposit.in(till);
        theCashierSells();
        sale.scanned("601");
        sale.select(sale.shown().get().rows().getLast());
        adjust().askPrice();
        sale.price("10");

        sale.atPrice("scratched");

        assertThat(approval.shown().get()).isEmpty();
        assertThat(((Task.AskPrice) task()).wrong())
                .startsWith("A deposit or a levy goes with its goods.");
    }

    @Test
    void aSaleWithoutTaxIsApprovedWithReasonAndCertificate() {
        theCashierSells();
        adjust().askExemption();
        adjust().exempt(" ");
        assertThat(((Task.AskExemption) task()).wrong())
                .isEqualTo("Type the number of the certificate first.");
        sale.moveChoice(2);
        adjust().exempt("DE-77");

        assertThat(approval.shown().get().orElseThrow().deed())
                .isEqualTo("Without tax: Diplomat, certificate DE-77");
        approval.choose(0);
        approveWith("3333");

        assertThat(sale.shown().get().toPay()).isEqualTo("£5.75");
        assertThat(sale.shown().get().notes()).containsExactly("2 items", "No VAT charged");
        adjust().askExemption();
        assertThat(((Task.AskExemption) task()).certificate()).isEqualTo("DE-77");
        adjust().exempt("");
        assertThat(sale.shown().get().toPay()).isEqualTo("£6.76");
    }

    @Test
    void aNoteIsWrittenAboutALineOrTheSale() {
        adjust().askNote();
        adjust().note("gift wrap");
        assertThat(lastLine().note()).endsWith("Note: gift wrap");

        adjust().askNote();
        assertThat(((Task.AskNote) task()).note()).isEqualTo("gift wrap");
        adjust().otherScope();
        assertThat(((Task.AskNote) task()).note()).isEmpty();
        adjust().note("for Ms Li");

        assertThat(sale.shown().get().rows().getLast())
                .isEqualTo(new BasketRow.Remark("Note: for Ms Li", ""));
    }

    @Test
    void nothingIsAgreedWhereNothingIsSold() {
        sale.removeLine();
        sale.removeLine();
        adjust().askDiscount();
        assertThat(((Task.AskDiscount) task()).whole()).isTrue();
        adjust().discountTyped("10");
        adjust().giveDiscount("");

        assertThat(((Task.AskDiscount) task()).wrong())
                .isEqualTo("There is nothing to take off here.");
    }

    private void theCashierSells() {
        sale.signOff();
        signOnAs(1, "4444");
        assertThat(place()).isEqualTo(Place.SALE);
    }

    private AdjustViewModel adjust() {
        return sale.adjusting();
    }

    private Task task() {
        return sale.shown().get().task();
    }

    private BasketRow.Line lastLine() {
        return (BasketRow.Line) sale.shown().get().rows().getLast();
    }
}
