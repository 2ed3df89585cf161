package org.tillbridge.retail;

/// How a customer came to the value that they hold at the shop. What is written of it is its name,
/// so it never changes.
public enum StoredValueKind {
    /// Bought, for whoever it is given to.
    GIFT_CARD(1, Tender.GIFT_CARD),
    /// Given in place of money for goods that came back.
    STORE_CREDIT(2, Tender.STORE_CREDIT),
    /// Earned by buying, on a loyalty card. A point is worth the smallest coin of the currency.
    POINTS(3, Tender.POINTS);

    private final int digit;
    private final Tender tender;

    StoredValueKind(int digit, Tender tender) {
        this.digit = digit;
        this.tender = tender;
    }

    /// The third digit of its codes.
    int digit() {
        return digit;
    }

    /// What it is where it pays.
    public Tender tender() {
        return tender;
    }
}
