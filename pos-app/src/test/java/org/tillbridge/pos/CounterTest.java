package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.drawer.DrawerCountViewModel.Fact;
import org.tillbridge.pos.receipt.ReceiptViewModel.Done;
import org.tillbridge.pos.receipt.ReceiptViewModel.PaperRow;
import org.tillbridge.pos.receipt.ReceiptViewModel.Weight;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.tender.TenderViewModel.Kind;
import org.tillbridge.pos.tender.TenderViewModel.PaymentRow;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.sync.replica.Shop;

import java.time.Instant;
import java.util.Optional;

/// What a person at the counter does and reads, with all but the pixels.
class CounterTest extends AtTheCounter {
    @Test
    void aDayFromSignOnToTheCount() {
        signOnAs(0, "3333");
        assertThat(place()).isEqualTo(Place.OPEN_TILL);
        openTill.note(1);
        assertThat(openTill.shown().get().big()).isEqualTo("£100.00");
        openTill.open();

        sale.scanned("22214");
        sale.enter("3 *");
        sale.enter("20886");
        assertThat(sale.shown().get().rows())
                .containsExactly(
                        new BasketRow.Line(1, "1", "Candle plate lace white", "2.55", "2.55", ""),
                        new BasketRow.Line(
                                2,
                                "3",
                                "Box of 9 pebble candles",
                                "4.21",
                                "12.63",
                                "20886 · 12:00 · None here"));
        assertThat(sale.shown().get().toPay()).isEqualTo("£15.18");
        assertThat(sale.shown().get().notes()).containsExactly("4 items", "VAT included 2.26");
        sale.pay();

        tender.given("2000");
        assertThat(tender.shown().get().typed()).isEqualTo("20.00");
        assertThat(tender.shown().get().big()).isEqualTo("£4.82");
        assertThat(tender.shown().get().chosenNote()).as("exact, £20, £50").isEqualTo(1);
        tender.finish();
        assertThat(place()).isEqualTo(Place.RECEIPT);
        assertThat(receipt.shown().get().title()).isEqualTo("Sale 1-2-1-000001");
        assertThat(receipt.shown().get().big()).isEqualTo("£4.82");
        assertThat(receipt.shown().get().done())
                .isEqualTo(
                        new Done(
                                "The sale is kept",
                                "Give the change.",
                                "The large number stays until the next customer.",
                                false,
                                "Next customer"));
        receipt.next();

        sale.showDay();
        assertThat(day.shown().get().net()).isEqualTo("£15.18");
        day.countDrawer();
        countPieces("2", "0", "1", "1", "0", "0", "0", "0", "1", "1", "1", "1");
        assertThat(count.shown().get().result())
                .containsExactly(
                        new Fact("Counted", "115.18"),
                        new Fact("Expected", "115.18"),
                        new Fact("Difference", "0.00"),
                        new Fact("Report", "1-2-1-000002"));
        assertThat(count.shown().get().bigLabel()).isEqualTo("Counted");
        assertThat(count.shown().get().row()).isEqualTo(-1);
        count.next();
        assertThat(place()).isEqualTo(Place.SIGN_ON);
    }

    @Test
    void aShopWhoseMoneyHasNoDecimalsOpensAndSells() {
        till.put(Shop.STORE, Shop.at("Otaru", CurrencyUnit.JPY, "JP", "Asia/Tokyo"));
        till.put(Shop.PRICES, Shop.price(22214, Instant.EPOCH, "250"));

        openDay();
        sale.scanned("22214");
        assertThat(sale.shown().get().toPay()).isEqualTo("JP¥250");
        sale.pay();
        tender.given("10000");
        tender.finish();

        assertThat(receipt.shown().get().big()).isEqualTo("JP¥9,750");
    }

    @Test
    void aFloatThatIsTypedBeforeTheTillIsReadyForItIsTaken() {
        tasks.holdAside();
        navigation.goTo(Place.OPEN_TILL);
        openTill.openingFloat("50");
        openTill.openingFloat("5000");
        tasks.letAside();

        assertThat(openTill.shown().get().big()).isEqualTo("£50.00");
    }

    @Test
    void howMuchIsPaidAndHowIsTakenThoughItIsSaidBeforeTheSumIsThere() {
        openDay();
        sell("22214", "500");
        sale.scanned("22214");
        tasks.holdBasket();
        navigation.goTo(Place.TENDER);
        assertThat(tender.shown().get().big()).as("not the last sale's").isEmpty();
        tender.choose(Kind.VOUCHER);
        tender.given("2");
        tender.given("200");
        tasks.letBasket();

        assertThat(tender.shown().get().kind()).isEqualTo(Kind.VOUCHER);
        assertThat(tender.shown().get().typed()).isEqualTo("2.00");
        tender.back();
        navigation.goTo(Place.TENDER);
        assertThat(tender.shown().get().typed()).as("anew").isEmpty();
    }

    @Test
    void whatShouldBeInTheDrawerIsNotToldBeforeTheCountIsSaved() {
        openDay();
        sell("22214", "255");
        sale.countDrawer();

        assertThat(count.shown().get().toString()).doesNotContain("102.55");
    }

    @Test
    void aWrongPinIsSaidAndDelays() {
        signOnAs(0, "9999");

        assertThat(signOn.shown().get().wrong())
                .isEqualTo("That is not the PIN. Try again from 12:00:01 on.");
        assertThat(place()).isEqualTo(Place.SIGN_ON);
    }

    @Test
    void aBadgeChoosesItsNameAndAStrangersIsToldAbout() {
        signOn.scanned("4");
        assertThat(signOn.shown().get().chosen()).isEqualTo(1);

        signOn.scanned("70000");
        assertThat(signOn.shown().get().chosen()).as("nobody").isEqualTo(-1);
        assertThat(signOn.shown().get().wrong())
                .isEqualTo("Nobody here has this badge. Choose your name.");
    }

    @Test
    void lessThanTheDueIsRefusedWithASentence() {
        openDay();
        sale.scanned("22214");
        sale.pay();

        tender.given("200");

        assertThat(tender.shown().get().next()).isEqualTo("Take as a part");
        assertThat(tender.shown().get().big()).isEqualTo("£0.55");
        tender.finish();
        assertThat(place()).isEqualTo(Place.TENDER);
        assertThat(tender.shown().get().payments())
                .extracting(PaymentRow::amount)
                .containsExactly("2.55", "\u22122.00", "0.55");
        assertThat(till.openSale.basket()).isPresent();
    }

    @Test
    void theQuickNotesAreTheExactAmountAndTheNextOnes() {
        openDay();
        sale.enter("15 * 22214");
        sale.pay();

        assertThat(tender.shown().get().quickNotes().stream().map(note -> note.words()))
                .containsExactly("£38.25", "£40", "£50");
        tender.note(1);
        assertThat(tender.shown().get().change()).isEqualTo("1.75");
    }

    @Test
    void payingTwiceMakesOneSale() {
        openDay();
        sale.scanned("22214");
        sale.pay();
        tender.given("500");

        tender.finish();
        tender.finish();

        assertThat(till.receipts.recent(10)).hasSize(1);
    }

    @Test
    void anUnknownCodeStaysAsARowAndIsSoldByDepartment() {
        openDay();
        sale.scanned("4006381333931");
        assertThat(sale.shown().get().rows())
                .containsExactly(new BasketRow.Unknown(1, "4006381333931", "1"));
        assertThat(sale.shown().get().notPayable()).isEqualTo("unknown code first");

        sale.askDepartment(Optional.of((BasketRow.Unknown) sale.shown().get().rows().getFirst()));
        sale.byDepartment(0, "a pen");
        assertThat(((Task.AskDepartment) sale.shown().get().task()).wrong())
                .isEqualTo("Type the price first.");
        sale.price("150");
        sale.byDepartment(0, "a pen");

        assertThat(sale.shown().get().toPay()).isEqualTo("£1.50");
        assertThat(sale.shown().get().notPayable()).isEmpty();
    }

    @Test
    void anItemIsFoundByTheBeginningOfItsNameAndChosenByTheKeys() {
        openDay();

        sale.search("jumbo");
        sale.moveChoice(1);
        sale.enter("jumbo");

        assertThat(sale.shown().get().toPay()).isEqualTo("£1.95");
        assertThat(sale.shown().get().task()).isInstanceOf(Task.Favourites.class);
    }

    @Test
    void whatIsEnteredBeforeItsSearchAnswersIsRungWhenItDoes() {
        openDay();
        tasks.holdAside();
        sale.search("jumbo");
        sale.enter("jumbo");
        assertThat(sale.shown().get().rows()).isEmpty();

        tasks.letAside();

        assertThat(sale.shown().get().rows()).hasSize(1);
        assertThat(sale.shown().get().message()).isEmpty();
    }

    @Test
    void anAmbiguousCodeAsks() {
        openDay();

        sale.scanned("15056Bl");

        assertThat(((Task.Choice) sale.shown().get().task()).rows()).hasSize(2);
        sale.add(1);
        assertThat(sale.shown().get().rows()).hasSize(1);
    }

    @Test
    void anAbsurdQuantityIsRefusedBesideTheField() {
        openDay();
        sale.scanned("22214");
        sale.askQuantity();

        sale.setQuantity("5012345678900");

        assertThat(((Task.AskQuantity) sale.shown().get().task()).wrong())
                .isEqualTo("The quantity cannot be above 99,999.");
        sale.setQuantity("3");
        assertThat(sale.shown().get().toPay()).isEqualTo("£7.65");
    }

    @Test
    void aScanOnTheReceiptStartsTheNextSale() {
        openDay();
        sell("22214", "500");

        receipt.scanned("20886");

        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(sale.shown().get().toPay()).isEqualTo("£4.21");
    }

    @Test
    void theReceiptIsSavedAsPdf() {
        openDay();
        sell("22214", "500");

        receipt.savePdf();

        assertThat(folder.resolve("receipts/1-2-1-000001.pdf")).isNotEmptyFile();
    }

    @Test
    void anEarlierReceiptIsShownAgainAsACopy() {
        openDay();
        sell("22214", "500");
        sell("20886", "500");
        sale.showDay();
        day.moveChoice(1);
        day.openChosen();

        assertThat(place()).isEqualTo(Place.RECEIPT);
        assertThat(receipt.shown().get().title()).isEqualTo("Sale 1-2-1-000001");
        assertThat(receipt.shown().get().paper())
                .contains(new PaperRow("Copy", "", Weight.CENTRED));
        assertThat(receipt.shown().get().done())
                .isEqualTo(
                        new Done(
                                "This is a copy",
                                "Nothing is given now.",
                                "The large number is what went back then.",
                                true,
                                "Back"));
        receipt.savePdf();
        assertThat(folder.resolve("receipts/1-2-1-000001-copy.pdf")).isNotEmptyFile();
        receipt.next();

        assertThat(place()).isEqualTo(Place.DAY);
        assertThat(day.shown().get().chosen()).isEqualTo(1);
        assertThat(till.receipts.recent(10)).hasSize(2);
    }

    @Test
    void theFirstReceiptOfALongDayIsFoundInTheEvening() {
        openDay();
        for (int sale = 0; sale < 60; sale++) {
            sell("22214", "500");
        }
        sale.showDay();
        assertThat(day.shown().get().listing().rows()).hasSize(60);
        day.moveChoice(100);
        day.openChosen();

        assertThat(receipt.shown().get().title()).isEqualTo("Sale 1-2-1-000001");
    }

    @Test
    void goodsComeBackWithoutAReceiptForCash() {
        openDay();
        sale.startReturn();
        returns.scanned("22214");
        returns.reason(0);
        returns.disposition(1);

        assertThat(returns.shown().get().toGiveBack()).isEqualTo("£2.55");
        assertThat(returns.shown().get().rows())
                .containsExactly(
                        new BasketRow.Line(
                                1,
                                "−1",
                                "Candle plate lace white",
                                "2.55",
                                "−2.55",
                                "22214 · 12:00 · Damaged · Damaged, not for sale"));
        returns.refund();
        returns.refund();

        assertThat(place()).isEqualTo(Place.RECEIPT);
        assertThat(receipt.shown().get().big()).isEqualTo("£2.55");
        assertThat(receipt.shown().get().done())
                .isEqualTo(
                        new Done(
                                "The return is kept",
                                "The money goes back to the customer.",
                                "The large number stays until the next customer.",
                                false,
                                "Next customer"));
        assertThat(till.receipts.recent(10)).hasSize(1);
    }

    @Test
    void aCashierGivesMoneyBackOnceAManagerHasApproved() {
        openDay();
        sale.signOff();
        signOnAs(1, "4444");
        sale.startReturn();
        returns.scanned("22214");
        returns.refund();
        assertThat(till.receipts.recent(10)).isEmpty();
        assertThat(approval.shown().get().orElseThrow().amount()).isEqualTo("−£2.55");

        approveWith("3333");

        assertThat(place()).isEqualTo(Place.RECEIPT);
        assertThat(till.receipts.recent(10)).hasSize(1);
        assertThat(approval.shown().get()).isEmpty();
    }

    @Test
    void afterARestartTheSaleIsBackOnTheScreen() {
        openDay();
        sale.scanned("22214");
        till = till.restarted();
        show();
        till.signOn.signOff();

        signOnAs(0, "3333");

        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(sale.shown().get().toPay()).isEqualTo("£2.55");
    }
}
