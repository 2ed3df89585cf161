package org.tillbridge.sync.replica;

import static java.util.stream.Collectors.toSet;

import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScopeChecksum;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The one connection that writes a replica file. Rows, what is derived from them, and how far they
/// bring the scope are one commit. For one thread at a time.
final class ReplicaWriter implements AutoCloseable {
    private static final int ROWS_PER_COMMIT = 1000;
    private static final int COMMITS_PER_CHECKPOINT = 20;

    private final SqlStore sql;
    private final RawRowStore raw;
    private final DerivedStore derived;
    private final ItemFillStore items;
    private Map<Scope, Place> places;
    private int commitsSinceCheckpoint;

    ReplicaWriter(SqlStore sql) {
        this.sql = sql;
        this.raw = new RawRowStore(sql);
        this.items = new ItemFillStore(sql);
        this.derived = new DerivedStore(sql, raw, items);
        this.places = raw.places();
    }

    /// In an order that is the same in each process, as requests are that are made of it.
    Map<Scope, Place> places() {
        return Collections.unmodifiableMap(places);
    }

    /// The price list that the store uses; empty before the store is known.
    Optional<Integer> priceList(int store) {
        return derived.priceList(store);
    }

    /// Applies whole transactions in their order, some to a commit. What was applied before is
    /// passed over. A scope whose next transaction does not fit is broken from there on.
    ///
    /// @param kinds told the kinds of the rows of each commit after it
    /// @return where the feed cannot go on
    Set<Scope> apply(List<FeedTransaction> transactions, Consumer<Set<String>> kinds) {
        Set<Scope> broken = new HashSet<>();
        List<FeedTransaction> together = new ArrayList<>();
        int rows = 0;
        for (FeedTransaction transaction : transactions) {
            together.add(transaction);
            rows += transaction.rows().size();
            if (rows >= ROWS_PER_COMMIT) {
                commit(together, broken);
                kinds.accept(kindsIn(together));
                together.clear();
                rows = 0;
            }
        }
        commit(together, broken);
        kinds.accept(kindsIn(together));
        return broken;
    }

    private static Set<String> kindsIn(List<FeedTransaction> transactions) {
        return transactions.stream()
                .flatMap(transaction -> transaction.rows().stream())
                .map(FeedRow::kind)
                .collect(toSet());
    }

    private void commit(List<FeedTransaction> together, Set<Scope> broken) {
        if (together.isEmpty()) {
            return;
        }
        Map<Scope, Place> next = new HashMap<>(places);
        sql.atomically(
                () -> {
                    for (FeedTransaction transaction : together) {
                        Place place = applyOne(transaction, next);
                        next.put(transaction.scope(), place);
                        if (!place.sound()) {
                            broken.add(transaction.scope());
                        }
                    }
                    next.forEach(this::saveIfMoved);
                    return next;
                });
        places = next;
        commitsSinceCheckpoint++;
    }

    private void saveIfMoved(Scope scope, Place place) {
        if (!place.equals(places.get(scope))) {
            raw.save(place);
        }
    }

    private Place applyOne(FeedTransaction transaction, Map<Scope, Place> from) {
        Place place = from.getOrDefault(transaction.scope(), Place.start(transaction.scope()));
        Cursor cursor = place.cursor();
        if (!place.sound() || transaction.position() <= cursor.position()) {
            return place;
        }
        if (!transaction.follows(cursor)) {
            return place.unsound();
        }
        Map<String, Replaced> replaced = replaced(transaction);
        ScopeChecksum checksum = checksumAfter(place.checksum(), replaced.values());
        if (!checksum.equals(transaction.checksum())) {
            return place.unsound();
        }
        replaced.values().forEach(one -> write(transaction.scope(), one));
        return new Place(cursor.then(transaction), checksum, transaction.time(), true);
    }

    /// A row and what it takes the place of.
    private record Replaced(FeedRow row, Optional<String> before) {}

    /// By kind and key; if one comes twice in a transaction, the last counts.
    private Map<String, Replaced> replaced(FeedTransaction transaction) {
        Map<String, Replaced> replaced = new LinkedHashMap<>();
        for (FeedRow row : transaction.rows()) {
            Optional<String> before = raw.body(transaction.scope(), row.kind(), row.key());
            replaced.put(row.kind() + "\t" + row.key(), new Replaced(row, before));
        }
        return replaced;
    }

    private static ScopeChecksum checksumAfter(ScopeChecksum before, Iterable<Replaced> rows) {
        ScopeChecksum sum = before;
        for (Replaced replaced : rows) {
            FeedRow row = replaced.row();
            if (replaced.before().isPresent()) {
                sum = sum.minus(row.kind(), row.key(), replaced.before().get());
            }
            if (row.body().isPresent()) {
                sum = sum.plus(row.kind(), row.key(), row.body().get());
            }
        }
        return sum;
    }

    private void write(Scope scope, Replaced replaced) {
        FeedRow row = replaced.row();
        Optional<ReplicaRow> before = read(scope, row, replaced.before());
        Optional<ReplicaRow> after = read(scope, row, row.body());
        if (row.body().isPresent()) {
            raw.put(scope, row.kind(), row.key(), row.body().get());
        } else {
            raw.remove(scope, row.kind(), row.key());
        }
        derived.replace(before, after);
    }

    private static Optional<ReplicaRow> read(Scope scope, FeedRow row, Optional<String> body) {
        return body.filter(_ -> Derivation.isDerived(row.kind()))
                .flatMap(text -> Derivation.read(scope, row.kind(), row.key(), text));
    }

    /// Stops trusting scopes: each needs a snapshot.
    void distrust(Set<Scope> scopes) {
        Map<Scope, Place> next = new HashMap<>(places);
        scopes.forEach(scope -> next.computeIfPresent(scope, (_, place) -> place.unsound()));
        save(next);
    }

    private void save(Map<Scope, Place> next) {
        sql.atomically(
                () -> {
                    next.forEach(this::saveIfMoved);
                    return next;
                });
        places = next;
    }

    /// Keeps the essentials of the scopes that are sound.
    void keep(Essentials essentials) {
        places.values().stream().filter(Place::sound).forEach(place -> essentials.keep(place, raw));
    }

    /// Goes on filling the table of items and the search.
    ///
    /// @return whether there may be more to do
    boolean fillItems(int atMost) {
        return sql.atomically(() -> items.fill(atMost));
    }

    /// Brings all that is committed into the file itself.
    void checkpoint() {
        sql.checkpoint();
    }

    /// Brings what is committed into the file itself now and then, before SQLite does so within a
    /// commit that somebody waits for: that takes as long as ten commits.
    ///
    /// @return whether it did
    boolean keepHouse() {
        boolean due = commitsSinceCheckpoint >= COMMITS_PER_CHECKPOINT;
        if (due) {
            commitsSinceCheckpoint = 0;
            sql.checkpointSome();
        }
        return due;
    }

    @Override
    public void close() {
        sql.close();
    }
}
