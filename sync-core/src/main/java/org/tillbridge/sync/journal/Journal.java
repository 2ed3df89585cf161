package org.tillbridge.sync.journal;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What happened on this workstation: append-only, hash-chained, in one file with one writer.
@SuppressWarnings("DoNotCallSuggester")
public final class Journal implements AutoCloseable {
    private Journal() {}

    public static Opening open(
            Path folder,
            StoreId store,
            WorkstationId workstation,
            EpochSupply epochs,
            Clock clock,
            Supplier<UUID> entryIds) {
        throw new UnsupportedOperationException();
    }

    /// Completes when the entry is on disk, in the order of the calls. It completes on the writer's
    /// thread: what depends on it and takes time uses an `…Async` method. Completes exceptionally
    /// with [JournalWriteException]; then nothing was written and no number used.
    public CompletableFuture<Committed> append(Draft draft) {
        throw new UnsupportedOperationException();
    }

    /// Writes down the basket being rung, instead of what was kept of it before.
    public CompletableFuture<Void> keepOpenSale(String text) {
        throw new UnsupportedOperationException();
    }

    /// The basket that was being rung when the application stopped, as it was last kept.
    public Optional<String> openSale() {
        throw new UnsupportedOperationException();
    }

    /// The hub's time as it was just heard; goes into the headers from now on.
    public void hubTime(Instant heard) {
        throw new UnsupportedOperationException();
    }

    public JournalReader reader() {
        throw new UnsupportedOperationException();
    }

    public JournalHealth health() {
        throw new UnsupportedOperationException();
    }

    /// Tells of changes of health, on the writer's thread.
    public void onHealth(Consumer<JournalHealth> listener) {
        throw new UnsupportedOperationException();
    }

    /// Waits for what is being written.
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
