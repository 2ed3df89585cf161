package org.tillbridge.benchmarks.peers;

import static java.lang.Integer.MAX_VALUE;

import org.tillbridge.benchmarks.BulkInsert;
import org.tillbridge.benchmarks.Times;
import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.replay.Invoice;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.hub.figures.FiguresStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.sync.journal.JournalReader;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// What is measured, each between the same two moments as with the other engines.
enum PeerWorkload {
    /// So many items, prices and rows of stock to a new till: from the moment at which the till has
    /// started and the hub, which has just come to know it, can begin to answer. The hub has made
    /// the snapshots of the shop since it gave out the code; how long that took is told.
    W1(100_000) {
        @Override
        void measure(PeerProcesses run, PeerRows rows, int n, Map<String, Object> result)
                throws IOException {
            openAndFill(run, rows, n);
            result.put("snapshots_made_in_seconds", run.enrol().toMillis() / 1e3);
            run.haltHub();
            run.ask("start");
            PeerProcesses.Spent before = run.spent();
            long start = System.nanoTime();
            run.letHubGoOn();
            run.ask("load");
            result.put("seconds", secondsSince(start));
            putSpent(run.spent().minus(before), result);
        }
    },

    /// So many sales made while the hub was down; the hub has just been started again.
    W2(10_000) {
        @Override
        void measure(PeerProcesses run, PeerRows rows, int n, Map<String, Object> result)
                throws IOException {
            queueWithHubDown(run, rows, n, -1);
            long launched = System.nanoTime();
            run.startHub();
            PeerProcesses.Spent before = run.spent();
            long start = System.nanoTime();
            run.ask("drain");
            result.put("seconds", secondsSince(start));
            putSpent(run.spent().minus(before), result);
            result.put("hub_start_seconds", (start - launched) / 1e9);
            WorkstationFigures till = figures(run);
            result.put("at_hub", till.entries().booked());
            result.put("stock_movements", till.stockMovements());
            result.put("bulk_insert_seconds", bulkInsert(run, rows.sales(n)));
        }
    },

    /// So many updates of one price, one at a time.
    W3(200) {
        @Override
        void measure(PeerProcesses run, PeerRows rows, int n, Map<String, Object> result)
                throws IOException {
            openAndFill(run, rows, W3_ITEMS);
            run.enrol();
            run.ask("load");
            run.practise();
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            try (Office office = run.office()) {
                Random pauses = new Random(1);
                long[] nanos = new long[n];
                long began = System.nanoTime();
                PeerProcesses.Spent before = run.spent();
                for (int update = 0; update < n; update++) {
                    LockSupport.parkNanos((long) (1e8 + pauses.nextDouble() * 2e8));
                    String sku = PeerRows.sku(update % W3_ITEMS);
                    long pence = 100_000L + update;
                    run.tell("watch " + sku + " " + pence);
                    run.await("watching");
                    long start = System.nanoTime();
                    update(office, sku, pence);
                    run.await("watch");
                    nanos[update] = System.nanoTime() - start;
                }
                Duration spent = run.spent().minus(before).both();
                double busy = spent.toNanos() / (double) sinceNanos(began);
                Times times = Times.ofNanos(nanos);
                result.put("p50_ms", times.median());
                result.put("p95_ms", times.quantile(0.95));
                result.put("cpu_percent", 100 * busy);
            }
        }
    },

    /// So many sales, one of which the hub cannot take as it is.
    W5(1_000) {
        @Override
        void measure(PeerProcesses run, PeerRows rows, int n, Map<String, Object> result)
                throws IOException {
            queueWithHubDown(run, rows, n, n / 2);
            run.startHub();
            long start = System.nanoTime();
            run.ask("drain");
            result.put("seconds", secondsSince(start));
            WorkstationFigures till = figures(run);
            long good = till.entries().booked() - till.parkedEffects();
            result.put("good_at_hub", good);
            result.put("parked", till.parkedEffects());
            result.put("good", n - 1);
            require(
                    good == n - 1 && till.parkedEffects() == 1,
                    "not all but one is booked",
                    result);
        }
    },

    /// The till is killed again and again while it drains so many sales.
    W6(5_000) {
        @Override
        void measure(PeerProcesses run, PeerRows rows, int n, Map<String, Object> result)
                throws IOException {
            queueWithHubDown(run, rows, n, -1);
            run.stopTill();
            run.startHub();
            Random moment = new Random(1);
            int hits = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                run.replaceTill();
                run.ask("load");
                run.ask("sending");
                LockSupport.parkNanos((long) (moment.nextDouble() * 2e7));
                hits += figures(run).entries().booked() < n ? 1 : 0;
            }
            run.replaceTill();
            run.ask("load");
            run.ask("drain");
            Figures all = allFigures(run);
            long booked = only(all).entries().booked();
            result.put("kills", KILLS);
            result.put("kills_before_the_last_sale", hits);
            long lost = recorded(run) - booked;
            long duplicated = all.duplicates() + only(all).entries().repeated();
            result.put("lost", lost);
            result.put("duplicated", duplicated);
            require(lost == 0 && duplicated == 0, "not each sale is booked once", result);
        }
    },

    /// What a till that drains so many sales holds in memory more than before; the other engines
    /// are not asked.
    MEMORY(10_000) {
        @Override
        void measure(PeerProcesses run, PeerRows rows, int n, Map<String, Object> result)
                throws IOException {
            queueWithHubDown(run, rows, n, -1);
            run.startHub();
            run.ask("weigh");
            result.put("till_sync_mb", Integer.parseInt(run.said(PeerTill.WEIGHED)));
        }
    };

    private static final int W3_ITEMS = 1_000;
    private static final int KILLS = 20;

    private final int usual;

    PeerWorkload(int usual) {
        this.usual = usual;
    }

    /// @param n how many; 0 for as many as usual
    Map<String, Object> run(Path folder, int n) throws IOException {
        int count = n == 0 ? usual : n;
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("workload", name());
        result.put("n", count);
        PeerRows rows = new PeerRows(DemoData.unpack(folder.resolve("rows")));
        try (PeerProcesses processes = new PeerProcesses(folder)) {
            measure(processes, rows, count, result);
            processes
                    .peaks()
                    .forEach((role, megabytes) -> result.put(role + "_peak_rss_mb", megabytes));
        }
        return result;
    }

    abstract void measure(PeerProcesses run, PeerRows rows, int n, Map<String, Object> result)
            throws IOException;

    /// A hub that has taken its rows while it ran.
    private static void openAndFill(PeerProcesses run, PeerRows rows, int items)
            throws IOException {
        run.openHub(rows.shop(), List.of());
        try (Office office = run.office()) {
            rows.fill(office, items);
        }
    }

    private static void queueWithHubDown(PeerProcesses run, PeerRows rows, int n, int poison)
            throws IOException {
        run.openHub(rows.shop(), rows.realCatalogue());
        run.enrol();
        run.ask("load");
        run.ask("cut");
        run.stopHub();
        run.ask("queue " + n + " " + poison);
    }

    /// The same rows, with nothing that a hub does for them.
    private static double bulkInsert(PeerProcesses run, List<Invoice> sales) throws IOException {
        JournalReader journal = JournalReader.of(run.tillFolder().resolve("journal.db"));
        Iterator<Invoice> next = sales.iterator();
        List<BulkInsert.Sale> rows =
                journal.epochs().stream()
                        .flatMap(one -> journal.read(one.epoch(), 0, MAX_VALUE, MAX_VALUE).stream())
                        .filter(entry -> entry.header().money().isPresent())
                        .map(
                                entry ->
                                        new BulkInsert.Sale(
                                                entry.bodyText(), next.next().lines().size()))
                        .toList();
        try {
            return BulkInsert.seconds(run.tillFolder().resolve("bulk.db"), rows.iterator());
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private static void update(Office office, String sku, long pence) throws IOException {
        office.bring(
                "prices.tsv",
                String.format(
                        Locale.ROOT,
                        "priceList\tsku\tprice\n1\t%s\t%d.%02d\n",
                        sku,
                        pence / 100,
                        pence % 100));
    }

    private static WorkstationFigures figures(PeerProcesses run) {
        return only(allFigures(run));
    }

    private static WorkstationFigures only(Figures all) {
        return all.workstations().getFirst();
    }

    private static Figures allFigures(PeerProcesses run) {
        try (HubDatabase hub = HubDatabase.open(run.hubFolder().resolve("hub.db"))) {
            return hub.read(sql -> new FiguresStore(sql).figures());
        }
    }

    private static long recorded(PeerProcesses run) {
        return JournalReader.of(run.tillFolder().resolve("journal.db")).countUnsent(Map.of());
    }

    private static void putSpent(PeerProcesses.Spent spent, Map<String, Object> result) {
        result.put("hub_cpu_seconds", spent.hub().toMillis() / 1e3);
        result.put("till_cpu_seconds", spent.till().toMillis() / 1e3);
    }

    private static long sinceNanos(long start) {
        return System.nanoTime() - start;
    }

    /// What does not hold has failed, however fast it was.
    private static void require(boolean holds, String otherwise, Map<String, Object> result) {
        if (!holds) {
            result.put("failed", otherwise);
        }
    }

    private static double secondsSince(long start) {
        return sinceNanos(start) / 1e9;
    }
}
