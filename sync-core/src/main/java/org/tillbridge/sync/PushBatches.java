package org.tillbridge.sync;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EntryTexts;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.wire.HubLink;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// The batches of a journal, ready to be sent. While one is under way the one after it is read, in
/// the hope that the hub takes all of the first; where it does not, that work was in vain.
final class PushBatches {
    private static final Logger LOG = LoggerFactory.getLogger(PushBatches.class);

    /// Of headers and bodies. Within JSON their quotes are escaped, which makes them longer by a
    /// fifth or so.
    private static final int BATCH_BYTES = PushRequest.MAX_SENT_BYTES * 3 / 4;

    private final WorkstationId workstation;
    private final JournalReader journal;
    private final HubLink link;
    private final Executor background;
    private Optional<Ahead> ahead = Optional.empty();

    /// @param background reads ahead
    PushBatches(
            WorkstationId workstation, JournalReader journal, HubLink link, Executor background) {
        this.workstation = workstation;
        this.journal = journal;
        this.link = link;
        this.background = background;
    }

    /// Entries, and what sends them.
    record Batch(PushRequest request, Supplier<PushOutcome> push) {}

    /// What is being read, of an epoch after a sequence.
    private record Ahead(
            Epoch epoch, long after, int most, CompletableFuture<Optional<Batch>> batch) {
        boolean isFor(Epoch wanted, long sequence, int atMost) {
            return epoch.equals(wanted) && after == sequence && most <= atMost;
        }
    }

    /// What follows a sequence, at least one entry; empty if the journal does not have the first.
    ///
    /// @param most how many entries
    Optional<Batch> next(EpochPosition position, long after, int most) {
        Epoch epoch = position.epoch();
        Optional<Batch> ready =
                ahead.filter(one -> one.isFor(epoch, after, most))
                        .flatMap(one -> one.batch().join());
        ahead = Optional.empty();
        return ready.or(() -> read(position, after, most));
    }

    /// Begins to read what follows a batch. What cannot be read now is read when its turn comes.
    void readAfter(Batch batch, EpochPosition position, int most) {
        long after = batch.request().lastSequence();
        if (after < position.lastToSend()) {
            CompletableFuture<Optional<Batch>> next =
                    CompletableFuture.supplyAsync(() -> read(position, after, most), background)
                            .exceptionally(PushBatches::notNow);
            ahead = Optional.of(new Ahead(position.epoch(), after, most, next));
        }
    }

    private static Optional<Batch> notNow(Throwable failed) {
        LOG.warn("The next batch could not be read ahead", failed);
        return Optional.empty();
    }

    private Optional<Batch> read(EpochPosition position, long after, int most) {
        int entries = (int) Math.min(most, position.lastToSend() - after);
        return Optional.of(journal.texts(position.epoch(), after, entries, BATCH_BYTES))
                .filter(read -> !read.isEmpty())
                .filter(read -> read.getFirst().sequence() == after + 1)
                .map(read -> batch(position.epoch(), read));
    }

    private static PushedEntry texts(EntryTexts entry) {
        return new PushedEntry(entry.header(), entry.body(), entry.personal());
    }

    private Batch batch(Epoch epoch, List<EntryTexts> entries) {
        PushRequest request =
                new PushRequest(
                        workstation,
                        epoch,
                        entries.getFirst().sequence(),
                        entries.stream().map(entry -> texts(entry)).toList());
        return new Batch(request, link.ready(request));
    }
}
