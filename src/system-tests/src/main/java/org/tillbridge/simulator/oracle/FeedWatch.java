package org.tillbridge.simulator.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Follows the hub's log from its beginning, commit by commit, and keeps the rows that it makes: so
/// it knows what the log said even after the hub has forgotten it.
public final class FeedWatch implements AutoCloseable {
    private static final String ENDS =
            """
            SELECT s.scope, s.position, s.h, count(t.position) FROM scope s
            LEFT JOIN feed_transaction t ON t.scope = s.scope AND t.position = s.position
            GROUP BY 1, 2, 3 ORDER BY 1\
            """;

    private static final String PARKED = "parked\t";
    private static final String WHOLE = "/entry";

    private final Map<String, Scope> scopes = new TreeMap<>();
    private ValueMoved value = new ValueMoved();
    private long heldUp;
    private Optional<Reading> reading = Optional.empty();

    private record Reading(Path file, ReadingStore store) {}

    /// How a scope stood after a transaction.
    private record Stand(String h, Included included, FeedStep step) {}

    /// What of the journals a store's scope includes.
    ///
    /// @param reflected how much of each epoch: sequences by `till/epoch`
    /// @param parked entries among them, as `till/epoch/sequence`, of which it has nothing
    public record Included(Map<String, Long> reflected, Set<String> parked) {
        static final Included NOTHING = new Included(Map.of(), Set.of());
    }

    /// A scope as the log has made it.
    private static final class Scope {
        private long position;
        private String h = PlainHash.ZERO;
        private long checksum;
        private final Map<String, String> rows = new TreeMap<>();
        private final Set<String> removed = new TreeSet<>();
        private final List<Stand> stands = new ArrayList<>();

        /// By the hub, in milliseconds; no time is before that of the first transaction.
        long time() {
            return stands.isEmpty() ? Long.MIN_VALUE : stands.getLast().step().time();
        }

        Scope copy() {
            Scope copy = new Scope();
            copy.position = position;
            copy.h = h;
            copy.checksum = checksum;
            copy.rows.putAll(rows);
            copy.removed.addAll(removed);
            copy.stands.addAll(stands);
            return copy;
        }
    }

    /// Goes on from here by itself.
    public FeedWatch copy() {
        FeedWatch copy = new FeedWatch();
        scopes.forEach((name, scope) -> copy.scopes.put(name, scope.copy()));
        copy.value = value.copy();
        return copy;
    }

    /// The hub was put back to what it was then.
    ///
    /// @param then this watch, as it was
    public void goBackTo(FeedWatch then) {
        close();
        scopes.clear();
        scopes.putAll(then.copy().scopes);
        value = then.value.copy();
    }

    /// Reads what was committed since the last look.
    ///
    /// @throws Violation of invariant 10
    public void look(Path hub) {
        ReadingStore store = opened(hub);
        for (List<String> row : store.rows(ENDS)) {
            Scope scope = scopes.computeIfAbsent(row.get(0), _ -> new Scope());
            long head = Long.parseLong(row.get(1));
            if (scope.position != head) {
                follow(store, row.get(0), scope);
            }
            require(scope.position == head, row.get(0) + ": position");
            require(scope.h.equals(row.get(2)), row.get(0) + ": h");
            require(
                    head == 0 || row.get(3).equals("1"),
                    row.get(0) + ": its end is forgotten, and whoever is there needs a snapshot");
        }
        value.look(store);
    }

    /// Lets go of the file.
    @Override
    public void close() {
        reading.ifPresent(open -> open.store().close());
        reading = Optional.empty();
    }

    /// What it reads the hub's database with, if it does.
    Optional<ReadingStore> reading(Path hub) {
        return reading.filter(open -> open.file().equals(hub)).map(Reading::store);
    }

    /// The same, whether or not it does so far.
    ReadingStore opened(Path hub) {
        if (reading(hub).isEmpty()) {
            close();
            reading = Optional.of(new Reading(hub, new ReadingStore(hub)));
        }
        return reading.orElseThrow().store();
    }

    private void follow(ReadingStore store, String name, Scope scope) {
        for (List<String> row :
                store.rows(
                        """
                        SELECT position, h, content, time FROM feed_transaction
                        WHERE scope = ? AND position > ? ORDER BY position\
                        """,
                        name,
                        scope.position)) {
            String at = name + "@" + row.get(0);
            require(Long.parseLong(row.get(0)) == scope.position + 1, at + " leaves a hole");
            scope.h = PlainHash.hex(PlainHash.bytes(scope.h), PlainHash.text(row.get(2)));
            require(scope.h.equals(row.get(1)), at + " does not follow by its hash");
            PlainCodec.Logged logged = PlainCodec.logged(row.get(2));
            take(at, scope, logged);
            if (Long.parseLong(row.get(3)) < logged.time()) {
                heldUp++;
            }
        }
    }

    private static void take(String at, Scope scope, PlainCodec.Logged logged) {
        scope.position++;
        require(logged.position() == scope.position, at + " says another position");
        require(logged.rowCount() == logged.rows().size(), at + " is not whole");
        FeedStep step = FeedStep.of(logged, scope.rows);
        require(step.time() >= scope.time(), at + ": time of the scope runs back");
        logged.rows()
                .forEach(
                        (name, body) -> {
                            String before = scope.rows.remove(name);
                            scope.checksum -= before == null ? 0 : PlainHash.ofRow(name, before);
                            if (body.isPresent()) {
                                scope.rows.put(name, body.get());
                                scope.removed.remove(name);
                                scope.checksum += PlainHash.ofRow(name, body.get());
                            } else {
                                scope.removed.add(name);
                            }
                        });
        String sum = "%016x".formatted(scope.checksum);
        require(sum.equals(logged.checksum()), at + " has another checksum");
        scope.stands.add(new Stand(scope.h, included(scope.rows), step));
    }

    private static Included included(Map<String, String> rows) {
        Map<String, Long> entries = new HashMap<>();
        Set<String> parked = new HashSet<>();
        rows.forEach(
                (name, body) -> {
                    if (name.startsWith(PARKED) && name.endsWith(WHOLE)) {
                        parked.add(name.substring(PARKED.length(), name.length() - WHOLE.length()));
                    } else if (name.startsWith("reflected\t")) {
                        entries.put(
                                PlainCodec.number(body, "workstation")
                                        + "/"
                                        + PlainCodec.text(body, "epoch"),
                                PlainCodec.number(body, "sequence"));
                    }
                });
        return new Included(entries, parked);
    }

    public Set<String> scopes() {
        return scopes.keySet();
    }

    /// How far a scope is; 0 where the hub does not know it, or not any more.
    public long position(String scope) {
        return Optional.ofNullable(scopes.get(scope)).map(one -> one.position).orElse(0L);
    }

    /// What the log from 0 makes of a scope.
    Map<String, String> rows(String scope) {
        return scope(scope).rows;
    }

    Set<String> removed(String scope) {
        return scope(scope).removed;
    }

    /// What the hub did in a scope, in its order.
    List<FeedStep> steps(String scope) {
        return scope(scope).stands.stream().map(Stand::step).toList();
    }

    /// How often time of a scope was ahead of the hub's clock.
    public long heldUp() {
        return heldUp;
    }

    /// What the hub moved on cards, in its order.
    ValueMoved value() {
        return value;
    }

    /// What a store's scope included at a position.
    public Included includedAt(String scope, long position) {
        return position == 0
                ? Included.NOTHING
                : scope(scope).stands.get((int) position - 1).included();
    }

    /// Whether the log has a position, and the same history before it.
    public boolean knows(String scope, long position, String h) {
        List<Stand> stands =
                Optional.ofNullable(scopes.get(scope)).map(one -> one.stands).orElse(List.of());
        return position == 0
                || (position <= stands.size() && stands.get((int) position - 1).h().equals(h));
    }

    private Scope scope(String name) {
        return Optional.ofNullable(scopes.get(name))
                .orElseThrow(() -> new Violation(11, "the hub has no scope " + name));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(10, otherwise);
        }
    }
}
