package org.tillbridge.simulator;

/// The machine is off: what runs on it ends here, and nothing that it does on its way out counts.
/// It has no stack trace: that takes longer than the cut, and nobody reads it.
final class PowerCut extends Error {
    PowerCut() {
        super("The power was cut", null, false, false);
    }
}
