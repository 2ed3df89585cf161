package org.tillbridge.sync.rules;

import org.joda.money.Money;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;

/// What goes out for goods that come back, against what the store allows.
public final class RefundRules {
    private RefundRules() {}

    /// @param creditWithoutProof whether the store gives nothing but a store credit for goods whose
    ///   purchase nothing proves
    public static Rule settle(RetailTransaction back, boolean creditWithoutProof) {
        return creditWithoutProof && paidOut(back).isGreaterThan(proven(back))
                ? Rule.CASH_WITHOUT_PROOF
                : Rule.REFUND_WITHIN_POLICY;
    }

    /// In cash, with what it was rounded by, so that the same coins are not more than the goods;
    /// and to cards, which get back what is proven.
    private static Money paidOut(RetailTransaction back) {
        return back.tenders().stream()
                .filter(line -> isMoney(line.tender()))
                .map(TenderLine::amount)
                .reduce(back.changeDue().negated(), Money::plus)
                .negated();
    }

    private static boolean isMoney(Tender tender) {
        return switch (tender) {
            case CASH, CASH_ROUNDING, CARD -> true;
            case VOUCHER, GIFT_CARD, STORE_CREDIT, POINTS -> false;
        };
    }

    private static Money proven(RetailTransaction back) {
        return back.goods().stream()
                .filter(line -> line instanceof ReturnLine one && one.isProven())
                .map(line -> line.amount().negated())
                .reduce(Money.zero(back.currency()), Money::plus);
    }
}
