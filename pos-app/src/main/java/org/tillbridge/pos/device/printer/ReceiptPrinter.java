package org.tillbridge.pos.device.printer;

import java.util.Optional;

/// A printer for receipts, and the drawer that hangs on it. Each call may take as long as the
/// printer does: seconds where it is gone. One at a time.
public interface ReceiptPrinter {
    /// How many letters stand in a line; the usual number while it does not say.
    int columns();

    /// Prints and cuts.
    ///
    /// @param begun called before the printer is given the first of it: from then on nobody but a
    ///   person can know what is on paper
    PrintOutcome print(Printout printout, Runnable begun);

    /// Opens the drawer; also where there is no paper.
    ///
    /// @return why not
    Optional<PrinterTrouble> openDrawer();

    /// Lets go of the device, which others may want; the next call takes it again.
    default void release() {}
}
