package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;

import java.util.UUID;

class RefundRulesTest {
    private static final UUID SALE = new UUID(1, 1);

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

        assertThat(RefundRules.settle(unproven, true)).isEqualTo(Rule.CASH_WITHOUT_PROOF);
        assertThat(RefundRules.settle(unproven, false)).isEqualTo(Rule.REFUND_WITHIN_POLICY);
        assertThat(RefundRules.settle(proven, true)).isEqualTo(Rule.REFUND_WITHIN_POLICY);
        assertThat(RefundRules.settle(asCredit, true)).isEqualTo(Rule.REFUND_WITHIN_POLICY);
    }
}
