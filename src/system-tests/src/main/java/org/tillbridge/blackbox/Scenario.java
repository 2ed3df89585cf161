package org.tillbridge.blackbox;

import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.replay.Circumstances;
import org.tillbridge.demo.replay.Replay;
import org.tillbridge.demo.replay.ReplaySettings;
import org.tillbridge.demo.replay.Stage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// One kind of bad luck that real processes go through. What comes of it is looked at by the
/// reconciliation of the replay.
abstract class Scenario implements Circumstances, AutoCloseable {
    private final Order order;
    private final Optional<String> database;
    private final int workstations;
    private final int invoices;
    private final List<String> done = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private Optional<Stage> stage = Optional.empty();

    /// @param invoices how many
    Scenario(Order order, int workstations, int invoices) throws IOException {
        Files.createDirectories(order.folder());
        this.order = order;
        this.database = order.engine().databaseOf(order.folder());
        this.workstations = workstations;
        this.invoices = invoices;
    }

    /// Goes through it.
    ///
    /// @return whether all agree at the end, and the bad luck came
    final boolean run(PrintStream out) throws IOException {
        boolean agrees = new Replay(settings(), this, out).run();
        Stage here = stage.orElseThrow();
        requireKills(here.fleet().kills(), tillKills() * workstations, "tills");
        requireKills(here.hub().kills(), hubKills(), "the hub");
        happened(here);
        missing.forEach(what -> out.println("Did not come as it ought to: " + what));
        return agrees && missing.isEmpty();
    }

    /// Looks whether the bad luck came that it is about: without it nothing is proven.
    void happened(Stage here) {}

    private void requireKills(int kills, int wanted, String of) {
        require(kills >= wanted, "%d of %d kills of %s".formatted(kills, wanted, of));
    }

    /// @param what came in its place
    final void require(boolean came, String what) {
        if (!came) {
            missing.add(what);
        }
    }

    private ReplaySettings settings() throws IOException {
        return new ReplaySettings(
                order.folder().resolve("run"),
                isOfRealInvoices() ? Optional.empty() : Optional.of(made()),
                workstations,
                isOfRealInvoices() ? invoices : 0,
                tillKills(),
                hubKills(),
                outage(),
                order.seed(),
                Duration.ofMinutes(order.either(20, 60)));
    }

    private Path made() throws IOException {
        Path goods = DemoData.unpack(order.folder().resolve("goods")).invoices();
        return invoices(new ShortInvoices(goods, invoices)).in(order.folder().resolve("invoices"));
    }

    /// Whether whole real invoices are rung, with all that comes back and is written off.
    boolean isOfRealInvoices() {
        return false;
    }

    /// What is rung otherwise.
    ShortInvoices invoices(ShortInvoices usual) {
        return usual;
    }

    /// How often each workstation is killed at a random line.
    int tillKills() {
        return 0;
    }

    /// How often the hub is killed at a random line.
    int hubKills() {
        return 0;
    }

    boolean outage() {
        return false;
    }

    final Order order() {
        return order;
    }

    final int workstations() {
        return workstations;
    }

    @Override
    public final Optional<String> database() {
        return database;
    }

    @Override
    public void before(int third, Stage here) throws IOException {
        stage = Optional.of(here);
    }

    /// For the account of it.
    final void did(String what) {
        done.add(what);
    }

    /// Looks where nobody changes anything meanwhile.
    static boolean holds(Stage stage, BooleanSupplier what) {
        AtomicBoolean holds = new AtomicBoolean();
        stage.news().change(() -> holds.set(what.getAsBoolean()));
        return holds.get();
    }

    /// What was done, in a few words.
    String account() {
        List<String> all = new ArrayList<>();
        stage.ifPresent(
                here -> {
                    all.add("%,d lines".formatted(here.fleet().rung()));
                    add(all, here.fleet().kills(), "kills of tills");
                    add(all, here.hub().kills(), "kills of the hub");
                    Map<String, Integer> moments = new TreeMap<>(here.fleet().diedAt());
                    moments.forEach((moment, times) -> all.add(times + " at " + moment));
                });
        all.addAll(done);
        return String.join(", ", all);
    }

    private static void add(List<String> all, int number, String what) {
        if (number > 0) {
            all.add(number + " " + what);
        }
    }

    @Override
    public void close() throws IOException {}
}
