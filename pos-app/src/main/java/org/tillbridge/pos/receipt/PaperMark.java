package org.tillbridge.pos.receipt;

import org.tillbridge.pos.ui.Texts;

import java.util.ArrayList;
import java.util.List;

/// What stands at the head of whatever comes out of a till to learn on, so that nobody takes it for
/// a receipt.
public final class PaperMark {
    private static final String TRAINING = "TRAINING";

    private PaperMark() {}

    /// A report once more, marked as a copy below its title.
    public static List<ReceiptRow> copy(List<ReceiptRow> report, Texts texts) {
        List<ReceiptRow> rows = new ArrayList<>(report);
        rows.add(1, new ReceiptRow.Centred(texts.text("receipt.copy")));
        return List.copyOf(rows);
    }

    /// @param store its name
    public static String training(String store) {
        return TRAINING + " \u00b7 " + store + " \u00b7 " + TRAINING;
    }
}
