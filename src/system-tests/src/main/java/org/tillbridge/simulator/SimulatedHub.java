package org.tillbridge.simulator;

import org.jspecify.annotations.Nullable;
import org.tillbridge.hub.HubNode;
import org.tillbridge.hub.enrolment.SpareEpochs;
import org.tillbridge.hub.http.Request;
import org.tillbridge.hub.intake.ChunkSize;
import org.tillbridge.hub.intake.IntakeCounts;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.store.StorageException;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.simulator.oracle.Claims;
import org.tillbridge.simulator.oracle.FeedWatch;
import org.tillbridge.simulator.oracle.Healings;
import org.tillbridge.simulator.oracle.TakeOvers;
import org.tillbridge.sync.wire.SignatureCheck;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// The real hub, in this process: it can be asked, and it can be hit at any statement.
final class SimulatedHub {
    private static final long RESTART_MILLIS = 2_000;
    private static final Duration SETTLES_EVERY = Duration.ofSeconds(30);
    private static final Duration SAID_AGAIN_AFTER = Duration.ofSeconds(1);

    private final World world;
    private final Path folder;
    private final SignatureCheck signatures;
    private final HubWatch watch;
    private final HeldRequests held;
    private final HubPorts ports;
    private final List<Runnable> committed = new ArrayList<>();
    private final List<Runnable> died = new ArrayList<>();
    private @Nullable HubNode node;
    private int life;
    private boolean isOld;
    private boolean nextIsOld;
    private boolean wasOld;
    private boolean wasRestored;
    private boolean isToldSo;

    SimulatedHub(World world, Path folder, SignatureCheck signatures, FeedWatch feed) {
        this.world = world;
        this.folder = folder;
        this.signatures = signatures;
        watch = HubWatch.of(feed, world.sometimes());
        held = new HeldRequests(world, this::answerIfUp);
        ports = new HubPorts(world, () -> world.disks().isGone(lifeFolder()), this::lose);
    }

    /// Where what goes wrong with its machine is told.
    HubPorts ports() {
        return ports;
    }

    /// Is started again, as an earlier version that does not know some kinds of entries.
    void startAsBefore() {
        if (node != null) {
            nextIsOld = true;
            wasOld = true;
            restart();
        }
    }

    /// Is started again, as the version that it ought to be.
    void upgrade() {
        if (node != null && isOld) {
            world.sometimes().reached("hub upgraded");
            restart();
        }
    }

    /// Whether it ever was an earlier version.
    boolean wasOld() {
        return wasOld;
    }

    private void restart() {
        lose();
        died();
    }

    /// Where its database is now.
    Path database() {
        return lifeFolder().resolve("hub.db");
    }

    boolean isUp() {
        return node != null;
    }

    HubNode node() {
        HubNode up = node;
        if (up == null) {
            throw new IllegalStateException("The hub is down");
        }
        return up;
    }

    /// @param listener called after each commit
    void onCommit(Runnable listener) {
        committed.add(listener);
    }

    /// @param listener called when it has lost its power
    void onDeath(Runnable listener) {
        died.add(listener);
    }

    void start() {
        isOld = nextIsOld;
        nextIsOld = false;
        ports.on();
        HubNode started =
                HubNode.open(
                        Templates.settings(world.disks().mounted(lifeFolder())),
                        new HubNode.Surroundings(
                                ports.clock(),
                                new SplittableRandom(world.seed() ^ life),
                                this::before,
                                signatures,
                                chunks(),
                                kind -> !isOld || EarlierHub.knows(kind)));
        started.bell().close();
        started.database().onCommit(_ -> afterCommit());
        node = started;
        committed.forEach(Runnable::run);
        healings().mayHaveHeard(database());
        settlesLater(life);
        world.trace().add("hub is up");
        tell();
    }

    /// Whether somebody is about to say that it was put back.
    boolean isToBeTold() {
        return isToldSo;
    }

    /// Until it is taken in.
    private void tell() {
        if (!isToldSo || node == null) {
            return;
        }
        office(
                "it was put back",
                up -> {
                    up.office().healing().beginAnew("A person put a backup back.");
                    healings().isTold(database());
                    isToldSo = false;
                });
        world.time().in(SAID_AGAIN_AFTER, this::tell);
    }

    /// As the thread of a real one does.
    private void settlesLater(int inLife) {
        world.time()
                .in(
                        SETTLES_EVERY,
                        () -> {
                            if (inLife == life && node != null) {
                                settle();
                                settlesLater(inLife);
                            }
                        });
    }

    /// A person has tried again what took it down.
    void triesAll() {
        office("try all that waits", up -> up.office().settlement().ofAll());
    }

    /// Books what waits for something that has come by now.
    void settle() {
        if (node != null) {
            try {
                node().office().settlement().ofWhatArrived();
                healings()
                        .requireNoneCompleted(database(), () -> node().office().days().complete());
                ports.requirePower();
            } catch (PowerCut cut) {
                died();
            }
        }
    }

    /// Mostly smaller than usual, so that pushes are taken in several.
    private ChunkSize chunks() {
        int rows = new SplittableRandom(world.seed() + life).nextInt(12);
        return rows < 2 ? ChunkSize.USUAL : new ChunkSize(rows, ChunkSize.USUAL.time());
    }

    /// Answers a request, now or when there are news; with nothing if the hub dies or is not there.
    void receive(Request request, Consumer<Optional<Answer>> back) {
        held.receive(request, back);
    }

    private Optional<Answer> answerIfUp(Request request) {
        return node == null ? Optional.empty() : answer(request);
    }

    /// Loses its power now, in the middle of writing.
    ///
    /// @param bytes of what was never committed that are in its log
    void tear(int bytes) {
        if (node != null) {
            Path next = lose();
            if (Folders.tear(next.resolve("hub.db-wal"), bytes)) {
                world.sometimes().reached("a torn log of the hub");
            }
            died();
        }
    }

    /// Where something is put together beside it.
    Path beside(String name) {
        return folder.resolve(name);
    }

    /// Backs itself up.
    void keep() {
        Folders.copy(lifeFolder(), kept());
        healings().hubKept();
    }

    /// Is put back to what it was when it was backed up.
    ///
    /// @param told whether it is told so
    void restore(boolean told) {
        world.trace().add("hub is put back");
        Folders.copy(kept(), nextFolder());
        watch.hubWentBack(database(), now());
        wasRestored = true;
        isToldSo = told;
        died();
    }

    /// Whether it was ever put back.
    boolean wasRestored() {
        return wasRestored;
    }

    /// Is sent once more what it answered with something parked.
    ///
    /// @param storeOf the store of a workstation
    void isSentAgainWhatItParked(ToIntFunction<WorkstationId> storeOf) {
        JournalIntake intake =
                new JournalIntake(
                        node().database(),
                        ports.clock(),
                        new IntakeCounts(),
                        new SpareEpochs(new SplittableRandom(world.seed())));
        watch.pushes()
                .sendAgain(
                        batch ->
                                intake.push(
                                        new StoreId(storeOf.applyAsInt(batch.workstation())),
                                        batch));
    }

    /// What it keeps back of cards.
    Claims claims() {
        return watch.claims().claims();
    }

    /// When it has to heal.
    Healings healings() {
        return watch.healing().healings();
    }

    /// To whom it gave sales that are set aside.
    TakeOvers takeOvers() {
        return watch.takeOvers();
    }

    void noMoreFaults() {
        ports.noMoreFaults();
        nextIsOld = false;
        upgrade();
    }

    /// All connections to it break.
    void dropConnections() {
        held.drop();
    }

    /// Something done in its office, unless it dies of it.
    void office(String what, Consumer<HubNode> work) {
        if (node == null) {
            return;
        }
        world.trace().add("office: " + what);
        try {
            work.accept(node());
            ports.requirePower();
        } catch (PowerCut cut) {
            died();
        } catch (StorageException.Weather refused) {
            world.sometimes().reached("office refused");
            healings().mayHaveHeard(database());
        }
    }

    void close() {
        if (node != null) {
            node.close();
            node = null;
        }
    }

    private Optional<Answer> answer(Request request) {
        try {
            ports.serve(request);
            Answer answer = FeedWait.read(node().endpoints().answer(request));
            ports.requirePower();
            watch.look(request, answer, database(), now());
            world.sometimes().reached("hub answers " + answer.status());
            return Optional.of(answer);
        } catch (PowerCut cut) {
            watch.died(request, now());
            died();
            return Optional.empty();
        }
    }

    private Instant now() {
        return ports.clock().instant();
    }

    private void afterCommit() {
        committed.forEach(Runnable::run);
        held.news();
    }

    private void before(String sql) throws SQLException {
        if (node != null) {
            ports.before(sql);
        }
    }

    private void died() {
        world.trace().add("hub lost its power");
        HubNode dead = node();
        node = null;
        if (Files.notExists(nextFolder())) {
            lose();
        }
        dead.close();
        Path before = lifeFolder();
        life++;
        died.forEach(Runnable::run);
        Folders.delete(before);
        dropConnections();
        world.time().inMillis(RESTART_MILLIS, this::start);
    }

    private Path kept() {
        return folder.resolve("kept");
    }

    private Path nextFolder() {
        return folder.resolve("life-" + (life + 1));
    }

    private Path lose() {
        world.disks().lost(lifeFolder(), nextFolder());
        return nextFolder();
    }

    /// Loses its power at one of the next operations of its disk.
    void cutAtDisk(int operations) {
        if (node != null) {
            world.disks()
                    .cutAfter(
                            lifeFolder(),
                            operations,
                            () -> world.time().inMillis(0, this::diedIfGone));
        }
    }

    private void diedIfGone() {
        if (node != null && world.disks().isGone(lifeFolder())) {
            died();
        }
    }

    private Path lifeFolder() {
        return folder.resolve("life-" + life);
    }
}
