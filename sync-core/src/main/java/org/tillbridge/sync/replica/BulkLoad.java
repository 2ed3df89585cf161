package org.tillbridge.sync.replica;

import org.jspecify.annotations.Nullable;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SnapshotRow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Fills a new replica file from rows that come in bulk: while the caller brings them, others make
/// out what they say, and one inserts. Nothing is durable before the file is synced as a whole.
final class BulkLoad implements AutoCloseable {
    private static final int ROWS_PER_CHUNK = 1000;
    private static final int MOST_WAITING = 16;

    private record Chunk(Scope scope, List<SnapshotRow> rows) {
        /// What the rows say, in their order; empty where that is not understood.
        List<Optional<ReplicaRow>> read() {
            return rows.stream()
                    .map(row -> Derivation.read(scope, row.kind(), row.key(), row.body()))
                    .toList();
        }
    }

    private final SqlStore sql;
    private final RawRowStore rawRows;
    private final BulkStore raw;
    private final Map<DerivedTable, BulkStore> derived = new EnumMap<>(DerivedTable.class);
    private final ExecutorService inserter =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("replica-load").factory());
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private CompletableFuture<Void> inserted = CompletableFuture.completedFuture(null);
    private @Nullable Chunk next;

    BulkLoad(ReplicaFile file) {
        this.sql = ReplicaSchemaStore.createForLoad(file);
        this.rawRows = new RawRowStore(sql);
        this.raw = RawRowStore.bulk(sql);
        for (DerivedTable table : DerivedTable.values()) {
            derived.put(table, sql.bulk(table.insert(), 0, table.width()));
        }
        sql.run("BEGIN");
    }

    void add(Scope scope, SnapshotRow row) {
        chunkOf(scope).rows().add(row);
    }

    private Chunk chunkOf(Scope scope) {
        Chunk chunk = next;
        if (chunk != null && chunk.scope().equals(scope) && chunk.rows().size() < ROWS_PER_CHUNK) {
            return chunk;
        }
        send();
        chunk = new Chunk(scope, new ArrayList<>(ROWS_PER_CHUNK));
        next = chunk;
        return chunk;
    }

    private void send() {
        Chunk chunk = next;
        next = null;
        if (chunk == null) {
            return;
        }
        room.acquireUninterruptibly();
        if (inserted.isCompletedExceptionally()) {
            await();
        }
        CompletableFuture<List<Optional<ReplicaRow>>> read =
                CompletableFuture.supplyAsync(chunk::read);
        inserted =
                inserted.thenAcceptBothAsync(read, (_, rows) -> insert(chunk, rows), inserter)
                        .whenComplete((_, _) -> room.release());
    }

    private void insert(Chunk chunk, List<Optional<ReplicaRow>> read) {
        Scope scope = chunk.scope();
        for (SnapshotRow row : chunk.rows()) {
            raw.share(scope.text(), row.kind());
            raw.add(row.key(), row.position(), row.body());
        }
        for (Optional<ReplicaRow> row : read) {
            row.ifPresent(known -> Derivation.derive(scope, known, this::insert));
        }
    }

    private void insert(DerivedTable table, @Nullable Object... values) {
        Objects.requireNonNull(derived.get(table)).add(values);
    }

    /// Waits for all rows to be in the file.
    void finishRows() {
        send();
        await();
        raw.flush();
        derived.values().forEach(BulkStore::flush);
    }

    /// The items that are in the file.
    Set<String> items() {
        return rawRows.keys(Scope.CATALOGUE, ItemRow.KIND);
    }

    /// Completes the file: nothing comes after this.
    ///
    /// @param removedItems not there any more, but a return must still resolve them
    void complete(Collection<Place> places, List<SnapshotRow> removedItems) {
        places.forEach(rawRows::save);
        removedItems.forEach(this::keep);
        ReplicaSchemaStore.createIndexes(sql);
        sql.run("COMMIT", "PRAGMA locking_mode = NORMAL");
    }

    private void keep(SnapshotRow removed) {
        Optional<ReplicaRow> read =
                Derivation.read(Scope.CATALOGUE, removed.kind(), removed.key(), removed.body());
        if (read.isPresent() && read.get() instanceof ItemRow item) {
            rawRows.rememberRemovedItem(removed.key(), removed.body());
            Derivation.derive(
                    Scope.CATALOGUE,
                    DerivedStore.discontinued(item),
                    (table, values) -> sql.update(table.put(), values));
        }
    }

    private void await() {
        try {
            inserted.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    @Override
    public void close() {
        inserter.close();
        sql.close();
    }
}
