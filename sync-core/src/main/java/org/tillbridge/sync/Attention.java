package org.tillbridge.sync;

/// What does not heal by waiting: someone has to look. Selling goes on in every case.
public enum Attention {
    /// The hub has more of this journal than this machine, or another version of it: this disk is a
    /// copy, or was put back to an earlier state. Until work goes on in a spare epoch.
    STALE_COPY,
    /// Another machine has this one's journal and key too. A manager has to enrol it anew; until
    /// then its refunds wait.
    IN_DOUBT,
    /// Head office has revoked this workstation. A manager has to enrol it anew; until then its
    /// refunds wait.
    REVOKED,
    /// The hub waits for entries that are not kept here any more.
    HUB_LACKS_OLD_ENTRIES,
    /// The hub, or something on the way, does not take a single entry because of its size.
    ENTRY_TOO_LARGE,
    /// The hub does not take this workstation's word.
    REFUSED,
    /// The replica was damaged. What can be read of it serves; the rest is fetched as soon as the
    /// hub answers.
    REPLICA_DAMAGED,
    /// A loop fails on this side, again and again: the disk is full, a file cannot be read. The log
    /// has the cause.
    FAULT
}
