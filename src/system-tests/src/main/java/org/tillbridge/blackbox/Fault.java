package org.tillbridge.blackbox;

/// What becomes of a connection.
public enum Fault {
    NONE(40),

    /// Each piece comes late.
    DELAY(15),

    /// It ends after some bytes on their way to the hub.
    CUT_GOING(8),

    /// It ends after some bytes of the answer.
    CUT_COMING(8),

    /// Nothing comes back any more, and nobody says so.
    HALF_OPEN(4),

    /// A few bytes at a time.
    DRIP(8),

    /// One bit is another on its way to the hub.
    FLIP_GOING(6),

    /// One bit of the answer is another.
    FLIP_COMING(6),

    /// The hub hears everything once more, on a connection of its own.
    TWICE(5),

    /// Each answer comes after half a minute. Not among the bad luck of a line: only on demand.
    SLOW(0),

    /// The hub hears and does all, and nothing of any answer comes while the connection lasts. Only
    /// on demand.
    NO_ANSWER(0);

    private final int share;

    /// @param share in a hundred connections
    Fault(int share) {
        this.share = share;
    }

    /// @param percent from 0 to 99
    static Fault at(int percent) {
        int left = percent;
        for (Fault fault : values()) {
            left -= fault.share;
            if (left < 0) {
                return fault;
            }
        }
        throw new IllegalArgumentException("Not from 0 to 99: " + percent);
    }
}
