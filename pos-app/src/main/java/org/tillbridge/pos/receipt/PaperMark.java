package org.tillbridge.pos.receipt;

/// What stands at the head of whatever comes out of a till to learn on, so that nobody takes it for
/// a receipt.
public final class PaperMark {
    private static final String TRAINING = "TRAINING";

    private PaperMark() {}

    /// @param store its name
    public static String training(String store) {
        return TRAINING + " \u00b7 " + store + " \u00b7 " + TRAINING;
    }
}
