package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.sync.journal.Fixtures;

import java.math.BigDecimal;

/// What a cashier sees of gift cards. The candle costs 2.55, the box 4.21.
class GiftCardsAtTheCounterTest extends AtTheCounter {
    private static final StoredValueCode CARD = Fixtures.card(StoredValueKind.GIFT_CARD, 1);
    private static final StoredValueCode OTHER = Fixtures.card(StoredValueKind.GIFT_CARD, 2);

    @Test
    void aCardThatIsScannedWhileAnotherIsAskedAboutIsLookedUpAfterIt() {
        toPay("20886", "1.00");
        tasks.holdAside();

        assertThat(tender.takesCard(CARD.digits())).isTrue();
        assertThat(said()).startsWith("Asking the hub about: Gift card, ending " + CARD.lastFour());
        assertThat(tender.takesCard(OTHER.digits())).isTrue();
        tasks.letAside();

        assertThat(tender.shown().get().number()).isEqualTo(OTHER.printed());
        assertThat(said()).isEqualTo("Gift card, ending " + OTHER.lastFour() + ": £25.00 on it.");
    }

    @Test
    void whatAKeptSaleWasPaidWithIsKeptBackAgainWhenSomeoneGoesOnPaying() {
        paidInPart();
        till.cardHub.lapse();

        sale.pay();

        assertThat(till.cardHub.claimed(CARD)).isEqualTo(pounds("1.00"));
        assertThat(tender.shown().get().message()).isEmpty();
    }

    @Test
    void aCardThatWasEmptiedMeanwhileIsTakenOutAndTold() {
        paidInPart();
        till.cardHub.lapse();
        till.cardHub.put(CARD, pounds("0.20"));

        sale.pay();

        assertThat(said())
                .isEqualTo(
                        "Gift card, ending %s is taken out: what it was to pay is no longer kept back on it."
                                .formatted(CARD.lastFour()));
        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
        assertThat(till.cardHub.claimed(CARD)).isEqualTo(pounds("0.00"));
    }

    @Test
    void ofAHubThatIsAwayNothingIsToldThatNobodyKnows() {
        paidInPart();
        till.cardHub.goAway();

        sale.pay();

        assertThat(tender.shown().get().message()).isEmpty();
        tender.given("5.00");
        tender.finish();
        assertThat(place()).isEqualTo(Place.RECEIPT);
    }

    @Test
    void ofTwoCardsThatPaidThatWithTheRestIsTold() {
        toPay("20886", "1.00");
        tender.takesCard(CARD.digits());
        tender.finish();
        tender.takesCard(OTHER.digits());
        tender.finish();

        assertThat(place()).isEqualTo(Place.RECEIPT);
        assertThat(receipt.shown().get().bigNotes().get(1))
                .contains(OTHER.lastFour())
                .contains("£21.79");
    }

    @Test
    void aLookThatFailsIsNotAskedForEver() {
        openDay();
        till.cardHub.breakOnce();
        tasks.holdAside();
        sale.scanned(CARD.digits());
        assertThat(sale.shown().get().message()).isPresent();

        assertThatThrownBy(tasks::letAside).hasRootCauseMessage("broken on purpose");

        assertThat(sale.shown().get().message()).isEmpty();
    }

    private void paidInPart() {
        toPay("20886", "1.00");
        tender.takesCard(CARD.digits());
        tender.finish();
        assertThat(till.cardHub.claimed(CARD)).isEqualTo(pounds("1.00"));
        tender.back();
    }

    private void toPay(String code, String onCard) {
        openDay();
        till.cardHub.put(CARD, pounds(onCard));
        till.cardHub.put(OTHER, pounds("25.00"));
        sale.scanned(code);
        sale.pay();
    }

    private String said() {
        return tender.shown().get().message().map(Message::happened).orElse("");
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
