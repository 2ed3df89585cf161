package org.tillbridge.sync.wire;

import java.util.UUID;

/// A workstation's way to the sales that are set aside in its store. All wait for the hub while a
/// customer waits: for a few seconds only.
public interface SuspendedLink {
    SuspendedOutcome suspendedSales();

    /// Asks for a sale: the hub gives it to one workstation only.
    ///
    /// @param suspension the entry that set it aside
    TakeOverOutcome takeOver(UUID suspension);

    /// Lets a sale that was given here be taken by others again.
    TakeOverOutcome giveBack(UUID suspension);
}
