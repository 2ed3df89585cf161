package org.tillbridge.sync.rules;

/// What becomes of the entries of a workstation that is not trusted. What was sold was sold,
/// whoever sold it, so facts stand; but whoever holds a stolen machine could make money of refunds.
public final class TrustRules {
    private TrustRules() {}

    /// @param givesMoneyOut whether the entry says that money was given to someone
    public static Rule settle(Trust trust, boolean givesMoneyOut) {
        return switch (trust) {
            case WHOLE -> Rule.TRUSTED;
            case IN_DOUBT -> givesMoneyOut ? Rule.REFUND_IN_DOUBT_STANDS : Rule.TRUSTED;
            case REVOKED ->
                    givesMoneyOut ? Rule.REFUND_OF_REVOKED_WAITS : Rule.FACT_OF_REVOKED_STANDS;
        };
    }

    /// What becomes of what it says it put on a gift card, in a sale that stands.
    public static Rule settleIssue(Trust trust) {
        return switch (trust) {
            case WHOLE, IN_DOUBT -> Rule.TRUSTED;
            case REVOKED -> Rule.ISSUE_OF_REVOKED_WAITS;
        };
    }
}
