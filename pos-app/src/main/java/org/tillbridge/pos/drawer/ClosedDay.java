package org.tillbridge.pos.drawer;

import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;

import java.util.List;

/// What there is of a day that was closed. Reads and writes files, so it is not for the FX thread.
public interface ClosedDay {
    /// The Z report.
    List<ReceiptRow> report(TillClosed closing);

    /// Puts a Z report on paper once more.
    ///
    /// @return what to tell whoever asked
    Message print(TillClosed closing);

    /// Saves a Z report as PDF.
    ///
    /// @return what to tell whoever asked
    Message save(TransactionNumber number, List<ReceiptRow> report);
}
