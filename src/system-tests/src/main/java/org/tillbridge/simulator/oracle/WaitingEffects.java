package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Invariant 15: what cannot be booked waits alone, and for a reason; what is of a sale or a
/// customer that may come later waits for that.
public final class WaitingEffects {
    private final Ledger ledger;
    private final ReadingStore hub;
    private final List<List<String>> booked;
    private final boolean wasOld;
    private int early;

    /// @param booked rows of the hub's entries: workstation, epoch, sequence, entry, standing,
    ///   hash, header, body, how many effects were parked
    /// @param wasOld whether the hub was an earlier version at times, that knew fewer kinds
    WaitingEffects(Ledger ledger, ReadingStore hub, List<List<String>> booked, boolean wasOld) {
        this.ledger = ledger;
        this.hub = hub;
        this.booked = booked;
        this.wasOld = wasOld;
    }

    void blockNobody() {
        Map<String, Integer> least = new HashMap<>();
        Map<String, Integer> most = new HashMap<>();
        for (int till : ledger.tills()) {
            for (Fact fact : ledger.facts(till)) {
                boolean waits = ledger.revocations().parks(till, fact);
                int parked =
                        waits
                                ? 1
                                : fact.what().expectedParked()
                                        + ledger.revocations().held(till, fact);
                least.put(fact.id(), parked);
                most.put(fact.id(), parked + (waits ? 0 : mayComeBeforeWhatTheyAreOf(fact)));
            }
        }
        requireTriedAgain();
        Set<String> whole = parkedWhole();
        require(wasOld || learnt() == 0, "a kind is not known");
        Set<String> broken = broken();
        for (List<String> row : booked) {
            String place = String.join("/", row.subList(0, 3));
            int parked = Integer.parseInt(row.get(8)) - (broken.contains(place) ? 1 : 0);
            int expected = least.getOrDefault(row.get(3), 0);
            String at = "till " + place;
            if (row.get(4).equals("quarantined")) {
                require(parked == 1, at + ", which is kept apart, parked: " + parked);
                continue;
            }
            if (whole.contains(row.get(3))) {
                continue;
            }
            require(
                    parked >= expected && parked <= most.getOrDefault(row.get(3), 0),
                    at + " parked: " + parked);
            early += parked - expected;
        }
    }

    /// Where entries stand that did not follow on what was before them, which is for [OddEntries].
    private Set<String> broken() {
        Set<String> places = new HashSet<>();
        hub.rows(
                        """
                        SELECT workstation || '/' || epoch || '/' || sequence FROM parked_effect
                        WHERE effect = 'chain'\
                        """)
                .forEach(row -> places.add(row.getFirst()));
        return places;
    }

    /// How many effects are of a sale or a customer that may come later.
    private static int mayComeBeforeWhatTheyAreOf(Fact fact) {
        return fact.what().links().size() + (fact.what().earnsPoints() ? 1 : 0);
    }

    /// Of how many entries the hub died, until it took them in without looking.
    public long tookHubDown() {
        return waited("tookHubDown");
    }

    /// How many entries were of a kind that the hub did not know when they came.
    public long learnt() {
        return waited("unknownKind");
    }

    private long waited(String code) {
        return hub.rows("SELECT 1 FROM waiting_effect WHERE code = ?", code).size();
    }

    /// What no books can hold waits on.
    private void requireTriedAgain() {
        Set<String> tooMuch =
                booked.stream()
                        .filter(row -> row.get(7).contains(Long.toString(Long.MAX_VALUE)))
                        .map(row -> row.get(0) + "/" + row.get(1) + "/" + row.get(2))
                        .collect(Collectors.toSet());
        require(
                hub
                        .rows(
                                """
                                SELECT workstation || '/' || epoch || '/' || sequence
                                FROM waiting_effect WHERE settled_at IS NULL
                                    AND code IN ('tookHubDown', 'unknownKind')\
                                """)
                        .stream()
                        .allMatch(row -> tooMuch.contains(row.getFirst())),
                "what the hub can read by now waits");
    }

    /// Ids of what the hub took in without reading it.
    private Set<String> parkedWhole() {
        Set<String> ids = new HashSet<>();
        hub.rows(
                        """
                        SELECT j.entry_id FROM waiting_effect w
                        JOIN journal_entry j USING (store, workstation, epoch, sequence)
                        WHERE w.code IN ('tookHubDown', 'unknownKind')\
                        """)
                .forEach(row -> ids.add(row.getFirst()));
        return ids;
    }

    /// How many effects were parked although nothing was wrong with them but that what they are of
    /// was not known yet.
    public int early() {
        return early;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(15, otherwise);
        }
    }
}
