package org.tillbridge.sync.journal;

import java.util.List;
import java.util.Set;

/// What whoever talks with the hub may do with the epochs of the journal in use. For any number of
/// threads; each call waits for the disk.
public interface Epochs {
    /// Where this machine's journal and the hub's part.
    ///
    /// @param lastCommon the last entry of the epoch that both have; 0 for none
    /// @param lastCommonHash its hash, or the first previous hash of the epoch
    record Fork(Epoch epoch, long lastCommon, Hash lastCommonHash) {}

    /// Goes on in a spare epoch, in which all that this machine has after the fork is carried. What
    /// was done before is not done again.
    ///
    /// @param taken spares that another machine is known to write in
    /// @return false if no spare epoch is left: nothing has changed
    /// @throws JournalWriteException if the disk does not let it
    boolean openAfterFork(Fork fork, Set<Epoch> taken);

    /// Keeps spares that the hub gave since.
    void addSpares(List<EpochGrant> spares);
}
