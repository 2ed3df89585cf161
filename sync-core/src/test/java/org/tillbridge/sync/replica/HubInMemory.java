package org.tillbridge.sync.replica;

import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedCodec;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScopeChecksum;
import org.tillbridge.sync.wire.SnapshotCodec;
import org.tillbridge.sync.wire.SnapshotHeader;
import org.tillbridge.sync.wire.SnapshotRow;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a replica sees of a hub: scopes with their rows, the feed's log, snapshots.
public final class HubInMemory {
    private static final Instant START = Instant.parse("2010-12-01T08:00:00Z");

    private final Map<Scope, ScopeInMemory> scopes = new HashMap<>();

    /// Commits a transaction of rows that are put.
    public FeedTransaction put(Scope scope, ReplicaRow... rows) {
        return commit(scope, Arrays.stream(rows).map(RowCodec::row).toList());
    }

    public FeedTransaction remove(Scope scope, ReplicaRow row) {
        return commit(scope, List.of(FeedRow.removed(row.kind(), row.key())));
    }

    public FeedTransaction commit(Scope scope, List<FeedRow> rows) {
        return in(scope).commit(rows);
    }

    /// All transactions after these cursors, whole, scope after scope.
    public List<FeedTransaction> feed(List<Cursor> after) {
        return after.stream().flatMap(cursor -> feed(cursor).stream()).toList();
    }

    public List<FeedTransaction> feed(Cursor after) {
        List<FeedTransaction> log = in(after.scope()).log;
        return log.subList((int) after.position(), log.size());
    }

    /// The rows of a scope, by kind and key.
    public List<SnapshotRow> rows(Scope scope) {
        return List.copyOf(in(scope).rows.values());
    }

    /// Writes a snapshot of a scope as it is now.
    public Path snapshot(Scope scope, Path folder) {
        Path file = folder.resolve(scope.text().replace(':', '-') + ".snapshot");
        ScopeInMemory rows = in(scope);
        try (OutputStream stream = Files.newOutputStream(file);
                SnapshotCodec.Writer writer = SnapshotCodec.write(stream, rows.header())) {
            for (SnapshotRow row : rows.rows.values()) {
                writer.add(row);
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Loads all scopes that a load wants.
    public void load(ReplicaLoad load, Path folder) {
        try {
            while (!load.wanted().isEmpty()) {
                load.add(snapshot(load.wanted().getFirst(), folder));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Loads into a replica whatever it misses.
    ///
    /// @throws IllegalStateException if it does not take a load into use
    public void loadMissing(Replica replica, Path folder) {
        while (!replica.missing().isEmpty()) {
            try (ReplicaLoad load = replica.startLoad(replica.missing())) {
                load(load, folder);
                if (!(load.finish() instanceof LoadOutcome.InUse)) {
                    throw new IllegalStateException("A load is not in use");
                }
            }
        }
    }

    private ScopeInMemory in(Scope scope) {
        return scopes.computeIfAbsent(scope, ScopeInMemory::new);
    }

    private static final class ScopeInMemory {
        private final List<FeedTransaction> log = new ArrayList<>();
        private final TreeMap<String, SnapshotRow> rows = new TreeMap<>(Comparator.naturalOrder());
        private Cursor cursor;
        private ScopeChecksum checksum = ScopeChecksum.ZERO;

        ScopeInMemory(Scope scope) {
            this.cursor = Cursor.start(scope);
        }

        FeedTransaction commit(List<FeedRow> changes) {
            changes.forEach(this::change);
            Instant time = START.plusSeconds(cursor.position() + 1);
            FeedTransaction next = FeedCodec.next(cursor, time, changes, checksum);
            log.add(next);
            cursor = cursor.then(next);
            return next;
        }

        private void change(FeedRow change) {
            String place = change.kind() + "\t" + change.key();
            SnapshotRow before = rows.remove(place);
            if (before != null) {
                checksum = checksum.minus(before.kind(), before.key(), before.body());
            }
            change.body().ifPresent(body -> add(place, change, body));
        }

        private void add(String place, FeedRow change, String body) {
            long position = cursor.position() + 1;
            rows.put(place, new SnapshotRow(change.kind(), change.key(), position, body));
            checksum = checksum.plus(change.kind(), change.key(), body);
        }

        SnapshotHeader header() {
            return new SnapshotHeader(
                    cursor.scope(),
                    cursor.position(),
                    cursor.h(),
                    START.plusSeconds(cursor.position()),
                    rows.size(),
                    checksum);
        }
    }
}
