package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.Fixtures;
import org.tillbridge.sync.replica.Shop;

import java.math.BigDecimal;

/// A person at the real window, and customers with gift cards.
@OnScreen
class GiftCardWindowTest extends AtTheWindow {
    private static final StoredValueCode CARD = Fixtures.card(StoredValueKind.GIFT_CARD, 1);
    private static final String NAME = "Gift card, ending " + CARD.lastFour();

    @Test
    void aGiftCardIsSoldByKeysAlone() {
        atTheSale();
        counter.press(KeyCode.F10).waitFor("Sell a gift card").tap("Sell a gift card");
        counter.waitFor("Amount on it").type("2500").waitForRest().picture("window-gift-card");
        counter.press(KeyCode.ENTER).waitFor("£25.00").waitForRest();
        counter.picture("window-gift-card-sold");
        counter.press(KeyCode.F12).waitFor("Payments").type("3000").waitFor("£5.00");
        counter.press(KeyCode.ENTER).waitFor("The sale is kept").waitForRest();
        counter.picture("window-gift-card-receipt");

        RetailTransaction sold = last();
        assertThat(sold.total()).isEqualTo(pounds("25.00"));
        assertThat(sold.taxes()).isEmpty();
        StoredValueCode card = sold.goods().getFirst().giftCard().orElseThrow();
        assertThat(counter.words()).contains(card.printed());
    }

    @Test
    void aCardInHandIsLoadedByScanningIt() {
        atTheSale();
        counter.press(KeyCode.F10).waitFor("Sell a gift card").tap("Sell a gift card");
        counter.waitFor("Amount on it").scan(CARD.digits());
        counter.waitFor("The card ending " + CARD.lastFour() + " is loaded.").type("1000");
        counter.waitForRest().picture("window-gift-card-load");
        counter.press(KeyCode.ENTER).waitFor("£10.00");

        assertThat(till.openSale.basket().orElseThrow().transaction().rung())
                .singleElement()
                .satisfies(line -> assertThat(line.goods().isGiftCard()).isTrue());
    }

    @Test
    void aCardPaysItsPartAndCashTheRest() {
        till.cardHub.put(CARD, pounds("1.00"));
        toPay();
        counter.press(KeyCode.F6).waitFor("Card number").waitForRest();
        counter.picture("window-pay-gift-card");
        counter.type(CARD.digits()).press(KeyCode.ENTER).waitFor(NAME + ": £1.00 on it.");
        counter.waitForRest().picture("window-pay-gift-card-found");
        counter.press(KeyCode.ENTER).waitFor("Left to pay").waitFor(NAME);
        counter.waitForRest().picture("window-pay-gift-card-part");
        counter.type("200").waitFor("£0.45").press(KeyCode.ENTER).waitFor("The sale is kept");
        counter.waitForRest().picture("window-pay-gift-card-receipt");

        assertThat(last().tenders())
                .extracting(TenderLine::tender)
                .containsExactly(Tender.GIFT_CARD, Tender.CASH);
        assertThat(counter.words()).contains(NAME, "Left on it: 0.00");
    }

    @Test
    void aScanAtTheMoneyLooksTheCardUpAndEnterPays() {
        till.cardHub.put(CARD, pounds("25.00"));
        toPay();
        counter.scan(CARD.digits()).waitFor(NAME + ": £25.00 on it.");
        counter.press(KeyCode.ENTER).waitFor("The sale is kept").waitFor(NAME + ": £22.45 left");

        assertThat(last().tenders()).extracting(TenderLine::amount).containsExactly(pounds("2.55"));
        assertThat(till.cardHub.claimed(CARD)).isEqualTo(pounds("2.55"));
    }

    @Test
    void withoutTheHubACardIsRefusedInWordsAndCashPays() {
        till.cardHub.put(CARD, pounds("25.00"));
        till.cardHub.goAway();
        toPay();
        counter.scan(CARD.digits());
        counter.waitFor("No answer from the hub, so nobody knows what is on the card.");
        counter.waitForRest().picture("window-pay-gift-card-offline");
        counter.press(KeyCode.F3).type("255").waitFor("£0.00").press(KeyCode.ENTER);

        counter.waitFor("The sale is kept");
        assertThat(last().tenders()).extracting(TenderLine::tender).containsExactly(Tender.CASH);
    }

    @Test
    void aWrongDigitIsSaidAndNobodyIsAsked() {
        toPay();
        counter.press(KeyCode.F6).waitFor("Card number").waitForRest();
        counter.type(CARD.digits().replace("3223", "3224")).press(KeyCode.ENTER);

        counter.waitFor("That is no card number, or a digit is wrong.");
    }

    @Test
    void aCardThatIsTakenOutAgainIsFreeAgain() {
        till.cardHub.put(CARD, pounds("1.00"));
        toPay();
        counter.scan(CARD.digits()).waitFor(NAME + ": £1.00 on it.").press(KeyCode.ENTER);
        counter.waitFor("Left to pay").waitForRest().press(KeyCode.DELETE);

        counter.waitUntil(
                () -> till.cardHub.claimed(CARD).isZero(), "nothing is kept back any more");
        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
    }

    @Test
    void whatIsOnACardIsSaidWhereItIsScanned() {
        till.cardHub.put(CARD, pounds("25.00"));
        atTheSale();

        counter.scan(CARD.digits()).waitFor(NAME + ": £25.00 on it.").waitForRest();

        counter.picture("window-gift-card-balance");
        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void aReturnIsPaidOutAsStoreCredit() {
        atTheSale();
        counter.press(KeyCode.F7).waitFor("To give back").scan("22214").waitFor("£2.55");
        counter.waitForRest().picture("window-return-credit");
        counter.press(KeyCode.F8).waitFor("The return is kept").waitForRest();
        counter.picture("window-return-credit-receipt");

        RetailTransaction back = last();
        assertThat(back.tenders())
                .extracting(TenderLine::tender)
                .containsExactly(Tender.STORE_CREDIT);
        StoredValueCode credit = back.tenders().getFirst().storedValue().orElseThrow().code();
        assertThat(counter.words())
                .contains(credit.printed(), "Give the receipt: it is the store credit.");
    }

    private void toPay() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55");
        counter.press(KeyCode.F12).waitFor("Payments");
    }

    private RetailTransaction last() {
        return till.receipts
                .receipt(till.receipts.recent(1).getFirst().transaction())
                .orElseThrow()
                .transaction();
    }

    private static Money pounds(String amount) {
        return Money.of(Shop.GBP, new BigDecimal(amount));
    }
}
