package org.tillbridge.pos.fiscal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.Announcer;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.Draft;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.Signing.DocumentSigned;
import org.tillbridge.sync.journal.JournalEntry.Signing.DocumentUnsigned;
import org.tillbridge.sync.journal.JournalEntry.Signing.SigningUnitSet;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;
import org.tillbridge.sync.journal.JournalReadException;
import org.tillbridge.sync.journal.OpenSaleChange;
import org.tillbridge.sync.journal.TransactionSummary;
import org.tillbridge.sync.journal.TransactionSummary.Kind;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Keeps the order: commit, then signature or outage, then paper. Whoever learns that a document is
/// on disk learns it from here, after the signing unit was asked.
///
/// A customer waits once, and not long: while anything waits for the unit, what is completed is
/// marked at once and signed behind the others, by [#step], in order. What became of each document
/// is an entry of the journal. The unit is asked about one document at a time, and about one that
/// it may have been asked about only after it said that it has not signed it.
public final class FiscalGate {
    /// How long a customer waits at most.
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(FiscalGate.class);
    private static final String NO_ANSWER = CamelCase.of(UnsignedReason.NO_ANSWER_IN_TIME);
    private static final String STOPPED = CamelCase.of(UnsignedReason.TILL_STOPPED);
    private static final String NOT_ON_DISK = CamelCase.of(UnsignedReason.SIGNATURE_NOT_RECORDED);
    private static final String BEHIND_OTHERS = CamelCase.of(UnsignedReason.EARLIER_ONES_WAIT);

    private final Optional<FiscalSigner> signer;
    private final Around around;
    private final UnsignedQueue queue = new UnsignedQueue();
    private final ReentrantLock unit = new ReentrantLock(true);
    private final Announcer<SigningState> announcer = new Announcer<>(this::state);
    private final SigningPauses pauses;
    private volatile boolean unitIsNoted;

    /// What a gate works with.
    ///
    /// @param appended called after each entry that is on disk; must not take long
    /// @param today the date in the store, for what is recorded while no day is open
    /// @param clock this computer's
    /// @param patience how long a customer waits for the unit at most
    public record Around(
            Journal journal,
            Runnable appended,
            Supplier<LocalDate> today,
            InstantSource clock,
            Duration patience) {}

    /// Takes up what is still to be signed. Where none wants a signature any more, or another unit
    /// gives it, that is recorded.
    public FiscalGate(Optional<FiscalSigner> signer, Around around) {
        this.signer = signer;
        this.around = around;
        this.pauses = new SigningPauses(around.clock());
        Optional<String> name = signer.map(FiscalSigner::unit);
        unitIsNoted = name.equals(around.journal().reader().signingUnit());
        noteUnit();
        if (signer.isPresent()) {
            around.journal().reader().unsigned().forEach(this::takeUp);
        }
    }

    /// What could not be noted is noted before the next document is passed on.
    private void noteUnit() {
        if (!unitIsNoted) {
            unitIsNoted = record(new SigningUnitSet(signer.map(FiscalSigner::unit)));
        }
    }

    /// Of one that has no word of the unit nobody knows whether it was asked.
    private void takeUp(TransactionSummary document) {
        List<Committed> facts = around.journal().reader().signingOf(document.transaction());
        if (facts.isEmpty()) {
            record(new DocumentUnsigned(document.transaction(), STOPPED, false));
            queue.add(document, STOPPED, false);
        } else if (facts.getLast().fact() instanceof DocumentUnsigned last) {
            queue.add(document, last.why(), last.refused());
        }
    }

    /// Whether there is a unit.
    public boolean wantsSignatures() {
        return signer.isPresent();
    }

    /// Asks the signing unit about a sale or return. Whatever it does, the document goes on.
    ///
    /// @param entry on disk
    public void pass(Committed entry) {
        signer.ifPresent(
                asked -> summary(entry).ifPresent(document -> pass(asked, entry, document)));
    }

    private void pass(FiscalSigner asked, Committed entry, TransactionSummary document) {
        noteUnit();
        if (queue.isWaitingForUnit()) {
            mark(document, BEHIND_OTHERS, false);
            return;
        }
        Ask ask = new Ask(entry, document);
        Thread.ofVirtual().name("signing").start(() -> ask(asked, ask));
        if (!ask.isAnsweredWithin(around.patience())) {
            try {
                pauses.failed();
                mark(document, NO_ANSWER, false);
            } finally {
                ask.marked();
            }
        }
    }

    /// An answer that came too late for the customer counts nevertheless. What was not asked in
    /// time is left to [#step], which may have had it signed by now.
    private void ask(FiscalSigner asked, Ask ask) {
        unit.lock();
        try {
            if (ask.isOver()) {
                return;
            }
            FiscalAnswer answer = safely(() -> asked.sign(ask.entry()));
            boolean late = !ask.isInTime();
            switch (answer) {
                case FiscalAnswer.Signed(List<String> lines) -> {
                    pauses.answered();
                    if (!signed(ask.document().transaction(), lines, late)) {
                        mark(ask.document(), NOT_ON_DISK, false);
                    }
                }
                case FiscalAnswer.Refused(String why) -> {
                    pauses.answered();
                    mark(ask.document(), why, true);
                }
                case FiscalAnswer.Outage(String why) -> {
                    if (!late) {
                        pauses.failed();
                        mark(ask.document(), why, false);
                    }
                }
            }
        } finally {
            unit.unlock();
            ask.answered();
        }
    }

    /// Offers the next document that waits to the unit.
    ///
    /// @return how long nothing is to be done; empty until something waits
    public Optional<Duration> step() {
        unit.lock();
        try {
            Optional<UnsignedDocument> next = queue.next();
            if (next.isEmpty() || signer.isEmpty()) {
                return Optional.empty();
            }
            Duration pause = pauses.left();
            return Optional.of(pause.isPositive() ? pause : offer(signer.get(), next.get()));
        } finally {
            unit.unlock();
        }
    }

    private Duration offer(FiscalSigner asked, UnsignedDocument next) {
        UUID id = next.document().transaction();
        Optional<Committed> entry = around.journal().reader().transaction(id);
        FiscalAnswer answer =
                entry.map(
                                found ->
                                        safely(
                                                () ->
                                                        asked.find(found)
                                                                .orElseGet(
                                                                        () -> asked.sign(found))))
                        .orElseGet(
                                () ->
                                        new FiscalAnswer.Refused(
                                                CamelCase.of(UnsignedReason.NOT_IN_THE_JOURNAL)));
        switch (answer) {
            case FiscalAnswer.Signed(List<String> lines) -> {
                pauses.answered();
                if (!signed(id, lines, true)) {
                    pauses.failed();
                }
            }
            case FiscalAnswer.Refused(String why) -> {
                pauses.answered();
                if (!next.refused() || !next.why().equals(why)) {
                    record(new DocumentUnsigned(id, why, true));
                }
                queue.failed(id, why, true);
            }
            case FiscalAnswer.Outage(String why) -> {
                pauses.failed();
                queue.failed(id, why, next.refused());
            }
        }
        announcer.tell();
        return pauses.left();
    }

    /// Offers a document again at once, whatever became of it before.
    public void sendAgain(UUID document) {
        queue.want(document);
        pauses.end();
        announcer.tell();
    }

    /// The documents that are to be signed, in the order in which they were completed.
    public List<UnsignedDocument> unsigned() {
        return queue.all();
    }

    /// Whether a document is to be signed still, also where that could not be recorded.
    public boolean isUnsigned(UUID document) {
        return queue.has(document);
    }

    public SigningState state() {
        return new SigningState(
                queue.size(), queue.isWaitingForUnit() ? pauses.nextTry() : Optional.empty());
    }

    /// Called with each change from then on, and once at once; must not take long.
    public void listen(Consumer<SigningState> listener) {
        announcer.listen(listener);
    }

    private void mark(TransactionSummary document, String why, boolean refused) {
        LOG.warn("{} is not signed: {}", document.number(), why);
        record(new DocumentUnsigned(document.transaction(), why, refused));
        queue.add(document, why, refused);
        announcer.tell();
    }

    /// What the unit has signed is on disk, or is asked for again.
    private boolean signed(UUID document, List<String> lines, boolean late) {
        boolean onDisk = record(new DocumentSigned(document, lines, late));
        if (onDisk) {
            queue.remove(document);
            announcer.tell();
        }
        return onDisk;
    }

    private boolean record(JournalEntry entry) {
        try {
            LocalDate day =
                    around.journal()
                            .reader()
                            .openDay()
                            .map(TillOpened::businessDate)
                            .orElseGet(around.today());
            around.journal()
                    .append(
                            new Draft(
                                    Optional.empty(),
                                    day,
                                    new Draft.Content.Fact(entry),
                                    new OpenSaleChange.Unchanged(),
                                    Optional.empty()))
                    .join();
            around.appended().run();
            return true;
        } catch (CompletionException | JournalReadException failed) {
            LOG.error("What the signing unit said did not get into the journal", failed);
            return false;
        }
    }

    private static FiscalAnswer safely(Supplier<FiscalAnswer> asked) {
        try {
            return asked.get();
        } catch (RuntimeException broken) {
            LOG.error("The signing unit failed", broken);
            return new FiscalAnswer.Outage(String.valueOf(broken.getMessage()));
        }
    }

    /// Empty for what is neither sale nor return.
    private static Optional<TransactionSummary> summary(Committed entry) {
        return switch (entry.fact()) {
            case SaleCompleted(RetailTransaction sale) ->
                    Optional.of(summary(entry, Kind.SALE, sale));
            case ReturnCompleted(RetailTransaction back) ->
                    Optional.of(summary(entry, Kind.RETURN, back));
            default -> Optional.empty();
        };
    }

    private static TransactionSummary summary(
            Committed entry, Kind kind, RetailTransaction transaction) {
        return new TransactionSummary(
                transaction.id(),
                transaction.number(),
                entry.entry().header().businessDate(),
                transaction.completedAt(),
                kind,
                transaction.total());
    }
}
