package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustRulesTest {
    @ParameterizedTest
    @CsvSource({
        "WHOLE, false, TRUSTED",
        "WHOLE, true, TRUSTED",
        "IN_DOUBT, false, TRUSTED",
        "IN_DOUBT, true, REFUND_IN_DOUBT_STANDS",
        "REVOKED, false, FACT_OF_REVOKED_STANDS",
        "REVOKED, true, REFUND_OF_REVOKED_WAITS"
    })
    void everyStandingHasAnOutcomeForEveryFact(Trust trust, boolean givesMoneyOut, Rule rule) {
        assertThat(TrustRules.settle(trust, givesMoneyOut)).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"WHOLE, TRUSTED", "IN_DOUBT, TRUSTED", "REVOKED, ISSUE_OF_REVOKED_WAITS"})
    void everyStandingHasAnOutcomeForAGiftCard(Trust trust, Rule rule) {
        assertThat(TrustRules.settleIssue(trust)).isEqualTo(rule);
    }
}
