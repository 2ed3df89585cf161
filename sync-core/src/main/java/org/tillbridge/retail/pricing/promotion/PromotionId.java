package org.tillbridge.retail.pricing.promotion;

/// The shop's own name for a promotion, never used for another one: it stands in the journal.
public record PromotionId(String text) implements Comparable<PromotionId> {
    public static final int MAX_LENGTH = 48;

    public PromotionId {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A promotion is named in 1 to 48 characters");
        }
    }

    @Override
    public int compareTo(PromotionId other) {
        return text.compareTo(other.text);
    }
}
