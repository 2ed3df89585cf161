package org.tillbridge.sync.replica;

import org.jspecify.annotations.Nullable;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.RowBlock;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SnapshotRow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private static final int LENGTH_PER_CHUNK = 1 << 17;
    private static final int MOST_WAITING = 4;

    private record Chunk(Scope scope, RowBlock block) {
        /// What follows from the rows, where they are understood.
        ///
        /// A loop and a question, no stream and no lambda: Java would compile what those are made
        /// of, well, for this alone, and make one anew for each row.
        Derived derive() {
            Derived derived = new Derived();
            if (Derivation.isDerived(block.kind())) {
                for (SnapshotRow row : block.rows()) {
                    Optional<ReplicaRow> read =
                            Derivation.read(scope, row.kind(), row.key(), row.body());
                    if (read.isPresent()) {
                        Derivation.derive(read.get(), derived);
                    } else {
                        derived.unread.add(row.key());
                    }
                }
            }
            return derived;
        }
    }

    /// Rows of look-up tables, in their order.
    private static final class Derived implements Derivation.Target {
        private final List<DerivedTable> tables = new ArrayList<>();
        private final List<@Nullable Object[]> rows = new ArrayList<>();

        /// The keys of rows that are not understood.
        private final List<String> unread = new ArrayList<>();

        @Override
        public void put(DerivedTable table, @Nullable Object... values) {
            tables.add(table);
            rows.add(values);
        }

        void putAll(Derivation.Target into) {
            for (int i = 0; i < rows.size(); i++) {
                into.put(tables.get(i), rows.get(i));
            }
        }
    }

    /// Rows of a kind that come one at a time.
    private static final class Gathered {
        private final Scope scope;
        private final List<SnapshotRow> rows = new ArrayList<>();
        private long length;

        Gathered(Scope scope) {
            this.scope = scope;
        }

        boolean takes(Scope other, SnapshotRow row) {
            return scope.equals(other)
                    && rows.getFirst().kind().equals(row.kind())
                    && length < LENGTH_PER_CHUNK;
        }

        void add(SnapshotRow row) {
            rows.add(row);
            length += row.body().length();
        }
    }

    private final SqlStore sql;
    private final RawRowStore raw;
    private final Map<DerivedTable, BulkStore> derived = new EnumMap<>(DerivedTable.class);
    private final ExecutorService inserter =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("replica-load").factory());
    private final Set<String> unreadItems = new HashSet<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private CompletableFuture<Void> inserted = CompletableFuture.completedFuture(null);
    private Optional<Gathered> gathered = Optional.empty();

    BulkLoad(ReplicaFile file) {
        this.sql = ReplicaSchemaStore.createForLoad(file);
        this.raw = new RawRowStore(sql);
        sql.run("BEGIN");
    }

    void add(Scope scope, SnapshotRow row) {
        if (gathered.filter(some -> some.takes(scope, row)).isEmpty()) {
            sendGathered();
            gathered = Optional.of(new Gathered(scope));
        }
        gathered.orElseThrow().add(row);
    }

    private void sendGathered() {
        Optional<Gathered> before = gathered;
        gathered = Optional.empty();
        before.ifPresent(some -> add(some.scope, RowBlock.of(some.rows)));
    }

    /// After the rows that came before it.
    void add(Scope scope, RowBlock block) {
        sendGathered();
        room.acquireUninterruptibly();
        if (inserted.isCompletedExceptionally()) {
            await();
        }
        Chunk chunk = new Chunk(scope, block);
        CompletableFuture<Derived> read = CompletableFuture.supplyAsync(chunk::derive);
        inserted =
                inserted.thenAcceptBothAsync(read, (_, rows) -> insert(chunk, rows), inserter)
                        .whenComplete((_, _) -> room.release());
    }

    private void insert(Chunk chunk, Derived rows) {
        raw.putAll(chunk.scope(), chunk.block());
        rows.putAll(this::insert);
        if (chunk.block().kind().equals(ItemRow.KIND)) {
            unreadItems.addAll(rows.unread);
        }
    }

    private void insert(DerivedTable table, @Nullable Object... values) {
        BulkStore bulk = derived.get(table);
        if (bulk == null) {
            bulk = sql.bulk(table.insert(), table.width());
            derived.put(table, bulk);
        }
        bulk.add(values);
    }

    /// Waits for all rows to be in the file.
    void finishRows() {
        sendGathered();
        await();
        derived.values().forEach(BulkStore::flush);
    }

    /// The items that are in the file, and can be read.
    Set<String> items() {
        Set<String> items = raw.keys(Scope.CATALOGUE, ItemRow.KIND);
        items.removeAll(unreadItems);
        return items;
    }

    /// Completes the file: nothing comes after this.
    ///
    /// @param removedItems not there any more, but a return must still resolve them
    void complete(Collection<Place> places, List<SnapshotRow> removedItems) {
        places.forEach(raw::save);
        removedItems.forEach(this::keep);
        ReplicaSchemaStore.createIndexes(sql);
        sql.run("COMMIT", "PRAGMA locking_mode = NORMAL");
    }

    private void keep(SnapshotRow removed) {
        Optional<ReplicaRow> read =
                Derivation.read(Scope.CATALOGUE, removed.kind(), removed.key(), removed.body());
        if (read.isPresent() && read.get() instanceof ItemRow item) {
            raw.rememberRemovedItem(removed.key(), removed.body());
            DerivedStore.deriveRemoved(item, (table, values) -> sql.update(table.put(), values));
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
