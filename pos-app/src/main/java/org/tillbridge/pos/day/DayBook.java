package org.tillbridge.pos.day;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.signon.SignedOn;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.Draft;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.CustomerEnrolled;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;
import org.tillbridge.sync.journal.JournalEntry.TillControl;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.journal.KeptSale;
import org.tillbridge.sync.journal.OpenSaleChange;
import org.tillbridge.sync.journal.PersonalPart;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Records what happens, for the business day that is open and the operator who is signed on. Each
/// call waits until its fact is on disk, or says why it is not: only then may anything be shown as
/// done.
public final class DayBook {
    private static final Logger LOG = LoggerFactory.getLogger(DayBook.class);

    private static final String NO_SALE = "";
    private static final UUID NO_TRANSACTION = new UUID(0, 0);

    private final Journal journal;
    private final Session session;
    private final Runnable appended;
    private final Supplier<LocalDate> today;
    private final Consumer<Committed> fiscal;
    private volatile Optional<TillOpened> openDay;
    private volatile Consumer<Committed> whenOnDisk = committed -> {};

    /// What became of a fact.
    public sealed interface Written {
        /// It is on disk.
        record OnDisk(Committed committed) implements Written {}

        /// Nothing of it is.
        record NotWritten(JournalWriteException.Reason why) implements Written {}

        /// Why it is not on disk; empty if it is.
        default Optional<JournalWriteException.Reason> failed() {
            return this instanceof NotWritten(var why) ? Optional.of(why) : Optional.empty();
        }
    }

    /// @param appended called after each entry that is on disk; must not take long
    /// @param today the date in the store, for what is recorded while no day is open
    public DayBook(Journal journal, Session session, Runnable appended, Supplier<LocalDate> today) {
        this(journal, session, appended, today, committed -> {});
    }

    /// @param fiscal told of each entry that is on disk, before anyone else hears of it
    public DayBook(
            Journal journal,
            Session session,
            Runnable appended,
            Supplier<LocalDate> today,
            Consumer<Committed> fiscal) {
        this.journal = journal;
        this.session = session;
        this.appended = appended;
        this.today = today;
        this.fiscal = fiscal;
        this.openDay = journal.reader().openDay();
    }

    /// Told of each entry once it is on disk, and not before: what is to follow a fact follows
    /// this.
    ///
    /// @param told called on the thread that records; must not take long
    public void whenOnDisk(Consumer<Committed> told) {
        whenOnDisk = told;
    }

    public JournalReader reader() {
        return journal.reader();
    }

    /// The business day that is open on this workstation.
    public Optional<TillOpened> openDay() {
        return openDay;
    }

    /// Whether a fact can be recorded: a day is open, and somebody is signed on.
    public boolean canRecord() {
        return openDay.isPresent() && isSomebodyThere();
    }

    public boolean isSomebodyThere() {
        return session.operator().isPresent();
    }

    /// Its date.
    public Optional<LocalDate> openDate() {
        return openDay.map(TillOpened::businessDate);
    }

    /// @throws IllegalStateException if none is; no screen offers a sale then
    public LocalDate businessDate() {
        return openDay.orElseThrow(() -> new IllegalStateException("No business day is open"))
                .businessDate();
    }

    public Written fact(JournalEntry entry) {
        return write(draft(entry));
    }

    /// Records what is about a person, whom a part beside the entry names.
    public Written fact(JournalEntry entry, PersonalPart part) {
        return write(draft(entry).withPersonal(part));
    }

    /// Records who was at the till or what was approved, also while no day is open or nobody is
    /// signed on.
    public Written control(TillControl entry) {
        return write(controlDraft(entry).get());
    }

    /// Records that something was put on paper once more, also while no day is open: the report of
    /// a close is wanted after it.
    public Written reprinted(ReceiptReprinted again) {
        return write(atAnyTime(again).get());
    }

    /// By who is signed on now, under the day that is open now. Where none is, the date is looked
    /// up when the draft is asked for.
    Supplier<Draft> controlDraft(TillControl entry) {
        return atAnyTime(entry);
    }

    private Supplier<Draft> atAnyTime(JournalEntry entry) {
        Optional<OperatorId> by = session.operator().map(SignedOn::operator);
        Optional<LocalDate> day = openDay.map(TillOpened::businessDate);
        return () ->
                new Draft(
                        by,
                        day.orElseGet(today),
                        new Draft.Content.Fact(entry),
                        new OpenSaleChange.Unchanged(),
                        Optional.empty());
    }

    /// Records a fact, and in the same commit how the open sale stands now.
    public Written fact(JournalEntry entry, UUID transaction, Supplier<String> openSale) {
        return write(draft(entry).keepingOpenSale(transaction, openSale));
    }

    /// The same of someone who became a customer; who they are stands beside the entry.
    public Written enrolled(
            CustomerEnrolled entry,
            PersonalPart part,
            UUID transaction,
            Supplier<String> openSale) {
        return write(draft(entry).withPersonal(part).keepingOpenSale(transaction, openSale));
    }

    /// The same, in the name of someone who may have signed off meanwhile.
    public Written factBy(
            OperatorId operator, JournalEntry entry, UUID transaction, Supplier<String> openSale) {
        return write(
                Draft.fact(operator, businessDate(), entry).keepingOpenSale(transaction, openSale));
    }

    /// Records a fact, and in the same commit that no sale is being rung any more.
    public Written factEndingOpenSale(JournalEntry entry) {
        return write(draft(entry).keepingOpenSale(NO_TRANSACTION, () -> NO_SALE));
    }

    /// Records a printed document with which the open sale ends.
    public Written sale(Function<TransactionNumber, JournalEntry> numbered) {
        return write(document(numbered).endingOpenSale());
    }

    /// Records a printed document; the open sale stays as it is.
    public Written document(LocalDate day, Function<TransactionNumber, JournalEntry> numbered) {
        return write(Draft.document(session.signedOn().operator(), day, numbered));
    }

    /// Keeps the sale being rung, so that it survives a restart. Nobody need wait: it is on disk
    /// within moments, and in the order of the calls with all that is recorded.
    ///
    /// @return why it could not be, once that is known
    public CompletableFuture<Optional<JournalWriteException.Reason>> keepOpenSale(
            UUID transaction, Supplier<String> basket) {
        return journal.keepOpenSale(transaction, basket)
                .handle((_, failed) -> Optional.ofNullable(failed).map(DayBook::reason));
    }

    /// Keeps that no sale is being rung.
    public CompletableFuture<Optional<JournalWriteException.Reason>> forgetOpenSale() {
        return keepOpenSale(NO_TRANSACTION, () -> NO_SALE);
    }

    private static JournalWriteException.Reason reason(Throwable failed) {
        LOG.error("The open sale could not be kept", failed);
        return failed instanceof JournalWriteException told
                ? told.reason()
                : JournalWriteException.Reason.DISK_FAILED;
    }

    /// The sale that was being rung when the application stopped.
    public Optional<KeptSale> openSale() {
        return journal.openSale().filter(kept -> !kept.content().equals(NO_SALE));
    }

    Written open(TillOpened opening) {
        Written written =
                write(Draft.fact(session.signedOn().operator(), opening.businessDate(), opening));
        if (written instanceof Written.OnDisk) {
            openDay = Optional.of(opening);
        }
        return written;
    }

    Written close(Function<TransactionNumber, JournalEntry> closing) {
        Written written = document(businessDate(), closing);
        if (written instanceof Written.OnDisk) {
            openDay = Optional.empty();
        }
        return written;
    }

    private Draft draft(JournalEntry entry) {
        return Draft.fact(session.signedOn().operator(), businessDate(), entry);
    }

    private Draft document(Function<TransactionNumber, JournalEntry> numbered) {
        return Draft.document(session.signedOn().operator(), businessDate(), numbered);
    }

    Written write(Draft draft) {
        try {
            Committed committed = await(journal.append(draft));
            fiscal.accept(committed);
            appended.run();
            whenOnDisk.accept(committed);
            return new Written.OnDisk(committed);
        } catch (JournalWriteException failed) {
            LOG.error("An entry did not get into the journal", failed);
            return new Written.NotWritten(failed.reason());
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof JournalWriteException failed) {
                throw failed;
            }
            throw wrapped;
        }
    }
}
