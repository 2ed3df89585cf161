package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.receipt.ReceiptViewModel.PaperRow;
import org.tillbridge.pos.sale.LineOutcome;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.Scope;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Goods that come back without a receipt: how many, at which price, and what has no code.
class ReturnCounterTest extends AtTheCounter {
    private static final int DAMAGED = 0;

    @BeforeEach
    void atTheReturn() {
        openDay();
        sale.startReturn();
    }

    @Test
    void aQuantityTypedBeforeIsThatOfTheNextItemAlone() {
        returns.enter("3 *");
        assertThat(((Task.Favourites) task()).nextQuantity()).isEqualTo("3 ×");
        returns.scanned("22214");
        assertThat(toGiveBack()).isEqualTo("£7.65");

        returns.enter("2 * 20886");
        returns.scanned("22214");

        assertThat(quantities()).containsExactly("−3", "−2", "−1");
    }

    @Test
    void aQuantityTypedAheadIsForgottenBeforeTheReturnIsLeft() {
        returns.scanned("22214");
        returns.enter("12 *");
        returns.back();
        assertThat(place()).isEqualTo(Place.RETURN);

        returns.scanned("20886");

        assertThat(quantities()).containsExactly("−1", "−1");
    }

    @Test
    void theChosenLineGetsOneMoreOrOneLess() {
        returns.scanned("22214");
        returns.scanned("20886");
        returns.select(row(0));
        returns.quantityBy(1);
        returns.quantityBy(1);
        returns.quantityBy(-1);

        assertThat(quantities()).containsExactly("−2", "−1");
        assertThat(returns.shown().get().subject().orElseThrow().quantity()).isEqualTo("2");
        assertThat(toGiveBack()).isEqualTo("£9.31");
    }

    @Test
    void theLastPieceIsVoidedNotCountedAway() {
        returns.scanned("22214");

        returns.quantityBy(-1);

        assertThat(quantities()).containsExactly("−1");
        assertThat(message().happened()).isEqualTo("The quantity must be above zero.");
        returns.removeLine();
        assertThat(returns.shown().get().rows())
                .singleElement()
                .isInstanceOf(BasketRow.Voided.class);
        assertThat(returns.shown().get().message()).isEmpty();
    }

    @Test
    void aVoidIsOfTheLineChosenAndTheNextOneOfTheLastThatStands() {
        returns.scanned("22214");
        returns.scanned("20886");
        returns.select(row(0));

        returns.removeLine();
        returns.removeLine();

        assertThat(returns.shown().get().rows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).isInstanceOf(BasketRow.Voided.class));
        assertThat(returns.shown().get().message()).isEmpty();
    }

    @Test
    void aQuantityIsTypedAndAnAbsurdOneRefusedBesideTheField() {
        returns.scanned("22214");
        returns.askQuantity();
        returns.setQuantity("100000");
        assertThat(((Task.AskQuantity) task()).wrong())
                .isEqualTo("The quantity cannot be above 99,999.");

        returns.setQuantity("4");

        assertThat(toGiveBack()).isEqualTo("£10.20");
        assertThat(task()).isInstanceOf(Task.Favourites.class);
    }

    @Test
    void goodsWithoutACodeComeBackByDepartmentAtThePriceTyped() {
        returns.reason(DAMAGED);
        returns.enter("2 *");
        returns.askDepartment();
        returns.byDepartment(0, "");
        assertThat(((Task.AskDepartment) task()).wrong()).isEqualTo("Type the price first.");
        returns.price("350");
        returns.byDepartment(0, "blue vase");

        assertThat(returns.shown().get().rows())
                .containsExactly(
                        new BasketRow.Line(
                                1,
                                "−2",
                                "Gifts",
                                "3.50",
                                "−7.00",
                                "12:00 · By department blue vase · Damaged · Damaged, not for"
                                        + " sale"));
        ReturnLine line = refunded().getFirst();
        assertThat(line.goods())
                .isEqualTo(
                        new Goods.OfDepartment(
                                till.shelf.departments().getFirst().id(),
                                "Gifts",
                                Optional.empty(),
                                "blue vase"));
        assertThat(line.isProven()).isFalse();
        assertThat(line.disposition()).isEqualTo(Disposition.DAMAGED);
        assertThat(receipt.shown().get().paper())
                .extracting(PaperRow::left)
                .contains("By department: blue vase");
    }

    @Test
    void aCodeThatNobodyKnowsComesBackByDepartmentWithIt() {
        returns.scanned("4006381333931");
        assertThat(message())
                .isEqualTo(
                        new Message(
                                Message.Tone.CAUTION,
                                "Nobody knows the code 4006381333931.",
                                "Look at the label, find the item by its name, or take it back by"
                                        + " department."));

        returns.askDepartment();
        assertThat(((Task.AskDepartment) task()).code()).isEqualTo("4006381333931");
        returns.price("350");
        returns.byDepartment(0, "");

        assertThat(((Goods.OfDepartment) refunded().getFirst().goods()).code())
                .contains(Shop.code("4006381333931"));
    }

    @Test
    void theNextGoodsWithoutACodeAreNotThoseOfTheCodeBefore() {
        returns.scanned("4006381333931");
        returns.back();
        assertThat(place()).as("an unknown code asks nothing").isEqualTo(Place.SALE);
        sale.startReturn();

        returns.askDepartment();

        assertThat(((Task.AskDepartment) task()).code()).isEmpty();
    }

    @Test
    void whatWasPaidIsGivenBackWhereItIsNotTodaysPrice() {
        returns.enter("2 * 22214");
        returns.askPaid();
        assertThat(task())
                .isEqualTo(
                        new Task.AskPrice(
                                "Candle plate lace white",
                                "It comes back at 2.55. What was paid for one?",
                                "",
                                ""));
        returns.price("295");
        returns.atPrice("");

        assertThat(returns.shown().get().rows())
                .containsExactly(
                        new BasketRow.Line(
                                1,
                                "−2",
                                "Candle plate lace white",
                                "2.95",
                                "−5.90",
                                "22214 · 12:00 · Price changed, as the customer says; the list says"
                                        + " 2.55 · Changed mind · Back to stock"));
        ReturnLine line = refunded().getFirst();
        assertThat(line.unitPrice()).isEqualTo(pounds("2.95"));
        assertThat(line.listPrice()).contains(pounds("2.55"));
        assertThat(line.modifiers())
                .containsExactly(
                        new PriceModifier(
                                PriceModifier.Kind.OVERRIDE,
                                Money.of(Shop.GBP, new BigDecimal("-0.80")),
                                "as the customer says",
                                Optional.of(TillOnDisk.MANAGER)));
        assertThat(till.reader.stock(new ItemId(22214))).isEqualTo(Quantity.of(15));
    }

    @Test
    void noMoneyIsGivenBackBesideAnOpenQuestion() {
        returns.scanned("22214");
        returns.askPaid();
        returns.price("100");
        returns.refund();

        assertThat(returns.shown().get().notYet()).isEqualTo("after the answer");
        assertThat(place()).isEqualTo(Place.RETURN);
        returns.atPrice("");
        assertThat(toGiveBack()).isEqualTo("£1.00");
        assertThat(returns.shown().get().notYet()).isEmpty();
    }

    @Test
    void todaysPriceIsNoOtherPrice() {
        returns.scanned("22214");
        for (String typed : List.of("295", "255")) {
            returns.askPaid();
            returns.price(typed);
            returns.atPrice("old receipt");
        }

        assertThat(toGiveBack()).isEqualTo("£2.55");
        assertThat(refunded().getFirst().modifiers()).isEmpty();
    }

    @Test
    void aPriceAboveAnyIsRefusedBesideTheField() {
        returns.scanned("22214");
        returns.askPaid();
        returns.price("5012345678");
        returns.atPrice("");

        assertThat(((Task.AskPrice) task()).wrong()).isEqualTo("No price is above 999,999.99.");
        assertThat(toGiveBack()).isEqualTo("£2.55");
    }

    @Test
    void whoMayNotSetPricesGivesBackTodays() {
        returns.scanned("22214");
        till.signOn(TillOnDisk.CASHIER, "4444");

        returns.askPaid();
        returns.price("295");
        returns.atPrice("");
        assertThat(approval.shown().get().orElseThrow().why())
                .isEqualTo("Not everyone may change a price.");
        approval.back();

        assertThat(toGiveBack()).isEqualTo("£2.55");
        assertThat(till.returns.price(1, pounds("2.95"), ""))
                .isEqualTo(new LineOutcome.NotAllowed(Right.PRICE_OVERRIDE));
    }

    @Test
    void anItemWithoutAPriceComesBackAtTheOneTyped() {
        returns.enter("3 *");
        returns.scanned("77");
        assertThat(((Task.AskPrice) task()).about()).isEqualTo("The list has no price for it.");

        returns.price("320");
        returns.atPrice("its label");

        assertThat(toGiveBack()).isEqualTo("£9.60");
    }

    @Test
    void anItemWithoutATaxRateIsNotCalledOneWithoutAPrice() {
        Item gift = Shop.anItem(31, "Gift voucher");
        till.put(
                Scope.CATALOGUE,
                new ItemRow(
                        new Item(
                                gift.id(),
                                gift.sku(),
                                gift.name(),
                                gift.department(),
                                new TaxClass("exempt"),
                                false),
                        List.of(Shop.code("31"))));
        till.put(Shop.PRICES, Shop.price(31, Instant.EPOCH, "10.00"));

        returns.scanned("31");

        assertThat(message())
                .isEqualTo(
                        new Message(
                                Message.Tone.CAUTION,
                                "No tax rate is known for Gift voucher.",
                                "Ring it by another department, and tell head office."));
    }

    @Test
    void aQuestionIsLeftBeforeTheReturnIs() {
        returns.scanned("22214");
        returns.askQuantity();

        returns.back();

        assertThat(place()).isEqualTo(Place.RETURN);
        assertThat(task()).isInstanceOf(Task.Favourites.class);
        assertThat(quantities()).containsExactly("−1");
    }

    @Test
    void goodsAreTakenOutByLeavingOnlyAfterThatWasSaid() {
        returns.scanned("22214");
        returns.back();
        assertThat(message().happened()).isEqualTo("Leaving takes everything out of this return.");
        returns.quantityBy(1);
        returns.back();
        assertThat(place()).isEqualTo(Place.RETURN);
        assertThat(quantities()).containsExactly("−2");

        returns.back();

        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void whatIsEnteredBeforeItsSearchAnswersComesBackWhenItDoes() {
        tasks.holdAside();
        returns.search("jumbo");
        returns.enter("jumbo");

        tasks.letAside();

        assertThat(toGiveBack()).isEqualTo("£1.95");
    }

    private Task task() {
        return returns.shown().get().task();
    }

    private Message message() {
        return returns.shown().get().message().orElseThrow();
    }

    private BasketRow row(int index) {
        return returns.shown().get().rows().get(index);
    }

    private String toGiveBack() {
        return returns.shown().get().toGiveBack();
    }

    private List<String> quantities() {
        return returns.shown().get().rows().stream()
                .map(row -> ((BasketRow.Line) row).quantity())
                .toList();
    }

    /// Gives the money back.
    private List<ReturnLine> refunded() {
        UUID open = till.openSale.basket().orElseThrow().transaction().id();
        returns.refund();
        RetailTransaction back =
                ((ReturnCompleted) till.journal.reader().transaction(open).orElseThrow().fact())
                        .transaction();
        return back.goods().stream().map(ReturnLine.class::cast).toList();
    }

    private static UnitPrice pounds(String amount) {
        return UnitPrice.of(Shop.GBP, new BigDecimal(amount));
    }
}
