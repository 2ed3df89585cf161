package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which tills head office trusts no longer, and what it said of the money that they gave out
/// since.
final class Revocations {
    /// What the hub had of a till when it was revoked, by the numbers of the tills.
    private final Map<Integer, Set<String>> before = new TreeMap<>();

    /// Those that ever were, also if the hub forgot it.
    private final Set<Integer> ever = new TreeSet<>();

    /// At which position of its store a person had said to book an entry, by its id. It is booked
    /// then, or waits for something else.
    private final Map<String, Long> said = new HashMap<>();

    void goBackTo(Revocations then) {
        before.clear();
        before.putAll(then.before);
        said.clear();
        said.putAll(then.said);
    }

    /// @param ids of what the hub has of it
    void revoked(int till, Set<String> ids) {
        before.putIfAbsent(till, ids);
        ever.add(till);
    }

    boolean wasRevoked(int till) {
        return ever.contains(till);
    }

    void saidToBook(Set<String> ids, long position) {
        ids.forEach(id -> said.putIfAbsent(id, position));
    }

    /// Whether it came to the hub when its till was not trusted any more.
    boolean isDistrusted(int till, Fact fact) {
        return Optional.ofNullable(before.get(till))
                .filter(ids -> !ids.contains(fact.id()))
                .isPresent();
    }

    /// Whether the hub has to keep it waiting when it comes.
    boolean parks(int till, Fact fact) {
        return isDistrusted(till, fact) && fact.what().givesMoneyOut();
    }

    /// How many cards the hub does not believe it about when it comes, though what it sold stands.
    int cardsHeld(int till, Fact fact) {
        return isDistrusted(till, fact) && !parks(till, fact) ? fact.what().cardsGiven() : 0;
    }

    /// What the hub does not believe it about when it comes, though the rest stands: cards, whom it
    /// enrolled, and what they earned.
    int held(int till, Fact fact) {
        boolean givesMore = fact.what().enrolsSomebody() || fact.what().earnsPoints();
        return cardsHeld(till, fact) + (isDistrusted(till, fact) && givesMore ? 1 : 0);
    }

    /// Whether what its customer earned waits still because nobody trusts its till.
    boolean pointsWait(int till, Fact fact) {
        return isDistrusted(till, fact)
                && fact.what().earnsPoints()
                && !said.containsKey(fact.id());
    }

    /// Whether whom it enrolled is not known still.
    boolean customerWaits(int till, Fact fact) {
        return isDistrusted(till, fact)
                && fact.what().enrolsSomebody()
                && !said.containsKey(fact.id());
    }

    /// Whether what it puts on cards waits still.
    boolean cardsWait(int till, Fact fact) {
        return cardsHeld(till, fact) > 0 && !said.containsKey(fact.id());
    }

    /// Whether all of it waits still.
    boolean waits(int till, Fact fact) {
        return waitsAt(till, fact, Long.MAX_VALUE);
    }

    /// Whether all of it waited as of a position of its store.
    boolean waitsAt(int till, Fact fact, long position) {
        Long at = said.get(fact.id());
        return parks(till, fact) && (at == null || at > position);
    }
}
