package org.tillbridge.hub;

import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.Pause;
import org.tillbridge.sync.SyncEngine;
import org.tillbridge.sync.SyncPace;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.journal.Damage;
import org.tillbridge.sync.journal.Draft;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.Opening;
import org.tillbridge.sync.journal.TimeOrderedIds;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.ReplicaReader;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.HubExchange;
import org.tillbridge.sync.wire.HubSwitch;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.OkHttpHubExchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A till's machine with real files and real HTTP, stepped by the test. Its folder can be copied,
/// as disks are.
public final class MachineFixture implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final SyncPace NO_WAITING =
            new SyncPace(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO);

    private final Path folder;
    private final TimeOrderedIds ids;
    private final List<UUID> sold = new ArrayList<>();
    private final Optional<Damage> damage;
    private final Journal journal;
    private final Replica replica;
    private final ReplicaReader reader;
    private final HubSwitch link;
    private final SyncEngine engine;

    /// @param line what stands between this machine and the network
    /// @param pace of its loops; a test that steps them need not wait
    private MachineFixture(
            Path folder, RandomGenerator chance, UnaryOperator<HubExchange> line, SyncPace pace) {
        this.folder = folder;
        this.ids = new TimeOrderedIds(CLOCK, chance);
        try {
            EnrolmentFile file = EnrolmentFile.read(folder).orElseThrow();
            Enrolment enrolment = file.enrolment();
            FileKeys keys = FileKeys.read(folder.resolve(Enroller.KEY_FILE));
            Opening opening =
                    Journal.open(
                            folder, enrolment.store(), enrolment.workstation(), file, CLOCK, ids);
            damage =
                    opening instanceof Opening.Recovered recovered
                            ? Optional.of(recovered.damage())
                            : Optional.empty();
            journal =
                    switch (opening) {
                        case Opening.Intact intact -> intact.journal();
                        case Opening.Recovered recovered -> recovered.journal();
                        case Opening.NoSpareEpoch none -> throw new AssertionError(none);
                        case Opening.NewerVersion newer -> throw new AssertionError(newer);
                    };
            replica = Replica.open(folder, enrolment.store(), enrolment.workstation());
            reader = replica.reader(folder.resolve("journal.db"));
            HubTime hubTime = new HubTime(CLOCK);
            link =
                    new HubSwitch(
                            new HttpHubLink(
                                            line.apply(
                                                    new OkHttpHubExchange(enrolment.hub(), folder)),
                                            enrolment.workstation(),
                                            keys,
                                            hubTime)
                                    .with(enrolment.certificate()));
            engine =
                    new SyncEngine(
                            new SyncEngine.Files(
                                    enrolment.workstation(),
                                    journal.reader(),
                                    journal,
                                    replica,
                                    reader,
                                    folder),
                            new SyncEngine.Surroundings(
                                    link, hubTime, CLOCK, new Random(1), Runnable::run, pace));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /// A new workstation of the first store.
    public static MachineFixture enrolled(Hub hub, Path folder) {
        return enrolled(hub, folder, UnaryOperator.identity());
    }

    /// A new workstation of the first store, on a line of its own.
    static MachineFixture enrolled(Hub hub, Path folder, UnaryOperator<HubExchange> line) {
        return enrolled(hub, folder, line, NO_WAITING);
    }

    /// The same, whose pauses a test looks at.
    static MachineFixture enrolled(
            Hub hub, Path folder, UnaryOperator<HubExchange> line, SyncPace pace) {
        EnrolmentCode code = hub.office().code(new StoreId(1), Optional.empty()).orElseThrow();
        new Enroller(folder).enrol(new HubAddress(hub.address()), code);
        return started(folder, line, pace);
    }

    /// What is in the folder, begun with.
    public static MachineFixture started(Path folder) {
        return started(folder, UnaryOperator.identity());
    }

    static MachineFixture started(Path folder, UnaryOperator<HubExchange> line) {
        return started(folder, line, NO_WAITING);
    }

    private static MachineFixture started(
            Path folder, UnaryOperator<HubExchange> line, SyncPace pace) {
        return new MachineFixture(
                folder, new Random(folder.hashCode() + System.nanoTime()), line, pace);
    }

    /// A machine on a copy of this one's disk as it is now; this one goes on.
    public MachineFixture cloned(Path to) {
        copyTo(to);
        return started(to);
    }

    /// Keeps a copy of the disk.
    public void copyTo(Path to) {
        try (Stream<Path> files = Files.list(folder)) {
            Files.createDirectories(to);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(folder.relativize(file).toString()));
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    public MachineFixture sells(int sales, Article article) {
        for (int sale = 0; sale < sales; sale++) {
            sells(ids.get(), article);
        }
        return this;
    }

    /// One, under an id that is known.
    MachineFixture sells(UUID id, Article article) {
        journal.append(
                        Draft.document(
                                OPERATOR,
                                FIRST_OF_DECEMBER,
                                number ->
                                        new SaleCompleted(
                                                aSale().known(id)
                                                        .numbered(number)
                                                        .of(1, article)
                                                        .paidIn(Tender.CASH))))
                .join();
        sold.add(id);
        return this;
    }

    MachineFixture records(JournalEntry fact) {
        journal.append(Draft.fact(OPERATOR, FIRST_OF_DECEMBER, fact)).join();
        return this;
    }

    /// Lets both loops run until there is nothing to send, and no news.
    public MachineFixture syncs() {
        try {
            for (int round = 0; round < 8; round++) {
                engine.feed().step();
                engine.push().step();
            }
            for (int round = 0; status().unsent() > 0 && round < 200; round++) {
                engine.push().step();
                engine.feed().step();
            }
            engine.feed().step();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        return this;
    }

    /// Lets the feed loop alone run.
    MachineFixture feeds(int steps) {
        try {
            for (int step = 0; step < steps; step++) {
                engine.feed().step();
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        return this;
    }

    /// Lets the push loop alone run.
    public MachineFixture pushes(int steps) {
        for (int step = 0; step < steps; step++) {
            engine.push().step();
        }
        return this;
    }

    /// Lets the push loop take one step.
    ///
    /// @return how long it would rest
    Pause pushesOnce() {
        return engine.push().step();
    }

    /// Talks with the hub until it has gone on in a spare epoch, and sends nothing of that.
    public MachineFixture opensASpare() {
        int before = journal().epochs().size();
        for (int step = 0; journal().epochs().size() == before && step < 20; step++) {
            engine.push().step();
        }
        return this;
    }

    /// What it sold itself, since it was started.
    public List<UUID> sold() {
        return sold;
    }

    public Optional<Damage> damage() {
        return damage;
    }

    public SyncStatus status() {
        return engine.status();
    }

    public JournalReader journal() {
        return journal.reader();
    }

    public ReplicaReader reader() {
        return reader;
    }

    /// How far it has heard.
    List<Cursor> cursors() {
        return replica.cursors();
    }

    public Path folder() {
        return folder;
    }

    public HubSwitch link() {
        return link;
    }

    public Enrolment enrolment() {
        try {
            return EnrolmentFile.read(folder).orElseThrow().enrolment();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Override
    public void close() {
        reader.close();
        replica.close();
        journal.close();
    }
}
