package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// When a hub has to heal, worked out from what it was asked, in both directions: from the first
/// sign that somebody knows more than it does, until everybody who ever told it how far their
/// journal reaches has told since that all of it is there; and at no other time. Whoever is revoked
/// is neither believed nor waited for. What a hub died of, or refused, it may have heard or not.
public final class Healings {
    private static final String HEALINGS =
            "SELECT count(*), coalesce(sum(ended_at IS NULL), 0) FROM healing";
    private static final String COMPLETED =
            "SELECT count(*) FROM store_day WHERE completed_at IS NOT NULL";
    private static final String KNOWN = "SELECT workstation FROM workstation";
    private static final String REVOKED = "SELECT workstation FROM workstation_revocation";

    private final FeedWatch feed;
    private Heard heard = new Heard();
    private Heard kept = new Heard();

    /// Whom it knew before it was put back, and does not since.
    private final Set<Integer> forgotten = new TreeSet<>();

    /// Who was telling it of their journal when it died, or refused.
    private final Set<Integer> underWay = new TreeSet<>();

    private boolean hasBegunSince;

    /// Where machines were in the log when it was put back.
    private final Map<Integer, Known> knownTo = new TreeMap<>();

    /// @param till the number of the workstation
    private record Known(int till, List<Position> places) {}

    /// What a hub knows of it.
    private static final class Heard {
        private long begun;
        private boolean heals;
        private final Set<Integer> told = new TreeSet<>();
        private final Set<Integer> mayHaveTold = new TreeSet<>();
        private final Set<Integer> drained = new TreeSet<>();
        private final Set<Integer> mayBeDrained = new TreeSet<>();

        Heard copy() {
            Heard copy = new Heard();
            copy.begun = begun;
            copy.heals = heals;
            copy.told.addAll(told);
            copy.mayHaveTold.addAll(mayHaveTold);
            copy.drained.addAll(drained);
            copy.mayBeDrained.addAll(mayBeDrained);
            return copy;
        }
    }

    /// What a workstation says of its journal and of what it knows.
    ///
    /// @param caller its number
    /// @param journal whose journal it speaks of
    /// @param ends how far that reaches, where it tells
    /// @param cursors where it is in the log
    public record Said(
            int caller,
            boolean showsCertificate,
            int journal,
            List<End> ends,
            List<Position> cursors) {
        public Said {
            ends = List.copyOf(ends);
            cursors = List.copyOf(cursors);
        }
    }

    /// @param acknowledged as it was told
    public record End(String epoch, long last, long acknowledged) {}

    /// A place in the log of a scope.
    public record Position(String scope, long position, String h) {}

    /// What a hub answers, as far as it tells whether it has lost something.
    public enum Answered {
        /// Entries are missing before those that came.
        GAP,
        /// It cannot go on from there in the log.
        SNAPSHOT_NEEDED,
        /// Nobody is told of what it may not know any more.
        HEALING,
        /// What it may not know any more, while it heals.
        WHAT_MAY_BE_LOST,
        /// Its disk, or who stands before it, refused: it may have gone some of the way.
        NOT_NOW,
        OTHER
    }

    public Healings(FeedWatch feed) {
        this.feed = feed;
    }

    /// Somebody backs the hub up.
    public void hubKept() {
        kept = heard.copy();
    }

    /// The hub is put back to its backup.
    ///
    /// @param hub its database as it was until now
    public void hubWentBack(Path hub) {
        try (ReadingStore store = new ReadingStore(hub)) {
            forgotten.clear();
            forgotten.addAll(numbers(store, KNOWN));
        }
        heard = kept.copy();
        hasBegunSince = false;
        knownTo.clear();
    }

    /// The hub was put back, and a machine is somewhere in the log of before.
    ///
    /// @param till its number as a workstation
    public void isAt(int machine, int till, List<Position> places) {
        knownTo.put(machine, new Known(till, places));
    }

    /// A machine has not what it had any more.
    public void forget(int machine) {
        knownTo.remove(machine);
    }

    /// It is up, or refused something: what it had begun may be done or not.
    public void mayHaveHeard(Path hub) {
        ReadingStore store = feed.opened(hub);
        forgotten.removeAll(numbers(store, KNOWN));
        Now now = now(store);
        while (heard.begun < now.begun()) {
            begins();
        }
        heard.heals = now.heals();
        underWay.forEach(
                journal -> {
                    heard.mayHaveTold.add(journal);
                    heard.mayBeDrained.add(journal);
                });
        underWay.clear();
    }

    /// The same, of what somebody said.
    public void mayHaveHeard(Said said) {
        if (!said.ends().isEmpty()) {
            underWay.add(said.journal());
        }
    }

    /// A person said that it was put back.
    public void isTold(Path hub) {
        ReadingStore store = feed.opened(hub);
        heard.heals = false;
        requireBegins(now(store), "a person says that it was put back");
    }

    /// It answered somebody.
    ///
    /// @return what showed that it was put back, if that was not known
    public Optional<String> answered(Said said, Answered answer, Path hub) {
        ReadingStore store = feed.opened(hub);
        Now now = now(store);
        if (answer == Answered.NOT_NOW) {
            mayHaveHeard(said);
            mayHaveHeard(hub);
            return Optional.empty();
        }
        requireSilence(answer);
        boolean isBelieved = !numbers(store, REVOKED).contains(said.caller());
        Optional<String> sign = sign(said, answer, isBelieved, store);
        boolean wasHealing = heard.heals;
        sign.ifPresent(what -> requireBegins(now, what));
        if (answer == Answered.OTHER && !said.ends().isEmpty()) {
            tells(said, isBelieved, now, store);
        }
        if (now.begun() != heard.begun || now.heals() != heard.heals) {
            throw new Violation(
                    0,
                    "the hub %s, and nothing that till %d said shows why"
                            .formatted(
                                    now.heals() ? "begins to heal" : "says it is healed",
                                    said.caller()));
        }
        return sign.filter(_ -> !wasHealing);
    }

    /// A hub that heals completes no store day.
    ///
    /// @param work that might
    public void requireNoneCompleted(Path hub, Runnable work) {
        List<List<String>> before = feed.opened(hub).rows(COMPLETED);
        boolean heals = heard.heals;
        work.run();
        if (heals && !before.equals(feed.opened(hub).rows(COMPLETED))) {
            throw new Violation(0, "a hub that heals completes a store day");
        }
    }

    /// All is at rest, and everybody has asked the hub what it has.
    public void requireHealed(Path hub) {
        ReadingStore store = feed.opened(hub);
        if (now(store).heals()) {
            throw new Violation(0, "the hub still heals");
        }
        Set<Integer> believed = new TreeSet<>();
        knownTo.values().stream()
                .filter(known -> known.places().stream().anyMatch(this::neverWasThere))
                .forEach(known -> believed.add(known.till()));
        believed.removeAll(numbers(store, REVOKED));
        if (!believed.isEmpty() && !hasBegunSince) {
            throw new Violation(
                    0,
                    "the hub was put back, as tills %s know, and has not healed"
                            .formatted(believed));
        }
    }

    /// Another till may have brought back just what it lost, and in the same order.
    private boolean neverWasThere(Position place) {
        return !feed.knows(place.scope(), place.position(), place.h());
    }

    private void requireSilence(Answered answer) {
        if (answer == Answered.WHAT_MAY_BE_LOST && heard.heals) {
            throw new Violation(0, "a hub that heals says what it may not know");
        }
        if (answer == Answered.HEALING && !heard.heals) {
            throw new Violation(0, "a hub that does not heal says so");
        }
    }

    private Optional<String> sign(
            Said said, Answered answer, boolean isBelieved, ReadingStore store) {
        if (said.showsCertificate()
                && forgotten.contains(said.caller())
                && numbers(store, KNOWN).contains(said.caller())) {
            forgotten.remove(said.caller());
            return Optional.of("a certificate of whom it forgot");
        }
        if (!isBelieved) {
            return Optional.empty();
        }
        if (answer == Answered.GAP) {
            return Optional.of("a push that goes on after more than it has");
        }
        if (answer == Answered.SNAPSHOT_NEEDED
                && said.cursors().stream().anyMatch(one -> isOfAnotherLog(one, store))) {
            return Optional.of("a place where its log never was");
        }
        if (answer == Answered.OTHER
                && said.ends().stream()
                        .anyMatch(end -> end.acknowledged() > has(said, end, store))) {
            return Optional.of("more was acknowledged than it has");
        }
        return Optional.empty();
    }

    private boolean isOfAnotherLog(Position one, ReadingStore store) {
        if (one.position() > feed.position(one.scope())) {
            return true;
        }
        return !feed.knows(one.scope(), one.position(), one.h())
                && !store.rows(
                                "SELECT 1 FROM feed_transaction WHERE scope = ? AND position = ?",
                                one.scope(),
                                one.position())
                        .isEmpty();
    }

    /// How much it has of an epoch.
    private static long has(Said said, End end, ReadingStore store) {
        return store
                .rows(
                        """
                        SELECT watermark FROM workstation_epoch
                        WHERE workstation = ? AND epoch = ?\
                        """,
                        said.journal(),
                        end.epoch())
                .stream()
                .mapToLong(row -> Long.parseLong(row.getFirst()))
                .findFirst()
                .orElse(0);
    }

    private void tells(Said said, boolean isBelieved, Now now, ReadingStore store) {
        boolean isDrained =
                said.ends().stream().allMatch(end -> end.last() <= has(said, end, store));
        if (isBelieved) {
            heard.told.add(said.journal());
        }
        if (isBelieved && isDrained) {
            heard.drained.add(said.journal());
        }
        if (heard.heals && (isDrained || !isBelieved)) {
            endsIfNobodyIsWaitedFor(now, numbers(store, REVOKED));
        }
    }

    private void endsIfNobodyIsWaitedFor(Now now, Set<Integer> revoked) {
        Set<Integer> waits = without(heard.told, heard.drained, revoked);
        Set<Integer> mayWait = without(heard.mayHaveTold, heard.drained, revoked);
        if (now.heals() && waits.isEmpty() && mayWait.isEmpty()) {
            throw new Violation(0, "the hub heals on, and waits for nobody");
        }
        waits.removeAll(heard.mayBeDrained);
        if (!now.heals() && !waits.isEmpty()) {
            throw new Violation(0, "the hub says it is healed, and has not all of tills " + waits);
        }
        heard.heals = now.heals();
    }

    private static Set<Integer> without(
            Set<Integer> all, Set<Integer> drained, Set<Integer> revoked) {
        Set<Integer> left = new TreeSet<>(all);
        left.removeAll(drained);
        left.removeAll(revoked);
        return left;
    }

    private void requireBegins(Now now, String sign) {
        if (!heard.heals) {
            if (now.begun() != heard.begun + 1) {
                throw new Violation(0, "the hub does not begin to heal: " + sign);
            }
            begins();
        }
    }

    private void begins() {
        heard.begun++;
        heard.heals = true;
        heard.drained.clear();
        heard.mayBeDrained.clear();
        hasBegunSince = true;
    }

    /// @param begun how many healings
    private record Now(long begun, boolean heals) {}

    private static Now now(ReadingStore store) {
        List<String> row = store.rows(HEALINGS).getFirst();
        return new Now(Long.parseLong(row.getFirst()), !row.getLast().equals("0"));
    }

    private static Set<Integer> numbers(ReadingStore store, String sql) {
        List<Integer> numbers = new ArrayList<>();
        store.rows(sql).forEach(row -> numbers.add(Integer.parseInt(row.getFirst())));
        return new TreeSet<>(numbers);
    }
}
