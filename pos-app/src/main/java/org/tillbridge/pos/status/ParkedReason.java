package org.tillbridge.pos.status;

/// Why the hub could not apply an effect, as far as there are words for it. Any other reason is
/// said as the hub said it.
public enum ParkedReason {
    UNKNOWN_ITEM,
    UNKNOWN_ORIGINAL,
    SAME_ID_OTHER_CONTENT,
    NOT_POSSIBLE,
    REVOKED,
    TOOK_HUB_DOWN,
    UNKNOWN_KIND,
    UNREADABLE,
    CHAIN_BROKEN
}
