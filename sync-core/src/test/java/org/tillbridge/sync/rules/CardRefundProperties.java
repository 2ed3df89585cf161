package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.util.List;

/// What tills that do not hear of each other give back to one card.
class CardRefundProperties {
    @Property(tries = 500)
    void moreWentBackThanWasPaidOrThereIsNoCase(
            @ForAll @IntRange(min = 1, max = 500) int paid,
            @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 300) Integer> refunds) {
        Money before = pence(0);
        boolean isCase = false;
        for (int refund : refunds) {
            Rule rule = RefundRules.settle(pence(paid), before, pence(refund));
            assertThat(rule == Rule.REFUNDED_MORE_THAN_PAID)
                    .isEqualTo(refund > 0 && before.plusMinor(refund).isGreaterThan(pence(paid)));
            isCase |= rule.isConflict();
            before = before.plusMinor(refund);
        }
        assertThat(isCase).isEqualTo(before.isGreaterThan(pence(paid)));
    }

    private static Money pence(int amount) {
        return Money.ofMinor(CurrencyUnit.GBP, amount);
    }
}
