package org.tillbridge.simulator;

import java.util.List;
import java.util.random.RandomGenerator;

/// How a workstation's way to the hub is at a time.
enum Weather {
    CLEAR(100, Fate.DELIVERED),
    /// Nothing gets through.
    DARK(0, Fate.NO_WAY, Fate.REQUEST_LOST),
    /// One way only: to the hub.
    NO_WAY_BACK(0, Fate.ANSWER_LOST),
    /// One way only: from the hub.
    NO_WAY_THERE(0, Fate.REQUEST_LOST),
    LOSSY(60, Fate.REQUEST_LOST, Fate.ANSWER_LOST, Fate.RESET),
    SLOW(50, Fate.REQUEST_LATE, Fate.ANSWER_LATE, Fate.ANSWER_DRIPS),
    ECHO(50, Fate.REQUEST_TWICE, Fate.REQUEST_LATE),
    TORN(50, Fate.REQUEST_CUT, Fate.ANSWER_CUT),
    DIRTY(70, Fate.REQUEST_FLIPPED, Fate.ANSWER_FLIPPED),
    HOTEL(10, Fate.SIGN_ON_PAGE, Fate.REDIRECTED),
    CROWDED(40, Fate.TOO_MANY_REQUESTS, Fate.UNAVAILABLE, Fate.PROXY_FAILED, Fate.PROXY_TOO_LARGE);

    private final int delivered;
    private final List<Fate> fates;

    /// @param delivered of a hundred exchanges
    Weather(int delivered, Fate... fates) {
        this.delivered = delivered;
        this.fates = List.of(fates);
    }

    Fate fate(RandomGenerator chance) {
        return chance.nextInt(100) < delivered
                ? Fate.DELIVERED
                : fates.get(chance.nextInt(fates.size()));
    }
}
