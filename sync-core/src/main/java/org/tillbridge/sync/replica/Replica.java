package org.tillbridge.sync.replica;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the hub knows, as far as it has come here: rows as they came, and look-up tables derived
/// from them. All of it can be fetched again, so a damaged file is replaced at once by what can
/// still be read of it and by what is kept of its essentials; the rest is fetched anew.
///
/// The feed writes, any number of readers read; neither waits for the other. For any number of
/// threads.
public final class Replica implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private final ReplicaFolder folder;
    private final ReplicaScopes scopes;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Consumer<ReplicaChange>> listeners = new CopyOnWriteArrayList<>();
    private final List<ReplicaReader> readers = new CopyOnWriteArrayList<>();
    private final Object verifying = new Object();
    private volatile boolean verified;
    private volatile ReplicaFile file;
    private ReplicaWriter writer;
    private boolean closed;

    private Replica(ReplicaFolder folder, ReplicaScopes scopes, OpenReplica open) {
        this.folder = folder;
        this.scopes = scopes;
        this.file = open.file();
        this.writer = open.writer();
    }

    /// Opens the replica of a workstation; an empty one if there is none yet. What is damaged is
    /// replaced.
    public static Replica open(Path folder, StoreId store, WorkstationId workstation) {
        ReplicaFolder files = new ReplicaFolder(folder);
        ReplicaScopes scopes = new ReplicaScopes(store, workstation);
        return new Replica(files, scopes, OpenReplica.in(files, scopes));
    }

    /// The scope of the workstation's store, which names its price list.
    public Scope ofStore() {
        return scopes.ofStore();
    }

    /// Where the feed goes on. A scope that nothing has come of yet starts at its beginning; scopes
    /// that the feed cannot go on in are left out.
    public List<Cursor> cursors() {
        return writing(
                open -> {
                    Map<Scope, Place> places = open.places();
                    return wanted(open).stream()
                            .map(scope -> places.getOrDefault(scope, Place.start(scope)))
                            .filter(Place::sound)
                            .map(Place::cursor)
                            .toList();
                });
    }

    /// The scopes that a snapshot is needed of: nothing of them has come, or the feed cannot go on.
    public Set<Scope> missing() {
        return writing(
                open -> {
                    Map<Scope, Place> places = open.places();
                    Set<Scope> missing = new LinkedHashSet<>(wanted(open));
                    missing.removeIf(
                            scope -> places.containsKey(scope) && places.get(scope).sound());
                    return missing;
                });
    }

    /// Whether some of what came of the hub is not here any more as it came. What can be read of it
    /// serves until a snapshot comes.
    public boolean isDamaged() {
        return writing(open -> open.places().values().stream().anyMatch(place -> !place.sound()));
    }

    /// Applies transactions of the feed: rows, what is derived from them, and how far they go are
    /// one commit, some transactions to each. What was applied before is passed over.
    public ApplyOutcome apply(List<FeedTransaction> transactions) {
        Set<String> kinds = new HashSet<>();
        Set<Scope> broken;
        try {
            broken =
                    writing(
                            open -> {
                                List<Scope> wanted = wanted(open);
                                return open.apply(
                                        transactions.stream()
                                                .filter(one -> wanted.contains(one.scope()))
                                                .toList(),
                                        kinds::addAll);
                            });
        } finally {
            changed(kinds);
        }
        writing(ReplicaWriter::keepHouse);
        return outcome(broken);
    }

    /// Also where what comes after could not be written.
    private void changed(Set<String> kinds) {
        if (!kinds.isEmpty()) {
            tell(new ReplicaChange(kinds));
        }
        if (kinds.stream().anyMatch(Essentials::include)) {
            keepEssentials();
        }
    }

    static ApplyOutcome outcome(Set<Scope> broken) {
        return broken.isEmpty()
                ? new ApplyOutcome.Applied()
                : new ApplyOutcome.NeedsSnapshot(broken);
    }

    /// Starts a new replica with snapshots of these scopes and of all others that are not sound.
    public ReplicaLoad startLoad(Set<Scope> toReplace) {
        ReplicaFile fresh = locked(folder::next);
        ReplicaBuild build = new ReplicaBuild(scopes, fresh, Optional.of(file));
        try {
            build.copySoundBut(toReplace);
            return new ReplicaLoad(this, fresh, build);
        } catch (RuntimeException failure) {
            build.close();
            throw failure;
        }
    }

    /// Puts a loaded replica in the place of the one in use, unless it is behind.
    boolean choose(ReplicaFile loaded, ReplicaWriter loadedWriter, boolean howeverOld) {
        boolean chosen =
                locked(
                        () -> {
                            if (!howeverOld && isBehind(loadedWriter.places())) {
                                return false;
                            }
                            loadedWriter.checkpoint();
                            folder.choose(loaded);
                            loaded.lease();
                            use(new OpenReplica(loaded, loadedWriter));
                            return true;
                        });
        if (chosen) {
            tell(ReplicaChange.EVERYTHING);
            keepEssentials();
        }
        return chosen;
    }

    /// Goes on, after a load, to put items into their table and the search, some at a time. An item
    /// that is not there yet is read from its raw row; one that is stands twice.
    ///
    /// @return whether there may be more to do
    public boolean fillItems(int atMost) {
        return writing(open -> open.fillItems(atMost));
    }

    /// Whether [#verifyOnce] has been through.
    public boolean isVerified() {
        return verified;
    }

    /// Looks for damage, unless that was done since this was opened. Whoever comes meanwhile waits.
    public void verifyOnce() {
        boolean replaced;
        synchronized (verifying) {
            replaced = !verified && findsAndReplaces();
            verified = true;
        }
        tellIfReplaced(replaced);
    }

    /// Reads the whole replica and compares it with what the hub said of it. What does not add up
    /// is replaced as far as it can be, and [#missing] from then on. Takes about a second for a
    /// hundred thousand items, and is in nobody's way.
    public void verify() {
        tellIfReplaced(findsAndReplaces());
    }

    /// Tells nobody: who listens may wait for whoever waits for this.
    ///
    /// @return whether another file is in use now
    private boolean findsAndReplaces() {
        ReplicaFile checked = leaseFile();
        try (ReplicaSource source = ReplicaSource.of(Optional.of(checked))) {
            ReplicaSource.Findings findings = source.examine();
            if (!findings.readable() || !findings.derived() || !isWhole(checked)) {
                return rebuildUnlessReplaced(checked);
            }
            if (!findings.unsound().isEmpty()) {
                LOG.warn("{} will be fetched again", findings.unsound());
                locked(() -> distrust(checked, findings.unsound()));
            } else {
                keepEssentials();
            }
            return false;
        } finally {
            checked.release();
        }
    }

    private void keepEssentials() {
        writing(
                open -> {
                    open.keep(folder.essentials());
                    return open;
                });
    }

    private boolean distrust(ReplicaFile checked, Set<Scope> unsound) {
        if (checked == file) {
            writer.distrust(unsound);
        }
        return checked == file;
    }

    /// Readers over this replica and a journal.
    ///
    /// @param journal need not be there yet
    public ReplicaReader reader(Path journal) {
        ReplicaReader reader = new ReplicaReader(this, scopes, journal);
        readers.add(reader);
        return reader;
    }

    /// Tells of news, on the thread that wrote it, after it can be read. Closing ends that.
    public AutoCloseable listen(Consumer<ReplicaChange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// The file to read from, with a lease on it.
    ReplicaFile leaseFile() {
        ReplicaFile current = file;
        while (!current.lease()) {
            current = file;
        }
        return current;
    }

    boolean isInUse(ReplicaFile other) {
        return file == other;
    }

    void forget(ReplicaReader reader) {
        readers.remove(reader);
    }

    /// Replaces a damaged file by what is sound in it, unless that was done already.
    void replace(ReplicaFile damaged) {
        tellIfReplaced(rebuildUnlessReplaced(damaged));
    }

    private boolean rebuildUnlessReplaced(ReplicaFile damaged) {
        return locked(
                () -> {
                    if (damaged != file) {
                        return false;
                    }
                    rebuild();
                    return true;
                });
    }

    private void tellIfReplaced(boolean replaced) {
        if (replaced) {
            tell(ReplicaChange.EVERYTHING);
        }
    }

    private static boolean isWhole(ReplicaFile checked) {
        try (SqlStore sql = ReplicaSchemaStore.openForReading(checked.path())) {
            ReplicaSchemaStore.check(sql, checked);
            return ReplicaSchemaStore.isWhole(sql);
        } catch (DamagedReplicaException damage) {
            LOG.warn("{} is damaged", checked.path(), damage);
            return false;
        }
    }

    private void rebuild() {
        use(OpenReplica.rebuilt(folder, scopes, Optional.of(file)));
    }

    private void use(OpenReplica open) {
        ReplicaFile former = file;
        ReplicaWriter formerWriter = writer;
        file = open.file();
        writer = open.writer();
        try {
            formerWriter.close();
        } catch (DamagedReplicaException | ReplicaException failure) {
            LOG.warn("{} could not be closed in order", former.path(), failure);
        }
        former.release();
        former.supersede();
        readers.forEach(ReplicaReader::closeIdle);
    }

    private List<Scope> wanted(ReplicaWriter open) {
        return scopes.with(open.priceList(scopes.store().number()));
    }

    private boolean isBehind(Map<Scope, Place> loaded) {
        Map<Scope, Place> inUse = writer.places();
        return loaded.entrySet().stream()
                .anyMatch(
                        scope ->
                                inUse.containsKey(scope.getKey())
                                        && inUse.get(scope.getKey()).cursor().position()
                                                > scope.getValue().cursor().position());
    }

    /// Where the file turns out to be damaged, it is replaced and written once more.
    private <T> T writing(Function<ReplicaWriter, T> work) {
        return locked(
                () -> {
                    try {
                        return work.apply(writer);
                    } catch (DamagedReplicaException damage) {
                        LOG.warn("{} is damaged", file.path(), damage);
                        rebuild();
                        return work.apply(writer);
                    }
                });
    }

    private <T> T locked(Supplier<T> work) {
        writing.lock();
        try {
            if (closed) {
                throw new ReplicaException("The replica is closed");
            }
            return work.get();
        } finally {
            writing.unlock();
        }
    }

    /// What a listener throws undoes nothing.
    private void tell(ReplicaChange change) {
        for (Consumer<ReplicaChange> listener : listeners) {
            try {
                listener.accept(change);
            } catch (RuntimeException failed) {
                LOG.error("Who hears of the replica's changes failed", failed);
            }
        }
    }

    /// Closes the readers too. A load that is still under way comes to nothing: the folder may be
    /// another process's by then.
    @Override
    public void close() {
        readers.forEach(ReplicaReader::close);
        writing.lock();
        try {
            if (!closed) {
                closed = true;
                writer.close();
                file.release();
            }
        } finally {
            writing.unlock();
        }
    }
}
