package org.tillbridge.sync.replica;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.ReplicaRow.CompanionRow;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;
import org.tillbridge.sync.wire.ReplicaRow.RightRow;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.StoreRow;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Predicate;

/// What screens read: the replica in use with the journal's pending entries over it. Each question
/// is answered of one moment of both files; so are several that are asked [#together]. Never waits
/// for a writer of either file. For any number of threads; each borrows a connection.
///
/// When the replica is replaced, the next question goes to the new one. A file that turns out to be
/// damaged is replaced before the question is answered.
public final class ReplicaReader implements ReplicaView, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaReader.class);

    private final Replica replica;
    private final ReplicaScopes scopes;
    private final Path journal;
    private final Deque<ReaderSession> idle = new ConcurrentLinkedDeque<>();
    private volatile Optional<Object> unreadableJournal = Optional.empty();
    private volatile boolean lookedThroughInVain;
    private volatile boolean closed;

    ReplicaReader(Replica replica, ReplicaScopes scopes, Path journal) {
        this.replica = replica;
        this.scopes = scopes;
        this.journal = journal;
    }

    /// Asks several questions of one moment. The view is for use within, on this thread.
    ///
    /// @throws ReplicaException if not even a new replica can be read: the disk is full, or gone
    public <T> T together(Function<ReplicaView, T> questions) {
        ReplicaFile file = replica.leaseFile();
        Optional<Object> journalFile = readableJournal();
        try {
            return ask(file, journalFile, questions);
        } catch (DamagedReplicaException damage) {
            return askInSpiteOf(damage, file, journalFile, questions);
        } finally {
            file.release();
        }
    }

    /// What is not found in a file that nobody has looked through yet may be there all the same: a
    /// damaged index leaves out what its table has. So it is looked through, which takes about a
    /// second, and asked again. Where what was found cannot be mended, on a full disk say, the feed
    /// tries that again, and nobody waits for it at the counter.
    private <T> T surely(Function<ReplicaView, T> question, Predicate<T> isMissing) {
        boolean verified = replica.isVerified();
        T answer = together(question);
        if (verified || lookedThroughInVain || !isMissing.test(answer)) {
            return answer;
        }
        try {
            replica.verifyOnce();
        } catch (RuntimeException notNow) {
            LOG.warn("The replica could not be looked through", notNow);
            lookedThroughInVain = true;
            return answer;
        }
        return together(question);
    }

    /// Empty where there is none, or none but the one that could not be read.
    private Optional<Object> readableJournal() {
        return ReaderSession.identity(journal)
                .filter(there -> !unreadableJournal.equals(Optional.of(there)));
    }

    /// It is the journal if the replica alone can be read; else the replica.
    private <T> T askInSpiteOf(
            DamagedReplicaException damage,
            ReplicaFile file,
            Optional<Object> journalFile,
            Function<ReplicaView, T> questions) {
        try (ReaderSession alone = open(file, Optional.empty())) {
            T answer = alone.read(questions);
            LOG.error("Stock is shown without what waits in {}", journal, damage);
            unreadableJournal = journalFile;
            closeIdle();
            return answer;
        } catch (DamagedReplicaException again) {
            LOG.warn("{} cannot be read", file.path(), again);
            replica.replace(file);
            return askTheNewOne(questions);
        }
    }

    private <T> T askTheNewOne(Function<ReplicaView, T> questions) {
        ReplicaFile file = replica.leaseFile();
        try {
            return ask(file, readableJournal(), questions);
        } catch (DamagedReplicaException damage) {
            throw new ReplicaException("The replica was replaced and is damaged again", damage);
        } finally {
            file.release();
        }
    }

    private <T> T ask(
            ReplicaFile file, Optional<Object> journalFile, Function<ReplicaView, T> questions) {
        ReaderSession session = session(file, journalFile);
        boolean answered = false;
        try {
            T answer = session.read(questions);
            answered = true;
            return answer;
        } finally {
            if (answered) {
                giveBack(session);
            } else {
                session.close();
            }
        }
    }

    private void giveBack(ReaderSession session) {
        idle.push(session);
        if (closed || !replica.isInUse(session.file())) {
            closeIdle();
        }
    }

    private ReaderSession session(ReplicaFile file, Optional<Object> journalFile) {
        ReaderSession session = idle.poll();
        while (session != null) {
            if (session.file() == file && session.reads(journalFile)) {
                return session;
            }
            session.close();
            session = idle.poll();
        }
        if (closed) {
            throw new IllegalStateException("The reader is closed");
        }
        return open(file, journalFile);
    }

    /// @param file with a lease, so that another can be had
    private ReaderSession open(ReplicaFile file, Optional<Object> journalFile) {
        file.lease();
        return new ReaderSession(file, scopes, journal, journalFile);
    }

    /// Lets go of a file that is no longer in use.
    void closeIdle() {
        ReaderSession session = idle.poll();
        while (session != null) {
            session.close();
            session = idle.poll();
        }
    }

    @Override
    public void close() {
        closed = true;
        closeIdle();
        replica.forget(this);
    }

    @Override
    public ItemMatch find(ItemCode code) {
        return surely(view -> view.find(code), ItemMatch.NotFound.class::isInstance);
    }

    @Override
    public LookUp lookUp(ItemCode code, Instant at, LocalDate businessDate) {
        return surely(
                view -> view.lookUp(code, at, businessDate), LookUp.NotFound.class::isInstance);
    }

    @Override
    public Optional<PricedItem> lookUp(ItemId item, Instant at, LocalDate businessDate) {
        return surely(view -> view.lookUp(item, at, businessDate), Optional::isEmpty);
    }

    @Override
    public Optional<Item> item(ItemId item) {
        return surely(view -> view.item(item), Optional::isEmpty);
    }

    @Override
    public List<ItemCode> codes(ItemId item) {
        return together(view -> view.codes(item));
    }

    @Override
    public SearchResult search(String text, int limit) {
        return together(view -> view.search(text, limit));
    }

    @Override
    public Optional<UnitPrice> price(ItemId item, Instant at) {
        return together(view -> view.price(item, at));
    }

    @Override
    public Optional<TaxRate> taxRate(TaxClass taxClass, LocalDate businessDate) {
        return together(view -> view.taxRate(taxClass, businessDate));
    }

    @Override
    public Quantity stock(ItemId item) {
        return together(view -> view.stock(item));
    }

    @Override
    public List<Department> departments() {
        return together(ReplicaView::departments);
    }

    @Override
    public Optional<String> recall(ItemId item, Optional<String> lot) {
        return together(view -> view.recall(item, lot));
    }

    @Override
    public List<CompanionRow> companions(ItemId item) {
        return together(view -> view.companions(item));
    }

    @Override
    public boolean isDeposit(ItemId item) {
        return together(view -> view.isDeposit(item));
    }

    @Override
    public List<Favourite> favourites() {
        return together(ReplicaView::favourites);
    }

    @Override
    public List<Promotion> promotions() {
        return together(ReplicaView::promotions);
    }

    @Override
    public List<OperatorRow> operators() {
        return together(ReplicaView::operators);
    }

    @Override
    public Optional<StoreRow> store() {
        return together(ReplicaView::store);
    }

    @Override
    public Optional<Instant> asOf() {
        return together(ReplicaView::asOf);
    }

    @Override
    public List<RightRow> rights() {
        return together(ReplicaView::rights);
    }

    @Override
    public Optional<WorkstationRow> workstation() {
        return together(ReplicaView::workstation);
    }

    @Override
    public Optional<SigningKeyRow> signingKey(WorkstationId workstation) {
        return together(view -> view.signingKey(workstation));
    }

    @Override
    public boolean isBlocked(StoredValueCode card) {
        return together(view -> view.isBlocked(card));
    }

    @Override
    public Set<Hash> erasedParts() {
        return together(ReplicaView::erasedParts);
    }

    @Override
    public List<ParkedRow> parked() {
        return together(ReplicaView::parked);
    }

    @Override
    public List<ReflectedRow> reflected() {
        return together(ReplicaView::reflected);
    }

    @Override
    public List<EpochGrant> spareEpochs() {
        return together(ReplicaView::spareEpochs);
    }

    @Override
    public LoadState loaded() {
        return together(ReplicaView::loaded);
    }
}
