package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.SimulatedTerminal.Manner;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.replica.Shop;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/// A person at the real window, with a terminal beside it.
@OnScreen
class CardWindowTest extends AtTheWindow {
    @Test
    void aCardPaysByKeysAlone() {
        toPay();
        counter.press(KeyCode.F4).waitFor("Ask the terminal").picture("window-card");
        counter.press(KeyCode.ENTER).waitFor("The sale is kept").picture("window-card-receipt");
        assertThat(counter.words()).contains("Test card, ending 4471", "Authorisation SIM1");

        assertThat(last().tenders()).extracting(TenderLine::tender).containsExactly(Tender.CARD);
        assertThat(last().changeDue()).isEqualTo(pounds("0.00"));
    }

    @Test
    void aSaleIsSplitOverVoucherCardAndCashByFingersAlone() {
        toPay();
        counter.tap("Voucher").waitFor("Voucher worth").tap("1").tap("00");
        counter.waitFor("£1.55").tap("Take as a part").waitFor("Left to pay");
        counter.tap("Card").waitFor("By card").tap("7").tap("5").waitFor("\u22120.75");
        counter.tap("Ask the terminal").waitFor("Test card, ending 4471");
        counter.tap("Cash").tap("£5").waitFor("£4.20").picture("window-split");
        counter.tap("Finish sale").waitFor("The sale is kept");

        assertThat(last().tenders())
                .extracting(TenderLine::tender)
                .containsExactly(Tender.VOUCHER, Tender.CARD, Tender.CASH);
        assertThat(last().changeDue()).isEqualTo(pounds("4.20"));
    }

    @Test
    void aDeclinedCardIsSaidAndTheSaleIsPaidInCash() {
        toPay();
        till.terminal.next(Manner.DECLINES);
        counter.press(KeyCode.F4).waitFor("Ask the terminal").press(KeyCode.ENTER);
        counter.waitFor("The card was declined. Nothing was paid with it.");

        counter.press(KeyCode.F3).type("500").waitFor("£2.45").press(KeyCode.ENTER);

        counter.waitFor("The sale is kept");
        assertThat(last().tenders()).extracting(TenderLine::tender).containsExactly(Tender.CASH);
    }

    @Test
    void aLostAnswerIsAskedForAgainByItself() {
        toPay();
        till.terminal.next(Manner.LOSES_THE_ANSWER);
        counter.press(KeyCode.F4).waitFor("Ask the terminal").press(KeyCode.ENTER);

        counter.waitFor("The sale is kept");
        assertThat(till.terminal.approvals()).isEqualTo(1);
    }

    @Test
    void whatNobodyKnowsIsShownAsUnknownAndAskedAgainBeforeAnythingElseIs() {
        toPay();
        till.terminal.next(Manner.KEEPS_SILENT);
        counter.press(KeyCode.F4).waitFor("Ask the terminal").press(KeyCode.ENTER);
        counter.waitFor("Nobody knows whether £2.55 was paid").picture("window-card-unknown");

        counter.press(KeyCode.ENTER).waitForRest();
        assertThat(counter.words()).contains("Nobody knows whether £2.55 was paid", "Ask again");
        counter.scan("20886").waitFor("£6.76");
        counter.press(KeyCode.F12).waitFor("Nobody knows whether £2.55 was paid");
        till.terminal.speak();
        counter.press(KeyCode.ENTER).waitFor("Left to pay").waitFor("Test card, ending 4471");

        counter.type("421").waitFor("£0.00").press(KeyCode.ENTER).waitFor("The sale is kept");
        assertThat(till.terminal.approvals()).isEqualTo(1);
        assertThat(last().tenders())
                .extracting(TenderLine::amount)
                .containsExactly(pounds("2.55"), pounds("4.21"));
    }

    @Test
    void afterAKillTheTerminalIsAskedWhatBecameOfItBeforeAnythingElseIsPaid() {
        toPay();
        till.terminal.next(Manner.KEEPS_SILENT);
        counter.press(KeyCode.F4).waitFor("Ask the terminal").press(KeyCode.ENTER);
        counter.waitFor("Nobody knows whether £2.55 was paid");
        till.terminal.speak();
        counter.close();
        till = till.restarted();
        open();

        counter.waitFor("B. Evans").press(KeyCode.DOWN).type("3333").press(KeyCode.ENTER);
        counter.waitFor("£2.55").press(KeyCode.F12);

        counter.waitFor("The sale is kept");
        assertThat(till.terminal.approvals()).isEqualTo(1);
    }

    @Test
    void aCardPaymentIsReversedAndRemoved() {
        toPay();
        counter.press(KeyCode.F4).waitFor("Ask the terminal").type("100").waitFor("\u22121.00");
        counter.press(KeyCode.ENTER).waitFor("Paid").waitForRest();

        counter.press(KeyCode.DELETE)
                .waitUntil(() -> !counter.words().contains("Left to pay"), "nothing is paid");

        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
        assertThat(till.terminal.approvals()).isEqualTo(2);
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

    @Test
    void goodsThatWerePaidByCardAreBroughtBackAndTheMoneyGoesBackToTheCard() {
        broughtBackAfterPayingByCard();
        counter.waitFor("£2.55 back to Test card ending 4471").waitForRest();
        counter.picture("window-return-to-card");

        counter.press(KeyCode.F10)
                .waitFor("The return is kept")
                .waitForRest()
                .picture("window-returned-to-card");

        assertThat(till.openSale.basket()).isEmpty();
        assertThat(till.terminal.approvals()).isEqualTo(2);
    }

    @Test
    void aRefundOfWhichNobodyKnowsIsAskedForAgainBeforeAnythingElseGoesOut() {
        broughtBackAfterPayingByCard();
        till.terminal.next(Manner.KEEPS_SILENT);

        counter.press(KeyCode.F10).waitFor("Nobody knows whether £2.55 was given back");
        counter.waitForRest().picture("window-return-to-card-unknown");
        assertThat(counter.words()).contains("To give back");
        counter.press(KeyCode.ESCAPE).waitFor("Why does it come back?").press(KeyCode.F12);
        counter.waitFor("Nobody knows whether £2.55 was given back").waitForRest();
        till.terminal.speak();
        counter.press(KeyCode.F12).waitFor("The return is kept");

        assertThat(till.openSale.basket()).isEmpty();
        assertThat(till.terminal.approvals()).isEqualTo(2);
    }

    @Test
    void aRefundThatTheTerminalDeclinesCanGoOutInCash() {
        broughtBackAfterPayingByCard();
        till.terminal.next(Manner.DECLINES);

        counter.press(KeyCode.F10)
                .waitFor("The terminal did not give it back. The card got nothing.");
        counter.waitForRest().picture("window-return-to-card-declined");
        counter.press(KeyCode.F12).waitFor("The return is kept");

        assertThat(till.terminal.approvals()).isEqualTo(1);
    }

    /// As a receipt proves it.
    private void broughtBackAfterPayingByCard() {
        toPay();
        counter.press(KeyCode.F4)
                .waitFor("Ask the terminal")
                .press(KeyCode.ENTER)
                .waitFor("The sale is kept");
        UUID sale = till.journal.reader().recentTransactions(1).getFirst().transaction();
        counter.press(KeyCode.F12).waitFor("New sale").press(KeyCode.F7);
        counter.waitFor("Scan the receipt, then what comes back.");
        counter.scan("22214").waitFor("£2.55");
        RungLine rung = till.openSale.basket().orElseThrow().lastStanding().orElseThrow();
        till.openSale.replace(
                rung.number(),
                rung.goods()
                        .comingBack(
                                new ComesBack(
                                        ReturnReason.CHANGED_MIND,
                                        Disposition.BACK_TO_STOCK,
                                        Optional.of(ProvenGoods.of(rung, sale, 1)))));
        counter.type("+").waitFor("£5.10").type("-").waitFor("£2.55");
    }
}
