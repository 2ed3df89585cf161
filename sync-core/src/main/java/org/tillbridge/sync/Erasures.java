package org.tillbridge.sync;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.ReplicaChange;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.wire.ReplicaRow.ErasedPartRow;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// Has a journal forget of persons what head office had erased: at the start, and whenever the
/// replica hears of more. What could not be forgotten is tried again with the next news.
public final class Erasures {
    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final ReplicaReader reader;
    private final Journal journal;
    private final Runnable forgotten;
    private final AtomicBoolean due = new AtomicBoolean(true);

    private Erasures(ReplicaReader reader, Journal journal, Runnable forgotten) {
        this.reader = reader;
        this.journal = journal;
        this.forgotten = forgotten;
    }

    /// @param forgotten is run whenever something may have been; it must not take long
    public static void watch(
            Replica replica, ReplicaReader reader, Journal journal, Runnable forgotten) {
        Erasures erasures = new Erasures(reader, journal, forgotten);
        replica.listen(erasures::changed);
        erasures.eraseIfDue();
    }

    private void changed(ReplicaChange change) {
        if (change.touches(ErasedPartRow.KIND)) {
            due.set(true);
        }
        eraseIfDue();
    }

    private void eraseIfDue() {
        if (!due.getAndSet(false)) {
            return;
        }
        Set<Hash> parts = erasedParts();
        if (!parts.isEmpty()) {
            CompletableFuture<Void> _ =
                    journal.erase(parts).whenComplete((_, failure) -> erased(failure));
        }
    }

    private Set<Hash> erasedParts() {
        try {
            return reader.erasedParts();
        } catch (RuntimeException unreadable) {
            due.set(true);
            throw unreadable;
        }
    }

    private void erased(@Nullable Throwable failure) {
        if (failure == null) {
            forgotten.run();
        } else {
            due.set(true);
            LOG.error("What the hub had erased of persons is still in the journal", failure);
        }
    }
}
