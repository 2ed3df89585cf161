package org.tillbridge.pos.signon;

import org.tillbridge.sync.journal.JournalEntry.TillControl;

/// Where it is recorded who signed on and off, and whose PIN was not right.
public interface SignOnRecord {
    /// Returns when it is on disk, or cannot be: nobody is kept from a till whose disk is full.
    void keep(TillControl fact);

    /// Returns at once; it is on disk in a moment.
    void keepSoon(TillControl fact);
}
