package org.tillbridge.sync.replica;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;
import org.tillbridge.sync.wire.ReplicaRow.StockRow;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScopeChecksum;
import org.tillbridge.sync.wire.SnapshotRow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// An older replica file as a source of a new one. Nothing in it is trusted that does not add up;
/// what can still be read of the rest serves until a snapshot comes. Never fails: what cannot be
/// read is not there.
final class ReplicaSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaSource.class);

    /// Stock without all that it goes with would be a wrong figure: better none.
    private static final Set<String> ONLY_WHOLE =
            Set.of(StockRow.KIND, ReflectedRow.KIND, ParkedRow.KIND);

    private final Optional<SqlStore> sql;
    private final Map<Scope, Place> places;

    private ReplicaSource(Optional<SqlStore> sql, Map<Scope, Place> places) {
        this.sql = sql;
        this.places = places;
    }

    static ReplicaSource of(Optional<ReplicaFile> file) {
        return file.flatMap(ReplicaSource::open)
                .orElseGet(() -> new ReplicaSource(Optional.empty(), Map.of()));
    }

    private static Optional<ReplicaSource> open(ReplicaFile file) {
        try {
            SqlStore sql = ReplicaSchemaStore.openForReading(file.path());
            sql.run("BEGIN");
            return Optional.of(new ReplicaSource(Optional.of(sql), places(sql)));
        } catch (DamagedReplicaException | ReplicaException unusable) {
            LOG.warn("Nothing of {} can be read: {}", file.path(), reason(unusable));
            return Optional.empty();
        }
    }

    private static Map<Scope, Place> places(SqlStore sql) {
        try {
            return new RawRowStore(sql).places();
        } catch (DamagedReplicaException damage) {
            LOG.warn("How far the replica had come cannot be read: {}", reason(damage));
            return Map.of();
        }
    }

    /// What it says of how far each scope has come, not verified.
    Map<Scope, Place> places() {
        return places;
    }

    /// Whether all rows of the scope are there as they came.
    boolean isSound(Scope scope) {
        Place place = places.get(scope);
        return place != null && place.sound() && addsUp(place);
    }

    /// Copies a scope that is sound.
    Place copy(Scope scope, Consumer<SnapshotRow> into) {
        Place place = Objects.requireNonNull(places.get(scope));
        if (!read(scope, into)) {
            throw new DamagedReplicaException("A scope went bad while it was copied");
        }
        return place;
    }

    /// Copies what can be read of a scope that is not sound.
    ///
    /// @return where it had come; empty if there is nothing of it
    Optional<Place> salvage(Scope scope, Consumer<SnapshotRow> into) {
        boolean[] any = new boolean[1];
        boolean whole =
                read(
                        scope,
                        row -> {
                            if (!ONLY_WHOLE.contains(row.kind())) {
                                into.accept(row);
                                any[0] = true;
                            }
                        });
        Place place = places.get(scope);
        if (place == null && whole && !any[0]) {
            return Optional.empty();
        }
        LOG.warn("{} has to be fetched again: its rows are not all as they came", scope.text());
        return Optional.of((place == null ? Place.start(scope) : place).unsound());
    }

    private boolean addsUp(Place place) {
        long[] sum = new long[1];
        boolean whole =
                read(
                        place.cursor().scope(),
                        row -> sum[0] += ScopeChecksum.ofRow(row.kind(), row.key(), row.body()));
        return whole && sum[0] == place.checksum().sum();
    }

    /// What is wrong with a file.
    ///
    /// @param readable whether all of it could be read
    /// @param unsound scopes that claim to be sound, and whose rows do not add up
    /// @param derived whether the look-up tables hold exactly what follows from the raw rows
    record Findings(boolean readable, Set<Scope> unsound, boolean derived) {}

    /// Reads all of it.
    ///
    /// @throws CancellationException if the thread is interrupted meanwhile
    Findings examine() {
        DerivedSumStore expected = new DerivedSumStore();
        String filledThrough = filledThrough();
        Set<Scope> unsound = new HashSet<>();
        boolean readable = sql.isPresent();
        for (Place place : places.values()) {
            long[] sum = new long[1];
            Scope scope = place.cursor().scope();
            readable &=
                    read(
                            scope,
                            row -> {
                                stopIfInterrupted();
                                sum[0] += ScopeChecksum.ofRow(row.kind(), row.key(), row.body());
                                expected.addDerived(scope, row, filledThrough);
                            });
            if (place.sound() && sum[0] != place.checksum().sum()) {
                unsound.add(scope);
            }
        }
        return new Findings(readable, unsound, readable && isInTables(expected));
    }

    /// Where that cannot be read, no table is what it should be.
    private String filledThrough() {
        try {
            return sql.map(open -> new ItemFillStore(open).through()).orElse("");
        } catch (DamagedReplicaException damage) {
            LOG.warn("How far items had been filled cannot be read: {}", reason(damage));
            return "";
        }
    }

    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Interrupted while the replica is examined");
        }
    }

    private boolean isInTables(DerivedSumStore expected) {
        try {
            SqlStore open = sql.orElseThrow();
            new RawRowStore(open).removedItems().forEach(expected::addRemoved);
            return expected.sameAs(DerivedSumStore.inTables(open));
        } catch (DamagedReplicaException damage) {
            LOG.warn("Not all look-up tables can be read: {}", reason(damage));
            return false;
        }
    }

    /// @return whether all could be read
    private boolean read(Scope scope, Consumer<SnapshotRow> each) {
        try {
            sql.ifPresent(open -> new RawRowStore(open).forEach(scope, each));
            return true;
        } catch (DamagedReplicaException damage) {
            LOG.warn("Not all of {} can be read: {}", scope.text(), reason(damage));
            return false;
        }
    }

    /// Whether there may be items in it.
    boolean mayHaveItems() {
        return sql.isPresent() && !places.isEmpty();
    }

    /// Items that were there and are not among `items`: they are discontinued.
    List<SnapshotRow> removedItems(Set<String> items) {
        List<SnapshotRow> removed = new ArrayList<>();
        try {
            sql.ifPresent(open -> removed.addAll(new RawRowStore(open).itemsBut(items)));
        } catch (DamagedReplicaException damage) {
            LOG.warn("Which items were removed cannot be read: {}", reason(damage));
        }
        return removed;
    }

    private static String reason(RuntimeException damage) {
        Throwable cause = damage.getCause() == null ? damage : damage.getCause();
        return String.valueOf(cause.getMessage());
    }

    @Override
    public void close() {
        sql.ifPresent(SqlStore::close);
    }
}
