package org.tillbridge.simulator;

/// What becomes of one exchange on its way.
enum Fate {
    DELIVERED,
    /// There is no way at all, and the till knows at once.
    NO_WAY,
    REQUEST_LOST,
    /// The hub does what it was asked, and nobody hears of it.
    ANSWER_LOST,
    /// The request comes so late that the till may have given up.
    REQUEST_LATE,
    ANSWER_LATE,
    /// The request comes once more, later.
    REQUEST_TWICE,
    REQUEST_CUT,
    REQUEST_FLIPPED,
    ANSWER_CUT,
    ANSWER_FLIPPED,
    /// The answer drips, and never comes to its end.
    ANSWER_DRIPS,
    /// The connection breaks after the hub has answered.
    RESET,
    /// A hotel's sign-on page answers.
    SIGN_ON_PAGE,
    REDIRECTED,
    TOO_MANY_REQUESTS,
    UNAVAILABLE,
    PROXY_FAILED,
    /// A proxy takes no body of this size.
    PROXY_TOO_LARGE
}
