package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.LineItem;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.TransactionFixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class RefundRulesTest {
    private static final UUID SALE = new UUID(1, 1);
    private static final Set<ItemId> NONE = Set.of();

    @Test
    void noMoreCashGoesOutThanAReturnProvesWhereTheStoreGivesCreditOnly() {
        RetailTransaction unproven = aReturn().of(1, CANDLE).paidIn(Tender.CASH);
        RetailTransaction proven = aReturn().from(SALE, 1).of(1, CANDLE).paidIn(Tender.CASH);
        RetailTransaction asCredit =
                aReturn()
                        .of(1, CANDLE)
                        .through(
                                StoredValueSlip.issued(card(StoredValueKind.STORE_CREDIT, 1)),
                                pounds("-0.01"))
                        .paidIn(Tender.VOUCHER);

        assertThat(RefundRules.settle(unproven, true, NONE)).isEqualTo(Rule.CASH_WITHOUT_PROOF);
        assertThat(RefundRules.settle(unproven, false, NONE)).isEqualTo(Rule.REFUND_WITHIN_POLICY);
        assertThat(RefundRules.settle(proven, true, NONE)).isEqualTo(Rule.REFUND_WITHIN_POLICY);
        assertThat(RefundRules.settle(asCredit, true, NONE)).isEqualTo(Rule.REFUND_WITHIN_POLICY);
    }

    /// Where small coins are gone, more cash may go out than the goods cost, by less than a coin.
    @Test
    void whatIsRoundedToTheCoinsOfACountryIsNotCashWithoutProof() {
        RetailTransaction back =
                paid(
                        aReturn().from(SALE, 1).of(1, CANDLE),
                        Map.of(Tender.CASH, "-1.97", Tender.CASH_ROUNDING, "0.02"));

        assertThat(RefundRules.settle(back, true, NONE)).isEqualTo(Rule.REFUND_WITHIN_POLICY);
    }

    @Test
    void cashBesideACardThatGotAllThatIsProvenIsCashWithoutProof() {
        RetailTransaction back =
                paid(
                        aReturn().of(1, CANDLE).from(SALE, 1).of(1, CANDLE),
                        Map.of(Tender.CARD, "-1.95", Tender.CASH, "-1.95"));

        assertThat(RefundRules.settle(back, true, NONE)).isEqualTo(Rule.CASH_WITHOUT_PROOF);
        assertThat(RefundRules.settle(back, false, NONE)).isEqualTo(Rule.REFUND_WITHIN_POLICY);
    }

    @Test
    void depositsAreGivenBackInCashWithoutProof() {
        RetailTransaction empties = aReturn().of(1, CANDLE).paidIn(Tender.CASH);

        assertThat(RefundRules.settle(empties, true, Set.of(CANDLE.item())))
                .isEqualTo(Rule.REFUND_WITHIN_POLICY);
        assertThat(RefundRules.settle(empties, true, Set.of(new ItemId(1))))
                .isEqualTo(Rule.CASH_WITHOUT_PROOF);
    }

    @Test
    void aCardGetsMoneyBackForGoodsThatItPaid() {
        CardSlip card = slip(new UUID(2, 1));
        CardSlip other = slip(new UUID(2, 2));
        RetailTransaction sale =
                aSale().of(2, CANDLE)
                        .through(card, pounds("1.95"))
                        .through(other, pounds("1.95"))
                        .paid();
        RetailTransaction back =
                aReturn()
                        .from(sale.id(), 1)
                        .of(1, CANDLE)
                        .through(slip(new UUID(2, 3)).refunding(card), pounds("-1.95"))
                        .paid();

        assertThat(RefundRules.paidIn(sale)).containsOnly(card.tender(), other.tender());
        assertThat(RefundRules.paidIn(back)).isEmpty();
        assertThat(RefundRules.refundsIn(sale)).isEmpty();
        assertThat(RefundRules.refundsIn(back)).containsExactly(card.tender());
        assertThat(RefundRules.settle(card.tender(), RefundRules.paidIn(sale)))
                .isEqualTo(Rule.REFUNDED_FOR_GOODS);
        assertThat(RefundRules.settle(card.tender(), Set.of()))
                .isEqualTo(Rule.REFUNDED_FOR_NO_GOODS);
    }

    private static CardSlip slip(UUID tender) {
        return new CardSlip(
                tender, "r", Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static RetailTransaction paid(TransactionFixture goods, Map<Tender, String> tenders) {
        RetailTransaction back = goods.paidIn(Tender.CASH);
        List<LineItem> lines = new ArrayList<>(back.goods());
        tenders.forEach(
                (tender, amount) ->
                        lines.add(new TenderLine(lines.size() + 1, tender, pounds(amount))));
        return new RetailTransaction(
                back.id(),
                back.number(),
                back.openedAt(),
                back.completedAt(),
                lines,
                back.taxes(),
                back.total(),
                back.changeDue());
    }
}
