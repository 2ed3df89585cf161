package org.tillbridge.demo.replay;

import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.process.Child;
import org.tillbridge.hub.BackOffice;
import org.tillbridge.hub.HubSettings;
import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.hub.shop.SetupException;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// A hub of the demo shop: a process that is stopped, killed and started again, always over the
/// same files and at the same address.
public final class HubProcess implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMinutes(2);

    /// Few: the PINs of the demo are known to all, and every start of a till goes through them.
    private static final int PIN_ITERATIONS = 1_000;

    private static final StoreId STORE = new StoreId(1);
    private static final String READY = "Hub listening at";
    private static final List<Scope> SHARED =
            List.of(Scope.CATALOGUE, new Scope.Prices(1), new Scope.Store(STORE));

    /// Below those that the system gives: from 32768 on Linux, from 49152 elsewhere.
    private static final int FIRST_PORT = 20_000;

    private static final int END_OF_PORTS = 32_768;

    private final Path folder;
    private final Path logs;
    private final News news;
    private final Circumstances circumstances;
    private final int port = lastingPort();
    private Optional<Child> child = Optional.empty();
    private boolean listening;
    private Optional<String> moment = Optional.empty();
    private int lives;
    private int kills;

    public HubProcess(Path folder, Path logs, News news) {
        this(folder, logs, news, Circumstances.USUAL);
    }

    public HubProcess(Path folder, Path logs, News news, Circumstances circumstances) {
        this.folder = folder;
        this.circumstances = circumstances;
        this.logs = logs;
        this.news = news;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /// The process that runs now.
    public ProcessHandle process() {
        return child.orElseThrow().process();
    }

    public int kills() {
        return kills;
    }

    /// Sets the shop up: who and where, then what is sold.
    void open(DemoData data) throws IOException {
        open(data.shop(), data.catalogues());
    }

    /// @param shop who and where
    /// @param catalogues what is sold
    public void open(Path shop, List<Path> catalogues) throws IOException {
        try (BackOffice office = office()) {
            office.init(shop);
            office.importFrom(catalogues, folder.resolve(HubSettings.IMPORT_REPORT));
        } catch (SetupException odd) {
            throw new ReplayFailedException("The shop cannot be set up: " + odd.getMessage());
        }
    }

    /// Imports more of what is sold.
    public void bring(List<Path> catalogues) throws IOException {
        try (BackOffice office = office()) {
            office.importFrom(catalogues, folder.resolve(HubSettings.IMPORT_REPORT));
        }
    }

    /// How many effects are not applied yet.
    public long parked() {
        try (BackOffice office = office()) {
            return office.figures().workstations().stream()
                    .mapToLong(WorkstationFigures::parkedEffects)
                    .sum();
        }
    }

    /// Has what is parked tried again, as an operator does.
    ///
    /// @return how many effects were applied
    public int replayParked() {
        try (BackOffice office = office()) {
            return office.settlement().ofAll();
        }
    }

    /// How many entries of a workstation are booked.
    public long booked(WorkstationId workstation) {
        try (BackOffice office = office()) {
            return office.figures().workstations().stream()
                    .filter(each -> each.workstation().equals(workstation))
                    .mapToLong(each -> each.entries().booked())
                    .sum();
        }
    }

    /// Codes for new workstations.
    public List<EnrolmentCode> codes(List<String> names) {
        try (BackOffice office = office()) {
            return names.stream()
                    .map(name -> office.code(STORE, Optional.of(name)).orElseThrow())
                    .toList();
        }
    }

    private BackOffice office() {
        HubSettings settings = circumstances.settings(folder).withPinIterations(PIN_ITERATIONS);
        return BackOffice.open(settings, Clock.systemUTC(), new SecureRandom());
    }

    /// Starts serving, and returns when it does.
    public void start() {
        news.change(
                () -> {
                    listening = false;
                    moment = Optional.empty();
                    child =
                            Optional.of(
                                    circumstances.hub(
                                            new Circumstances.Program(
                                                    "hub",
                                                    folder,
                                                    lives,
                                                    arguments(),
                                                    logs.resolve(folder.getFileName() + ".log"),
                                                    this::heard)));
                    lives++;
                });
        news.await("the hub's start", A_MOMENT, () -> listening);
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("serve", "--folder", folder.toString()));
        arguments.addAll(List.of("--port", Integer.toString(port)));
        circumstances.database().ifPresent(url -> arguments.addAll(List.of("--database", url)));
        return arguments;
    }

    /// At which moment it has stopped, where it is to be killed; asked under the lock of the news.
    public Optional<String> moment() {
        return moment;
    }

    /// How far what all workstations of the shop take has come.
    List<Cursor> heads() {
        try (HubDatabase database =
                HubDatabase.open(circumstances.settings(folder).database(), StatementHook.NONE)) {
            return database.read(
                    sql -> {
                        FeedStore feed = new FeedStore(sql);
                        List<Cursor> heads = new ArrayList<>();
                        for (Scope scope : SHARED) {
                            heads.add(feed.head(scope).cursor());
                        }
                        return heads;
                    });
        }
    }

    /// Asks it to stop, as whoever shuts a server down does.
    public void stop() {
        int status = child.orElseThrow().stop();
        child = Optional.empty();
        if (status != 0 && status != Child.ENDED_BY_REQUEST) {
            throw new ReplayFailedException("The hub stopped with status " + status);
        }
    }

    public void kill() {
        Child running = child.orElseThrow();
        running.kill();
        running.waitFor(A_MOMENT);
        child = Optional.empty();
        kills++;
    }

    @Override
    public void close() {
        child.ifPresent(Child::close);
    }

    private void heard(String line) {
        if (line.contains(READY)) {
            news.change(() -> listening = true);
        }
        if (TillSays.of(line).orElse(null) instanceof TillSays.At(String where)) {
            news.change(() -> moment = Optional.of(where));
        }
    }

    /// A free one that nobody comes by while the hub is dead: whoever takes any port is given one
    /// above these.
    private static int lastingPort() {
        return ThreadLocalRandom.current()
                .ints(FIRST_PORT, END_OF_PORTS)
                .filter(HubProcess::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
