package org.tillbridge.hub.snapshot;

import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SnapshotCodec;
import org.tillbridge.sync.wire.SnapshotHeader;
import org.tillbridge.sync.wire.StoreRow;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// Builds snapshots, each once, and shares them. One serves for a while although its scope has
/// moved, as long as that is little and the log leads on from it. One whose file has gone is built
/// anew.
public final class Snapshots {
    /// As long as a code for a new workstation: what was built for it is there when it comes.
    private static final Duration FRESH = Enrolment.CODE_LIFETIME;

    /// A till takes what came since row by row, which is slower by far: at most so many rows, or a
    /// tenth of all.
    private static final long FEW_ROWS = 1_000;

    private static final int TENTH = 10;

    private final HubDatabase database;
    private final Path folder;
    private final Clock clock;
    private final Map<Scope, Shelf> shelves = new ConcurrentHashMap<>();
    private final AtomicLong built = new AtomicLong();

    private Snapshots(HubDatabase database, Path folder, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
    }

    /// @param folder for its files alone, and for this hub's alone; what an earlier run left there
    ///   is deleted
    public static Snapshots open(HubDatabase database, Path folder, Clock clock)
            throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.newDirectoryStream(folder, "*.zst")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        return new Snapshots(database, folder, clock);
    }

    /// A snapshot that is of now, or one from which the log leads on: a quarter of an hour old at
    /// most, and with few rows behind it.
    public Snapshot latest(Scope scope) {
        return shelf(scope).latest();
    }

    /// The snapshot that a half-finished load began with, if it is still there; else the latest.
    public Snapshot resumed(Scope scope, Hash sha256) {
        return shelf(scope).find(sha256).orElseGet(() -> latest(scope));
    }

    /// How many were built since the start.
    public long built() {
        return built.get();
    }

    private Shelf shelf(Scope scope) {
        return shelves.computeIfAbsent(scope, Shelf::new);
    }

    private Snapshot build(Scope scope) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, scope.text().replace(':', '-') + "-", ".zst");
        try {
            return build(scope, file);
        } catch (IOException | RuntimeException unfinished) {
            Files.deleteIfExists(file);
            throw unfinished;
        }
    }

    private Snapshot build(Scope scope, Path file) throws IOException {
        MessageDigest digest = Hash.sha256();
        SnapshotHeader header;
        try (OutputStream stream =
                new DigestOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), digest)) {
            header =
                    database.read(
                            sql -> {
                                SnapshotHeader at = header(new FeedStore(sql).head(scope));
                                write(new SnapshotStore(sql), at, stream);
                                return at;
                            });
        }
        built.incrementAndGet();
        return new Snapshot(
                header.cursor(), file, Files.size(file), Hash.ofDigest(digest.digest()));
    }

    private static boolean isThere(Snapshot snapshot) {
        return Files.isRegularFile(snapshot.file());
    }

    private static SnapshotHeader header(ScopeHead head) {
        return new SnapshotHeader(
                head.cursor().scope(),
                head.cursor().position(),
                head.cursor().h(),
                head.time(),
                head.rowCount(),
                head.checksum());
    }

    private static void write(SnapshotStore store, SnapshotHeader header, OutputStream stream)
            throws SQLException {
        try (SnapshotCodec.Writer writer = SnapshotCodec.write(stream, header)) {
            store.copy(header.scope(), writer);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// The snapshots of one scope: the latest, and the one before it for those who still load it.
    private final class Shelf {
        private final Scope scope;
        private final ReentrantLock building = new ReentrantLock();
        private final Map<Hash, Snapshot> kept = new HashMap<>();
        private Optional<Snapshot> latest = Optional.empty();
        private Instant builtAt = Instant.MIN;

        Shelf(Scope scope) {
            this.scope = scope;
        }

        Optional<Snapshot> find(Hash sha256) {
            building.lock();
            try {
                return Optional.ofNullable(kept.get(sha256)).filter(Snapshots::isThere);
            } finally {
                building.unlock();
            }
        }

        Snapshot latest() {
            building.lock();
            try {
                if (latest.filter(Snapshots::isThere).filter(this::serves).isPresent()) {
                    return latest.get();
                }
                Snapshot next = build(scope);
                shelve(next);
                return next;
            } catch (IOException unwritable) {
                throw new UncheckedIOException("Cannot write a snapshot", unwritable);
            } finally {
                building.unlock();
            }
        }

        private boolean serves(Snapshot snapshot) {
            return database.read(
                    sql -> {
                        FeedStore feed = new FeedStore(sql);
                        ScopeHead head = feed.head(scope);
                        return head.cursor().equals(snapshot.cursor())
                                || (isFresh()
                                        && feed.holds(snapshot.cursor())
                                        && !feed.changedAfter(snapshot.cursor(), StoreRow.KIND)
                                        && feed.rowsAfter(snapshot.cursor())
                                                <= Math.max(FEW_ROWS, head.rowCount() / TENTH));
                    });
        }

        /// Not where the clock was put back since.
        private boolean isFresh() {
            Instant now = clock.instant();
            return !now.isBefore(builtAt) && now.isBefore(builtAt.plus(FRESH));
        }

        private void shelve(Snapshot next) throws IOException {
            for (Snapshot old : kept.values()) {
                boolean wasLatest = latest.isPresent() && latest.get().equals(old);
                if (!wasLatest && !old.sha256().equals(next.sha256())) {
                    Files.deleteIfExists(old.file());
                }
            }
            Optional<Snapshot> before = latest;
            kept.clear();
            before.ifPresent(snapshot -> kept.put(snapshot.sha256(), snapshot));
            kept.put(next.sha256(), next);
            latest = Optional.of(next);
            builtAt = clock.instant();
        }
    }
}
