package org.tillbridge.sync.replica;

import org.tillbridge.sync.wire.RowBlock;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SnapshotCodec;
import org.tillbridge.sync.wire.SnapshotRow;
import org.tillbridge.sync.wire.StoreRow;
import org.tillbridge.sync.wire.UnreadableMessageException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A new replica file in the making, from snapshots and from the file before it. Closed before
/// [#complete], it leaves nothing behind. For one thread.
final class ReplicaBuild implements AutoCloseable {
    private final ReplicaScopes scopes;
    private final ReplicaFile file;
    private final ReplicaSource former;
    private final BulkLoad bulk;
    private final Map<Scope, Place> places = new LinkedHashMap<>();
    private Optional<Integer> priceList = Optional.empty();
    private Set<Scope> toReplace = Set.of();
    private boolean complete;

    ReplicaBuild(ReplicaScopes scopes, ReplicaFile file, Optional<ReplicaFile> former) {
        this.scopes = scopes;
        this.file = file;
        this.former = ReplicaSource.of(former);
        this.bulk = new BulkLoad(file);
    }

    /// Copies the scopes whose rows in the former file are all there as they came, but not these.
    void copySoundBut(Set<Scope> replaced) {
        toReplace = Set.copyOf(replaced);
        copySound();
    }

    private void copySound() {
        Set<Scope> tried = new HashSet<>(toReplace);
        for (Optional<Scope> next = nextBut(tried); next.isPresent(); next = nextBut(tried)) {
            Scope scope = next.get();
            tried.add(scope);
            if (former.isSound(scope)) {
                places.put(scope, former.copy(scope, row -> take(scope, row)));
            }
        }
    }

    /// Copies all scopes; of those whose rows are not all there, what can be read, to serve until a
    /// snapshot comes, and the essentials as they were kept.
    void copyOrSalvage(Essentials essentials) {
        Set<Scope> tried = new HashSet<>();
        for (Optional<Scope> next = nextBut(tried); next.isPresent(); next = nextBut(tried)) {
            Scope scope = next.get();
            tried.add(scope);
            if (former.isSound(scope)) {
                places.put(scope, former.copy(scope, row -> take(scope, row)));
            } else {
                salvage(scope, essentials.of(scope)).ifPresent(place -> places.put(scope, place));
            }
        }
    }

    private Optional<Place> salvage(Scope scope, Optional<Essentials.Kept> kept) {
        Optional<Place> salvaged =
                former.salvage(
                        scope,
                        row -> {
                            if (kept.isEmpty() || !Essentials.include(row.kind())) {
                                take(scope, row);
                            }
                        });
        kept.ifPresent(essentials -> essentials.rows().forEach(row -> take(scope, row)));
        return salvaged.or(() -> kept.map(Essentials.Kept::place));
    }

    /// The price list joins the wanted scopes only when the store has been copied.
    private Optional<Scope> nextBut(Set<Scope> tried) {
        return wanted().stream().filter(scope -> !tried.contains(scope)).findFirst();
    }

    /// The scopes that there is nothing of yet. Which price list is among them is known once the
    /// store is there.
    List<Scope> wanted() {
        return scopes.with(priceList).stream().filter(scope -> !places.containsKey(scope)).toList();
    }

    /// @throws UnreadableMessageException if it is not a whole snapshot of a scope that is wanted
    void add(Path snapshot) throws IOException {
        try (InputStream stream = Files.newInputStream(snapshot);
                SnapshotCodec.Reader reader = SnapshotCodec.read(stream)) {
            Scope scope = reader.header().scope();
            if (!wanted().contains(scope)) {
                throw new UnreadableMessageException(
                        "The snapshot is of " + scope.text() + ", which is not wanted");
            }
            Optional<RowBlock> block = reader.next();
            while (block.isPresent()) {
                take(scope, block.get());
                block = reader.next();
            }
            places.put(scope, Place.after(reader.header()));
        }
        copySound();
    }

    private void take(Scope scope, RowBlock block) {
        bulk.add(scope, block);
        if (block.kind().equals(StoreRow.KIND)) {
            block.rows().forEach(row -> notePriceList(scope, row));
        }
    }

    private void take(Scope scope, SnapshotRow row) {
        bulk.add(scope, row);
        if (row.kind().equals(StoreRow.KIND)) {
            notePriceList(scope, row);
        }
    }

    private void notePriceList(Scope scope, SnapshotRow row) {
        Derivation.read(scope, row.kind(), row.key(), row.body())
                .filter(read -> read instanceof StoreRow)
                .ifPresent(read -> priceList = Optional.of(((StoreRow) read).priceList()));
    }

    /// Completes the file and opens it. It is durable only once it is chosen.
    ReplicaWriter complete() {
        bulk.finishRows();
        bulk.complete(
                places.values(),
                former.mayHaveItems() ? former.removedItems(bulk.items()) : List.of());
        closeSources();
        ReplicaWriter writer = new ReplicaWriter(ReplicaSchemaStore.openForFeed(file.path()));
        complete = true;
        return writer;
    }

    @Override
    public void close() {
        if (!complete) {
            closeSources();
            file.supersede();
        }
    }

    private void closeSources() {
        bulk.close();
        former.close();
    }
}
