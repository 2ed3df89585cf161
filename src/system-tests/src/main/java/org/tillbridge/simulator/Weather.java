package org.tillbridge.simulator;

import java.util.List;
import java.util.random.RandomGenerator;

/// How a workstation's way to the hub is at a time.
enum Weather {
    CLEAR(100),
    /// Nothing gets through.
    DARK(0),
    /// The cable is out: the till knows at once, each time.
    UNPLUGGED(0),
    /// One way only: to the hub.
    NO_WAY_BACK(0),
    /// One way only: from the hub.
    NO_WAY_THERE(0),
    LOSSY(60),
    SLOW(50),
    ECHO(50),
    TORN(50),
    DIRTY(70),
    HOTEL(10),
    CROWDED(40);

    private final int delivered;

    /// @param delivered of a hundred exchanges
    Weather(int delivered) {
        this.delivered = delivered;
    }

    Fate fate(RandomGenerator chance) {
        List<Fate> others = others();
        return chance.nextInt(100) < delivered
                ? Fate.DELIVERED
                : others.get(chance.nextInt(others.size()));
    }

    private List<Fate> others() {
        return switch (this) {
            case CLEAR -> List.of(Fate.DELIVERED);
            case DARK -> List.of(Fate.NO_WAY, Fate.REQUEST_LOST);
            case UNPLUGGED -> List.of(Fate.NO_WAY);
            case NO_WAY_BACK -> List.of(Fate.ANSWER_LOST);
            case NO_WAY_THERE -> List.of(Fate.REQUEST_LOST);
            case LOSSY -> List.of(Fate.REQUEST_LOST, Fate.ANSWER_LOST, Fate.RESET);
            case SLOW -> List.of(Fate.REQUEST_LATE, Fate.ANSWER_LATE, Fate.ANSWER_DRIPS);
            case ECHO -> List.of(Fate.REQUEST_TWICE, Fate.REQUEST_LATE);
            case TORN -> List.of(Fate.REQUEST_CUT, Fate.ANSWER_CUT);
            case DIRTY -> List.of(Fate.REQUEST_FLIPPED, Fate.ANSWER_FLIPPED);
            case HOTEL -> List.of(Fate.SIGN_ON_PAGE, Fate.REDIRECTED);
            case CROWDED ->
                    List.of(
                            Fate.TOO_MANY_REQUESTS,
                            Fate.UNAVAILABLE,
                            Fate.PROXY_FAILED,
                            Fate.PROXY_TOO_LARGE);
        };
    }
}
