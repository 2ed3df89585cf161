package org.tillbridge.benchmarks.load;

import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.Scope;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Many tills in a process of their own. It does what its standard input tells it, a line each, and
/// answers each with a line that begins with [#MARK].
final class LoadTills {
    static final String MARK = "@load ";

    private static final int ENROLLED_AT_ONCE = 4;
    private static final Duration STARTS_IN = Duration.ofSeconds(1);

    /// Until the others have heard of the last sale.
    private static final Duration LAST_NEWS = Duration.ofSeconds(3);

    private final HubAddress hub;
    private final Path folder;
    private final int items;
    private final Map<Scope, Cursor> known = new HashMap<>();
    private List<LoadTill> all = List.of();
    private List<LoadTill> working = List.of();
    private volatile LoadTally tally = new LoadTally();

    private LoadTills(HubAddress hub, Path folder, int items) {
        this.hub = hub;
        this.folder = folder;
        this.items = items;
    }

    /// @param arguments the hub's address, a folder, and how many items there are
    public static void main(String[] arguments) throws Exception {
        LoadTills tills =
                new LoadTills(
                        HubAddress.parse(arguments[0]),
                        Path.of(arguments[1]),
                        Integer.parseInt(arguments[2]));
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            say("ready");
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                tills.obey(List.of(line.split(" ", -1)));
            }
        }
        System.exit(0);
    }

    private void obey(List<String> words) throws Exception {
        switch (words.getFirst()) {
            case "enrol" -> enrol(Path.of(words.get(1)));
            case "work" -> work(Integer.parseInt(words.get(1)));
            case "sell" ->
                    sell(
                            Duration.ofMillis(Long.parseLong(words.get(1))),
                            Integer.parseInt(words.get(2)));
            case "rest" -> rest();
            case "finish" -> say("finish " + all.stream().mapToLong(LoadTill::sendAll).sum());
            default -> throw new IllegalArgumentException("Told " + words);
        }
    }

    /// Enrols a till with each code of a file, and has each push a sale, so that none of what
    /// follows is its first.
    private void enrol(Path codes) throws Exception {
        List<String> lines = Files.readAllLines(codes);
        try (ExecutorService threads = Executors.newFixedThreadPool(ENROLLED_AT_ONCE)) {
            List<Future<LoadTill>> tills =
                    IntStream.range(0, lines.size())
                            .mapToObj(n -> threads.submit(() -> enrolled(n, lines.get(n))))
                            .toList();
            all = all(tills);
        }
        say("enrol");
    }

    private LoadTill enrolled(int n, String code) throws IOException {
        LoadTill till =
                LoadTill.enrol(
                        hub,
                        EnrolmentCode.parse(code).orElseThrow(),
                        Files.createDirectories(folder.resolve("till-" + n)),
                        items);
        if (!till.nextSale().get()) {
            throw new IllegalStateException("A first sale is not taken");
        }
        return till;
    }

    /// Has so many of them wait for news.
    private void work(int many) {
        working = all.subList(0, many);
        working.forEach(till -> till.catchUp(known));
        working.forEach(till -> till.follow(() -> tally));
        say("work");
    }

    /// @param aSaleEach how often each of those that work sells
    private void sell(Duration aSaleEach, int rounds) throws Exception {
        LoadTally ofThis = new LoadTally();
        tally = ofThis;
        say("selling");
        long start = System.nanoTime() + STARTS_IN.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<LoadTill>> selling = new ArrayList<>();
            for (int n = 0; n < working.size(); n++) {
                LoadTill till = working.get(n);
                long first = start + aSaleEach.toNanos() * n / working.size();
                selling.add(threads.submit(() -> sell(till, first, aSaleEach, rounds, ofThis)));
            }
            all(selling);
        }
        sleep(LAST_NEWS);
        say("sold " + ofThis.words((long) rounds * working.size()));
    }

    /// Sells at each moment when a sale is due, whatever became of the one before.
    private static LoadTill sell(
            LoadTill till, long first, Duration aSaleEach, int sales, LoadTally tally) {
        for (int n = 0; n < sales; n++) {
            long due = first + n * aSaleEach.toNanos();
            Supplier<Boolean> push = till.nextSale();
            sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            if (!push.get()) {
                tally.failed();
            }
            tally.pushed(System.nanoTime() - due);
        }
        return till;
    }

    private void rest() throws InterruptedException {
        for (LoadTill till : working) {
            till.rest();
        }
        say("rest");
    }

    private static List<LoadTill> all(List<Future<LoadTill>> futures)
            throws InterruptedException, ExecutionException {
        List<LoadTill> done = new ArrayList<>();
        for (Future<LoadTill> each : futures) {
            done.add(each.get());
        }
        return done;
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) {
        System.out.println(MARK + line);
    }
}
