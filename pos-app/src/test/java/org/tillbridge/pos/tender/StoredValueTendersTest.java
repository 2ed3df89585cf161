package org.tillbridge.pos.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.day.PostVoidOutcome;
import org.tillbridge.pos.receipt.ReceiptLayout;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.report.DayFigures;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.storedvalue.Claimed;
import org.tillbridge.pos.storedvalue.FoundCard;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.Fixtures;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.replica.StoreSettings;
import org.tillbridge.sync.rules.StoredValueMovement.Account;
import org.tillbridge.sync.rules.StoredValueRules;
import org.tillbridge.sync.wire.StoredValueOutcome.Why;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Gift cards and store credits at one till. The candle costs 2.55, the box 4.21.
class StoredValueTendersTest {
    private static final StoredValueCode CARD = Fixtures.card(StoredValueKind.GIFT_CARD, 1);

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
        till.cardHub.put(CARD, pounds("25.00"));
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aGiftCardIsALineOfItsOwnWithoutTaxAndIsIssuedOnceTheSaleIsOnDisk() {
        till.cardHub.goAway();
        till.sale.scan("22214");
        Goods.OfGiftCard card =
                new Goods.OfGiftCard(
                        "Gift card", till.storedValue.next(StoredValueKind.GIFT_CARD), true);
        assertThat(till.sale.sellGiftCard(card, pounds("25.00")))
                .isInstanceOf(ScanOutcome.Added.class);
        till = till.restarted();

        RetailTransaction paid = paid(till.tender.payCash(transaction(), pounds("30.00")));

        assertThat(paid.total()).isEqualTo(pounds("27.55"));
        assertThat(paid.taxes()).hasSize(1);
        assertThat(paid.taxes().getFirst().gross()).isEqualTo(pounds("2.55"));
        assertThat(StoredValueRules.of(paid))
                .extracting(one -> one.code(), one -> one.amount(), one -> one.from())
                .containsExactly(tuple(card.code(), pounds("25.00"), Account.ISSUED));
        assertThat(original(paid)).contains("Gift card 25.00", card.code().printed());
        assertThat(rows(paid)).contains(new ReceiptRow.Qr(card.code().digits()));
        assertThat(copy(paid))
                .contains("Number " + card.code().masked())
                .doesNotContain(card.code().printed(), card.code().digits());
        DayFigures day = till.reports.open().orElseThrow();
        assertThat(day.giftCards()).isEqualTo(new DayFigures.Tally(1, pounds("25.00")));
        assertThat(day.tendered()).isEqualTo(day.revenue());
    }

    @Test
    void aCardPaysWhatIsOnItAndTheReceiptSaysWhatIsLeft() {
        till.sale.scan("22214");
        assertThat(till.storedValue.look(CARD))
                .isEqualTo(new FoundCard.OnIt(CARD, pounds("25.00")));

        RetailTransaction paid = paid(take("2.55"));

        TenderLine line = paid.tenders().getFirst();
        assertThat(line.tender()).isEqualTo(Tender.GIFT_CARD);
        assertThat(line.storedValue().orElseThrow().left()).contains(pounds("22.45"));
        assertThat(original(paid))
                .contains("Gift card, ending " + CARD.lastFour() + " 2.55", "Left on it: 22.45")
                .doesNotContain(CARD.digits(), CARD.printed());
        assertThat(till.reports.open().orElseThrow().tenders())
                .containsEntry(Tender.GIFT_CARD, pounds("2.55"));
    }

    @Test
    void aCardWithLessThanIsLeftPaysItsPartAndCashTheRest() {
        till.cardHub.put(CARD, pounds("1.00"));
        till.sale.scan("22214");

        assertThat(take("2.55")).isInstanceOf(TenderOutcome.PartPaid.class);
        till = till.restarted();
        RetailTransaction paid = paid(till.tender.payCash(transaction(), pounds("5.00")));

        assertThat(paid.tenders())
                .extracting(TenderLine::amount)
                .containsExactly(pounds("1.00"), pounds("5.00"));
        assertThat(paid.changeDue()).isEqualTo(pounds("3.45"));
    }

    /// M19.
    @Test
    void anEmptyABlockedAndAnUnknownCardPayNothing() {
        till.sale.scan("22214");
        till.cardHub.put(CARD, pounds("0.00"));
        assertThat(take("2.55")).isEqualTo(new TenderOutcome.NothingOnCard(CARD));
        till.cardHub.put(CARD, pounds("-5.00"));
        assertThat(take("2.55")).isEqualTo(new TenderOutcome.CardRefused(CARD, Why.BLOCKED_CARD));
        StoredValueCode nobodys = Fixtures.card(StoredValueKind.GIFT_CARD, 9);
        assertThat(take(nobodys, "2.55"))
                .isEqualTo(new TenderOutcome.CardRefused(nobodys, Why.UNKNOWN_CARD));
        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
    }

    @Test
    void withoutTheHubNothingIsTakenUnlessTheStoreSaysSo() {
        till.cardHub.goAway();
        till.sale.scan("22214");

        assertThat(till.storedValue.look(CARD))
                .isEqualTo(new FoundCard.NotAsked(CARD, pounds("0.00")));
        assertThat(take("2.55")).isEqualTo(new TenderOutcome.HubNotAsked(pounds("0.00")));
    }

    /// Say because it was revoked: then it takes nothing on its own word either.
    @Test
    void aHubThatRefusesTheTillIsNotOneThatIsAway() {
        allowOffline(500);
        till.cardHub.refuseTheTill();
        till.sale.scan("22214");

        assertThat(take("2.55")).isEqualTo(new TenderOutcome.HubNotAsked(pounds("0.00")));
    }

    @Test
    void aClaimIsNeededAsLongAsSomethingIsPaidUnderIt() {
        till.cardHub.put(CARD, pounds("25.00"));
        till.sale.scan("22214");
        Claimed claimed = till.storedValue.claim(CARD, pounds("1.00"));
        assertThat(till.storedValueTenders.take(transaction(), claimed).needsClaim()).isTrue();
        Claimed again = till.storedValue.claim(CARD, pounds("1.00"));
        till.journal.close();

        StoredValueTenders.Taken notWritten = till.storedValueTenders.take(transaction(), again);

        assertThat(notWritten.outcome()).isInstanceOf(TenderOutcome.NotWritten.class);
        assertThat(notWritten.needsClaim()).isFalse();
        assertThat(till.storedValueTenders.take(transaction(), claimed).needsClaim())
                .as("though this could not be written")
                .isTrue();
    }

    @Test
    void withoutTheHubACardPaysUpToTheStoresLimitOfADay() {
        allowOffline(500);
        till.cardHub.goAway();
        till.sale.scan("22214");
        RetailTransaction first = paid(take("2.55"));
        assertThat(first.tenders().getFirst().storedValue())
                .contains(StoredValueSlip.unasked(CARD));
        assertThat(original(first)).contains("Taken without asking the hub");
        till = till.restarted();
        till.sale.scan("20886");

        assertThat(till.storedValue.look(CARD))
                .isEqualTo(new FoundCard.NotAsked(CARD, pounds("2.45")));
        assertThat(take("1.00")).isInstanceOf(TenderOutcome.PartPaid.class);
        assertThat(take("2.00")).isEqualTo(new TenderOutcome.HubNotAsked(pounds("1.45")));
        assertThat(take("1.45")).isInstanceOf(TenderOutcome.PartPaid.class);
    }

    @Test
    void aTillThatDiesBetweenClaimAndSaleHasTakenNothing() {
        till.sale.scan("22214");
        till.storedValue.claim(CARD, pounds("2.55"));

        till = till.killed();

        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
        assertThat(till.tender.balance().orElseThrow().left()).isEqualTo(pounds("2.55"));
        paid(till.tender.payCash(transaction(), pounds("2.55")));
    }

    @Test
    void aCardThatIsTakenOutAgainIsFreeAgain() {
        till.sale.scan("20886");
        TakenTender taken = ((TenderOutcome.PartPaid) take("1.00")).taken();
        assertThat(till.cardHub.claimed(CARD)).isEqualTo(pounds("1.00"));

        assertThat(till.tender.giveBack(transaction(), taken))
                .isEqualTo(new TenderOutcome.TakenBack(taken));
        till.storedValue.release(taken.id(), CARD);

        assertThat(till.cardHub.claimed(CARD)).isEqualTo(pounds("0.00"));
    }

    @Test
    void aReturnIsPaidOutAsANewStoreCredit() {
        till.cardHub.goAway();
        till.returns.scan("22214", Terms.USUAL);

        RetailTransaction back =
                ((RefundOutcome.Refunded) till.returns.refundAsCredit(transaction())).transaction();

        TenderLine line = back.tenders().getFirst();
        StoredValueSlip slip = line.storedValue().orElseThrow();
        assertThat(line.tender()).isEqualTo(Tender.STORE_CREDIT);
        assertThat(line.amount()).isEqualTo(pounds("-2.55"));
        assertThat(slip.isNew()).isTrue();
        assertThat(rows(back)).contains(new ReceiptRow.Qr(slip.code().digits()));
        assertThat(StoredValueRules.of(back))
                .extracting(one -> one.from(), one -> one.amount())
                .containsExactly(tuple(Account.ISSUED, pounds("2.55")));
        assertThat(till.reports.open().orElseThrow().cashExpected()).isEqualTo(pounds("100.00"));
    }

    @Test
    void aSaleThatACardPaidIsReversedToThatCard() {
        till.sale.scan("22214");
        RetailTransaction paid = paid(take("2.55"));

        RetailTransaction back =
                ((PostVoidOutcome.Voided) till.postVoid.postVoid(paid.id(), TillOnDisk.id()))
                        .reversal();

        assertThat(StoredValueRules.of(back))
                .extracting(one -> one.code(), one -> one.from(), one -> one.amount())
                .containsExactly(tuple(CARD, Account.REFUNDED, pounds("2.55")));
    }

    @Test
    void aSaleOfAGiftCardIsNotReversed() {
        till.sale.sellGiftCard(new Goods.OfGiftCard("Gift card", CARD, false), pounds("25.00"));
        RetailTransaction paid = paid(till.tender.payCash(transaction(), pounds("25.00")));

        assertThat(till.postVoid.postVoid(paid.id(), TillOnDisk.id()))
                .isNotInstanceOf(PostVoidOutcome.Voided.class);
    }

    /// The cashier went back to the sale, and signed off.
    @Test
    void aCardIsNotTakenWhenNobodyIsThereAnyMoreAndNothingIsKeptBackOfIt() {
        till.sale.scan("22214");
        Claimed claimed = till.storedValue.claim(CARD, pounds("1.00"));
        till.signOn.signOff();

        StoredValueTenders.Taken taken = till.storedValueTenders.take(transaction(), claimed);

        assertThat(taken)
                .isEqualTo(new StoredValueTenders.Taken(new TenderOutcome.NotPayable(), false));
        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
    }

    /// The sale was paid in cash and the day closed while the hub was asked.
    @Test
    void aCardThatTheHubDoesNotAnswerForPaysNothingOnceTheDayIsClosed() {
        allowOffline(500);
        till.cardHub.goAway();
        till.day.close(List.of(), "");

        assertThat(till.storedValue.look(CARD))
                .isEqualTo(new FoundCard.NotAsked(CARD, pounds("0.00")));
    }

    /// The hub may have heard of it all the same.
    @Test
    void aClaimThatTheHubDidNotAnswerIsGivenUpEvenIfTheCardPaysUnasked() {
        allowOffline(500);
        till.cardHub.goAway();
        till.sale.scan("22214");

        StoredValueTenders.Taken part =
                till.storedValueTenders.take(
                        transaction(), till.storedValue.claim(CARD, pounds("1.00")));
        StoredValueTenders.Taken rest =
                till.storedValueTenders.take(
                        transaction(), till.storedValue.claim(CARD, pounds("1.55")));

        assertThat(part.outcome()).isInstanceOf(TenderOutcome.PartPaid.class);
        assertThat(rest.outcome()).isInstanceOf(TenderOutcome.Paid.class);
        assertThat(part.needsClaim()).isFalse();
        assertThat(rest.needsClaim()).isFalse();
    }

    @Test
    void aCardThatIsScannedAmongTheGoodsIsLookedAtAndNotRung() {
        assertThat(till.sale.scan(CARD.digits())).isEqualTo(new ScanOutcome.OfStoredValue(CARD));
        assertThat(till.sale.type(CARD.printed(), Optional.empty()))
                .isEqualTo(new ScanOutcome.OfStoredValue(CARD));
        assertThat(till.openSale.basket()).isEmpty();
    }

    private void allowOffline(long pence) {
        till.put(Shop.STORE, StoreSettings.usual().withOfflineLimit(pence).row());
    }

    private TenderOutcome take(String amount) {
        return take(CARD, amount);
    }

    private TenderOutcome take(StoredValueCode card, String amount) {
        return till.storedValueTenders
                .take(transaction(), till.storedValue.claim(card, pounds(amount)))
                .outcome();
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private static RetailTransaction paid(TenderOutcome outcome) {
        return ((TenderOutcome.Paid) outcome).transaction();
    }

    private List<ReceiptRow> rows(RetailTransaction transaction) {
        return layout().rows(till.receipts.receipt(transaction.id()).orElseThrow());
    }

    private String original(RetailTransaction transaction) {
        return text(rows(transaction));
    }

    private String copy(RetailTransaction transaction) {
        return text(layout().rows(till.receipts.receipt(transaction.id()).orElseThrow().asCopy()));
    }

    private static ReceiptLayout layout() {
        return new ReceiptLayout(new Texts(Locale.UK, ZoneId.of("Europe/London"), Shop.GBP));
    }

    private static String text(List<ReceiptRow> rows) {
        StringBuilder text = new StringBuilder();
        for (ReceiptRow row : rows) {
            text.append(
                            switch (row) {
                                case ReceiptRow.Amount(String words, String amount, boolean _) ->
                                        words + " " + amount;
                                case ReceiptRow.Note(String words) -> words;
                                case ReceiptRow.Centred(String words) -> words;
                                case ReceiptRow.Title(String words) -> words;
                                case ReceiptRow.Qr(String content) -> content;
                                case ReceiptRow.Rule(), ReceiptRow.Pass _ -> "";
                            })
                    .append('\n');
        }
        return text.toString();
    }

    private static Money pounds(String amount) {
        return Money.of(Shop.GBP, new BigDecimal(amount));
    }
}
