package org.tillbridge.demo.replay;

import org.joda.money.CurrencyUnit;
import org.tillbridge.demo.data.DemoData;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rings real invoices on workstations that are processes of their own, against a hub that is one,
/// while processes die and the hub is away; then asks everyone what happened.
public final class Replay {
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    static final CurrencyUnit CURRENCY = CurrencyUnit.GBP;

    private static final int OUTAGE = 1;

    private final ReplaySettings settings;
    private final Circumstances circumstances;
    private final PrintStream out;
    private final News news = new News();
    private final Stopwatch stopwatch = Stopwatch.started();

    public Replay(ReplaySettings settings, PrintStream out) {
        this(settings, Circumstances.USUAL, out);
    }

    public Replay(ReplaySettings settings, Circumstances circumstances, PrintStream out) {
        this.settings = settings;
        this.circumstances = circumstances;
        this.out = out;
    }

    /// What is to be done.
    ///
    /// @param whole as the files have it, before it is made into acts
    private record Work(Workload whole, ActPlan plan) {}

    /// @return whether all agree
    public boolean run() throws IOException {
        Folders folders = Folders.fresh(settings.folder());
        InvoiceFiles files = files(folders);
        DemoData data = data(folders, files);
        Work work = work(files, data);
        out.printf(
                "%d workstations and a hub, each a process; files and logs in %s%n",
                settings.workstations(), settings.folder());
        try (HubProcess hub = new HubProcess(folders.hub(), folders.logs(), news, circumstances)) {
            openShop(hub, data);
            Schedule schedule = Schedule.of(settings, lines(work.plan()));
            Fleet fleet = fleet(folders, data, schedule, hub);
            ring(new Stage(folders.root(), hub, fleet, news), schedule);
            settle(hub, fleet);
            hub.stop();
        }
        return compare(folders, data, work);
    }

    /// Compares once more what an earlier run left in the folder.
    ///
    /// @return whether all agree
    public boolean compare() throws IOException {
        Folders folders = Folders.left(settings.folder());
        InvoiceFiles files = files(folders);
        DemoData data = data(folders, files);
        return compare(folders, data, work(files, data));
    }

    private boolean compare(Folders folders, DemoData data, Work work) throws IOException {
        List<Machine> planned = machines(folders, work.plan());
        List<Machine> asked = circumstances.machines(planned);
        Workload beyond =
                asked.stream()
                        .filter(machine -> !planned.contains(machine))
                        .map(machine -> Workload.of(machine.acts()))
                        .reduce(Workload.NONE, Workload::plus);
        Reconciliation result =
                Reconciliation.of(
                        new Gathering(data, circumstances.settings(folders.hub()).database(), asked)
                                .evidence(work.whole().plus(beyond)));
        told("asked everyone");
        out.println();
        result.report().forEach(out::println);
        out.printf("%nAll of it took %s.%n", stopwatch.whole());
        out.println(result.agrees() ? "ALL AGREE" : "THEY DO NOT AGREE");
        return result.agrees();
    }

    private List<Machine> machines(Folders folders, ActPlan plan) {
        return IntStream.range(0, settings.workstations())
                .mapToObj(
                        index -> {
                            WorkstationId workstation = new WorkstationId(index + 1);
                            return new Machine(
                                    workstation,
                                    folders.workstation(workstation),
                                    plan.of(index, settings.workstations()),
                                    true);
                        })
                .toList();
    }

    private InvoiceFiles files(Folders folders) throws IOException {
        return InvoiceFiles.read(invoices(DemoData.unpack(folders.data())), ZONE);
    }

    private static DemoData data(Folders folders, InvoiceFiles files) throws IOException {
        return OtherGoods.in(
                DemoData.unpack(folders.data()), files, folders.data().resolve("other-goods"));
    }

    private Work work(InvoiceFiles files, DemoData data) throws IOException {
        List<Invoice> invoices = files.spread(settings.limit());
        ActPlan plan = ActPlan.of(invoices, NonGoods.read(data.nonGoods()), CURRENCY);
        Workload whole = Workload.of(invoices, plan.leftOut());
        announce(files, invoices, plan);
        if (plan.acts().isEmpty()) {
            throw new ReplayFailedException("There is nothing to ring.");
        }
        return new Work(whole, plan);
    }

    private Path invoices(DemoData data) {
        return settings.invoices().orElse(data.invoices());
    }

    private void announce(InvoiceFiles files, List<Invoice> invoices, ActPlan plan) {
        int lines = invoices.stream().mapToInt(invoice -> invoice.lines().size()).sum();
        BigDecimal value =
                invoices.stream()
                        .flatMap(invoice -> invoice.lines().stream())
                        .map(Invoice.Line::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        out.printf("%,d invoices, %,d lines, worth %,.2f%n", invoices.size(), lines, value);
        files.oddities().forEach(oddity -> out.println("  malformed, left out: " + oddity));
        plan.leftOut().forEach(line -> out.println("  left out: " + line.sentence()));
        out.printf("  malformed rows: %d%n", files.oddities().size());
    }

    private void openShop(HubProcess hub, DemoData data) throws IOException {
        circumstances.open(hub, data);
        told("shop set up");
        hub.start();
    }

    private List<Integer> lines(ActPlan plan) {
        return IntStream.range(0, settings.workstations())
                .mapToObj(index -> plan.of(index, settings.workstations()))
                .map(acts -> ThirdsOf.acts(acts).lines())
                .toList();
    }

    /// One after the other, because the hub numbers workstations as they come.
    private static void enrol(Path folder, HubAddress hub, EnrolmentCode code) {
        EnrolmentOutcome outcome = new Enroller(folder).enrol(hub, code);
        if (!(outcome instanceof EnrolmentOutcome.Enrolled)) {
            throw new ReplayFailedException("A till could not be enrolled: " + outcome);
        }
    }

    private Fleet fleet(Folders folders, DemoData data, Schedule schedule, HubProcess hub) {
        int n = settings.workstations();
        List<String> names = IntStream.rangeClosed(1, n).mapToObj(each -> "Till " + each).toList();
        List<EnrolmentCode> codes = hub.codes(names);
        HubAddress address = circumstances.way(HubAddress.parse(hub.address()));
        List<TillProcess> tills = new ArrayList<>();
        for (int index = 0; index < n; index++) {
            Path folder = folders.workstation(new WorkstationId(index + 1));
            enrol(folder, address, codes.get(index));
            List<String> arguments =
                    List.of(
                            "--invoices",
                            invoices(data).toString(),
                            "--non-goods",
                            data.nonGoods().toString(),
                            "--limit",
                            Integer.toString(settings.limit()),
                            "--index",
                            Integer.toString(index),
                            "--workstations",
                            Integer.toString(n));
            Path log = folders.logs().resolve("till-" + (index + 1) + ".log");
            tills.add(
                    new TillProcess(
                            names.get(index),
                            folder,
                            arguments,
                            log,
                            schedule.tillDeaths().get(index),
                            news,
                            circumstances));
        }
        return new Fleet(tills, news, settings.patience());
    }

    private void ring(Stage stage, Schedule schedule) throws IOException {
        HubProcess hub = stage.hub();
        Fleet fleet = stage.fleet();
        fleet.start();
        fleet.awaitAll(TillSays.Waits.class);
        told("tills enrolled, catalogue loaded");
        for (int third = 0; third < ThirdsOf.COUNT; third++) {
            circumstances.before(third, stage);
            boolean away = settings.outage() && third == OUTAGE;
            if (away) {
                hub.stop();
            }
            fleet.release();
            circumstances.during(third, stage);
            for (int death : away ? List.<Integer>of() : schedule.hubDeaths().get(third)) {
                fleet.awaitRung(death);
                hub.kill();
                hub.start();
            }
            long unsent = awaitThird(fleet, third);
            told(
                    "third %d rung%s; %d kills of tills so far, of the hub %d; %,d entries unsent"
                            .formatted(
                                    third + 1,
                                    away ? " without the hub" : "",
                                    fleet.kills(),
                                    hub.kills(),
                                    unsent));
            if (away) {
                hub.start();
            }
        }
        circumstances.before(ThirdsOf.COUNT, stage);
        out.printf("  open sales taken up again: %,d lines%n", fleet.linesRestored());
    }

    /// @return how many entries the hub does not have yet
    private static long awaitThird(Fleet fleet, int third) {
        if (third == ThirdsOf.COUNT - 1) {
            fleet.awaitAll(TillSays.Drained.class);
            return 0;
        }
        return fleet.awaitBoundary();
    }

    private void settle(HubProcess hub, Fleet fleet) {
        fleet.tell(Cursor.text(hub.heads()));
        fleet.awaitAll(TillSays.Quiet.class);
        fleet.tell("end");
        fleet.awaitEnd();
        told("replicas are what the hub is");
    }

    private void told(String what) {
        out.printf("  %6s  %s%n", stopwatch.lap(), what);
    }
}
