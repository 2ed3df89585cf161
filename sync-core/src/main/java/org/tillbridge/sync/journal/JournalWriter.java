package org.tillbridge.sync.journal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.EntryMaker.Made;
import org.tillbridge.sync.journal.Epochs.Fork;
import org.tillbridge.sync.journal.JournalFile.Opened;
import org.tillbridge.sync.journal.JournalWriteException.Reason;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Commits entries, one after the other. For one thread at a time.
///
/// After any failure the file is opened anew and asked what is in it, so what is remembered here is
/// never more or less than what is on disk. A full disk is answered with the reserve, damage with a
/// new journal in a spare epoch; then the entry is tried once more.
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    /// Some 4 MiB of WAL, with sales of a few lines.
    private static final int COMMITS_PER_CHECKPOINT = 100;

    private static final int MOST_COMMITS_WITHOUT_CHECKPOINT = 2_000;

    /// Those who look for stock read through so many entries at most, as long as filing can rest.
    private static final int ENTRIES_PER_FILING = 8;

    private static final int MOST_ENTRIES_WITHOUT_FILING = 500;

    private final JournalFiles files;
    private final JournalFile file;
    private final JournalOwner owner;
    private final EntryMaker maker;
    private final DiskReserve reserve;
    private final Consumer<JournalHealth> listener;
    private @Nullable JournalWriteStore store;
    private volatile @Nullable ChainHead head;
    private volatile @Nullable HeadWitness witness;
    private volatile JournalHealth health = new JournalHealth.Well();
    private int commitsSinceCheckpoint;
    private int unfiled;

    JournalWriter(
            JournalFiles files,
            JournalFile file,
            JournalOwner owner,
            EntryMaker maker,
            DiskReserve reserve,
            Consumer<JournalHealth> listener) {
        this.files = files;
        this.file = file;
        this.owner = owner;
        this.maker = maker;
        this.reserve = reserve;
        this.listener = listener;
    }

    /// @throws JournalWriteException if the disk does not let it
    Opened open() {
        try {
            return accept(file.open());
        } catch (SQLException | IOException | JournalWriteException failed) {
            JournalWriteException told = files.failure(failed);
            if (told.reason() == Reason.DISK_FULL && reserve.free()) {
                tell(new JournalHealth.OnReserve());
                return open();
            }
            throw told;
        }
    }

    JournalHealth health() {
        return health;
    }

    Committed append(Draft draft) {
        JournalWriteStore into = opened();
        Made made = make(draft);
        try {
            return commit(made, draft.openSale(), into);
        } catch (SQLException failed) {
            return settle(draft, made, failed);
        }
    }

    /// What kept it from that is overcome, where it can be, for when it is tried again.
    ///
    /// @return false if no spare epoch is left
    boolean openAfterFork(Fork fork, Set<Epoch> taken) {
        JournalWriteStore into = opened();
        try {
            Optional<ChainHead> now = file.openAfterFork(into, known(head), fork, taken);
            now.ifPresent(opened -> head = opened);
            unfiled = MOST_ENTRIES_WITHOUT_FILING;
            return now.isPresent();
        } catch (SQLException | IOException | RuntimeException failed) {
            JournalWriteException told = files.failure(failed);
            throw overcome(told) ? told : failed(told);
        }
    }

    void keepOpenSale(OpenSaleChange.Keep keep) {
        write(into -> into.keep(keep));
    }

    void erase(Set<Hash> parts) {
        write(into -> into.erase(parts));
    }

    private interface Work {
        void in(JournalWriteStore store) throws SQLException;
    }

    private void write(Work work) {
        try {
            work.in(opened());
        } catch (SQLException failed) {
            boolean again = overcome(files.failure(failed));
            if (!again) {
                throw failed(files.failure(failed));
            }
            writeAgain(work);
        }
        commitsSinceCheckpoint++;
    }

    private void writeAgain(Work work) {
        try {
            work.in(opened());
        } catch (SQLException failed) {
            close();
            throw failed(files.failure(failed));
        }
    }

    private Committed commit(Made made, OpenSaleChange change, JournalWriteStore into)
            throws SQLException {
        boolean keeps = change instanceof OpenSaleChange.Keep;
        if (keeps || made.personal().isPresent() || made.derived().hasRowsBeside()) {
            into.begin();
            try {
                add(made, into);
                if (change instanceof OpenSaleChange.Keep keep) {
                    into.keep(keep);
                }
            } catch (RuntimeException refused) {
                into.rollBack(refused);
                throw refused;
            }
            into.commit();
        } else {
            add(made, into);
        }
        return committed(made);
    }

    private void add(Made made, JournalWriteStore into) throws SQLException {
        into.add(known(head).ordinal(), made.entry(), made.derived());
        if (made.personal().isPresent()) {
            into.add(made.personal().get());
        }
    }

    private Committed committed(Made made) {
        ChainHead now = known(head).after(made.entry(), made.fact());
        head = now;
        commitsSinceCheckpoint++;
        unfiled++;
        if (health instanceof JournalHealth.Failing) {
            tell(new JournalHealth.Well());
        }
        return new Committed(made.entry(), made.fact());
    }

    /// A commit failed; whether it took place all the same is what the file says.
    private Committed settle(Draft draft, Made made, SQLException failure) {
        JournalWriteException told = files.failure(failure);
        boolean again = overcome(told);
        JournalWriteStore into = opened();
        try {
            if (into.endsWith(made.entry().header().entryId())) {
                if (told.reason() == Reason.DISK_FAILED) {
                    into.checkpointAll();
                }
                return new Committed(made.entry(), made.fact());
            }
            if (!again) {
                throw failed(told);
            }
            Made another = make(draft);
            return commit(another, draft.openSale(), into);
        } catch (SQLException failedAgain) {
            close();
            throw failed(files.failure(failedAgain));
        }
    }

    /// Opens the file anew, after making room or replacing it where that helps.
    ///
    /// @return whether it makes sense to try again
    private boolean overcome(JournalWriteException failure) {
        LOG.error("The journal could not be written", failure);
        leave();
        boolean helped =
                switch (failure.reason()) {
                    case DISK_FULL -> reserve.free();
                    case DAMAGED -> replace();
                    case BUSY, READ_ONLY, TOO_LARGE, ALREADY_RECORDED, CLOSED, DISK_FAILED -> false;
                };
        if (helped && failure.reason() == Reason.DISK_FULL) {
            tell(new JournalHealth.OnReserve());
        }
        opened();
        return helped;
    }

    private boolean replace() {
        replace(
                new ChainBreak(
                        Optional.empty(), 0, ChainBreak.Kind.FILE, "found while it was written"));
        return true;
    }

    /// Sets the journal aside and goes on in a new one.
    void replace(ChainBreak found) {
        leave();
        try {
            require(accept(file.replace(found)));
        } catch (SQLException | IOException failed) {
            throw failed(files.failure(failed));
        }
    }

    private Opened accept(Opened opened) throws IOException, SQLException {
        if (opened instanceof Opened.Ready ready) {
            store = ready.store();
            head = ready.head();
            unfiled = ready.store().countUnfiled();
            witness = HeadWitness.of(files, ready.store().ends());
            see();
            ready.damage().ifPresent(damage -> tell(new JournalHealth.Recovered(damage)));
        }
        return opened;
    }

    private JournalWriteStore opened() {
        if (store == null) {
            try {
                require(open());
            } catch (JournalWriteException told) {
                throw failed(told);
            }
        }
        return known(store);
    }

    private void require(Opened opened) {
        switch (opened) {
            case Opened.Ready _ -> {}
            case Opened.NoSpareEpoch _ ->
                    throw failed(
                            new JournalWriteException(
                                    Reason.DAMAGED,
                                    "The journal is damaged and no spare epoch is left"));
            case Opened.Newer newer ->
                    throw failed(
                            new JournalWriteException(
                                    Reason.DAMAGED,
                                    "The journal is of version " + newer.version()));
        }
    }

    private Made make(Draft draft) {
        JournalEntry fact =
                switch (draft.content()) {
                    case Draft.Content.Fact plain -> plain.requireNoDocument();
                    case Draft.Content.Document document -> numbered(document);
                };
        return maker.make(
                known(head), draft.operator(), draft.businessDate(), fact, draft.personal());
    }

    private JournalEntry numbered(Draft.Content.Document document) {
        ChainHead at = known(head);
        TransactionNumber number =
                new TransactionNumber(
                        owner.store(),
                        owner.workstation(),
                        at.grant().series(),
                        at.lastNumber() + 1);
        JournalEntry fact = document.numbered().apply(number);
        if (!MoneyOfEntry.number(fact).equals(Optional.of(number))) {
            throw new IllegalArgumentException("A document without the number it was given");
        }
        return fact;
    }

    /// Does what can wait, while nobody does.
    void rest(boolean nobodyWaits) {
        if (unfiled >= (nobodyWaits ? ENTRIES_PER_FILING : MOST_ENTRIES_WITHOUT_FILING)) {
            unfiled = 0;
            commitsSinceCheckpoint++;
            keepHouse(JournalWriteStore::file);
        }
        if (commitsSinceCheckpoint
                >= (nobodyWaits ? COMMITS_PER_CHECKPOINT : MOST_COMMITS_WITHOUT_CHECKPOINT)) {
            commitsSinceCheckpoint = 0;
            keepHouse(JournalWriteStore::checkpoint);
        }
    }

    private void keepHouse(Work work) {
        try {
            if (store != null) {
                work.in(store);
            }
        } catch (SQLException failed) {
            try {
                overcome(files.failure(failed));
            } catch (JournalWriteException told) {
                LOG.error("The journal cannot be used until its disk can", told);
            }
        }
    }

    void reserveTaken() {
        if (health instanceof JournalHealth.OnReserve) {
            tell(new JournalHealth.Well());
        }
    }

    /// Notes down the last commit. For any thread; nobody waits for it.
    void see() {
        HeadWitness file = witness;
        ChainHead now = head;
        try {
            if (file != null && now != null) {
                file.see(new HeadWitness.Seen(now.epoch(), now.sequence(), now.hash()));
            }
        } catch (IOException failed) {
            LOG.warn("The last commit could not be noted down", failed);
        }
    }

    private JournalWriteException failed(JournalWriteException told) {
        tell(new JournalHealth.Failing(told.reason()));
        return told;
    }

    private void tell(JournalHealth now) {
        if (!now.equals(health)) {
            health = now;
            listener.accept(now);
        }
    }

    private static <T> T known(@Nullable T present) {
        if (present == null) {
            throw new IllegalStateException("The journal is not open");
        }
        return present;
    }

    /// Lets go of the file as it is, WAL and all.
    private void leave() {
        try (JournalCheckStore guard = new JournalCheckStore(files.journal())) {
            guard.userVersion();
            close();
        } catch (SQLException failed) {
            LOG.warn("The journal was not left as it was", failed);
            close();
        }
    }

    void close() {
        close(witness);
        close(store);
        witness = null;
        store = null;
    }

    private static void close(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception | Error failed) {
            LOG.warn("The journal was not closed well", failed);
        }
    }
}
