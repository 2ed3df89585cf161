package org.tillbridge.pos.device.printer;

/// What became of printing.
public sealed interface PrintOutcome {
    /// As far as can be known: a printer that says nothing was given all of it.
    record Printed() implements PrintOutcome {}

    /// Not a letter of it.
    record NotPrinted(PrinterTrouble why) implements PrintOutcome {}

    /// The printer was given some or all of it, and did not say that it was done. Whoever looks
    /// knows.
    record MaybePrinted(PrinterTrouble why) implements PrintOutcome {}
}
