package org.tillbridge.pos.receipt;

import org.tillbridge.pos.device.printer.PrintJob;
import org.tillbridge.pos.ui.Texts;

import java.util.List;
import java.util.Optional;

/// Reads reports when the printer takes them. Reads a whole day, so it is for no thread that
/// someone waits on.
@FunctionalInterface
public interface ReportRows {
    /// In the form of a receipt. Empty for what is no report, and for one whose day is not there.
    Optional<List<ReceiptRow>> rows(PrintJob job, Texts texts);
}
