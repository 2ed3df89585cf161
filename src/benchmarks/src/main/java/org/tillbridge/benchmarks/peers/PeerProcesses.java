package org.tillbridge.benchmarks.peers;

import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.process.ImageOptions;
import org.tillbridge.demo.replay.HubProcess;
import org.tillbridge.demo.replay.News;
import org.tillbridge.hub.HubMetrics;
import org.tillbridge.sync.wire.EnrolmentCode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One run: a hub and a till, each a process of its own, and how much memory they took.
final class PeerProcesses implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Catalogue, prices and store.
    private static final int SNAPSHOTS_OF_A_SHOP = 3;

    private static final int ROUNDS_OF_PRACTICE = 2_000;

    private final Path folder;
    private final News news = new News();
    private final HubProcess hub;
    private final List<String> heard = new ArrayList<>();
    private final Map<String, Long> peaks = new HashMap<>();
    private Child till;

    /// @param folder for this run alone
    PeerProcesses(Path folder) {
        this.folder = folder;
        this.hub = new HubProcess(hubFolder(), folder, news);
        this.till = startTill();
    }

    Path hubFolder() {
        return folder.resolve("hub");
    }

    Path tillFolder() {
        return folder.resolve("till");
    }

    String address() {
        return hub.address();
    }

    /// Sets the hub up and starts it.
    void openHub(Path shop, List<Path> catalogues) throws IOException {
        hub.open(shop, catalogues);
        hub.start();
    }

    /// A program of head office, which may do what the demo's key allows.
    Office office() throws IOException {
        List<String> keys = Files.readAllLines(hubFolder().resolve("api-keys.tsv"));
        return new Office(URI.create(address()), keys.getLast().split("\t", -1)[1]);
    }

    void startHub() {
        hub.start();
    }

    void stopHub() {
        notePeak("hub", hub.process());
        hub.stop();
    }

    /// With a code that a person would carry to the till: the hub uses that time.
    ///
    /// @return how long the hub took until it had made the snapshots of the shop
    Duration enrol() throws IOException {
        long start = System.nanoTime();
        EnrolmentCode code = hub.codes(List.of("Till 1")).getFirst();
        HubMetrics.await(URI.create(address()), "snapshots_total", SNAPSHOTS_OF_A_SHOP, PATIENCE);
        Duration made = Duration.ofNanos(System.nanoTime() - start);
        ask("enrol " + address() + " " + code.text());
        return made;
    }

    /// Talks to the till until the talking itself takes no time worth measuring.
    void practise() {
        for (int round = 0; round < ROUNDS_OF_PRACTICE; round++) {
            ask("nothing");
        }
    }

    /// Tells the till something and waits until it has done it.
    void ask(String line) {
        tell(line);
        int word = line.indexOf(" ");
        await(word < 0 ? line : line.substring(0, word));
    }

    /// What the till said since it was told something, of what begins so.
    String said(String beginning) {
        return heard.stream()
                .filter(one -> one.startsWith(beginning))
                .map(one -> one.substring(beginning.length()))
                .findFirst()
                .orElseThrow();
    }

    void tell(String line) {
        news.change(heard::clear);
        till.tell(line);
    }

    void await(String word) {
        news.await(word, PATIENCE, () -> heard.contains(word) || !till.isAlive());
        if (!till.isAlive()) {
            throw new IllegalStateException("The till ended before: " + word);
        }
    }

    /// `kill -9`, and another one over the same files.
    void replaceTill() {
        notePeak("till", till.process());
        till.kill();
        till.waitFor(PATIENCE);
        till = startTill();
    }

    /// Ends the till in good order.
    void stopTill() {
        notePeak("till", till.process());
        till.stop();
    }

    /// Makes the hub stand still: what is sent to it waits.
    void haltHub() throws IOException {
        signalHub("-STOP");
    }

    void letHubGoOn() throws IOException {
        signalHub("-CONT");
    }

    private void signalHub(String signal) throws IOException {
        String hubId = Long.toString(hub.process().pid());
        Process kill = new ProcessBuilder("kill", signal, hubId).inheritIO().start();
        int status = kill.onExit().join().exitValue();
        if (status != 0) {
            throw new IOException("kill " + signal + " ended with status " + status);
        }
    }

    /// What each has spent on processors so far.
    Spent spent() {
        return new Spent(cpu(hub.process()), cpu(till.process()));
    }

    /// Time on processors.
    record Spent(Duration hub, Duration till) {
        Spent minus(Spent before) {
            return new Spent(hub.minus(before.hub), till.minus(before.till));
        }

        Duration both() {
            return hub.plus(till);
        }
    }

    /// Peak resident memory in megabytes, by role; empty where the system does not tell.
    Map<String, Long> peaks() {
        notePeak("hub", hub.process());
        notePeak("till", till.process());
        return Map.copyOf(peaks);
    }

    private Child startTill() {
        Child started =
                Child.start(
                        PeerTill.class,
                        ImageOptions.till(folder),
                        List.of(tillFolder().toString(), folder.resolve("rows").toString()),
                        folder.resolve("till.log"),
                        this::hear);
        news.await("the till's start", PATIENCE, () -> heard.contains("ready"));
        return started;
    }

    private void hear(String line) {
        if (line.startsWith(PeerTill.MARK)) {
            news.change(() -> heard.add(line.substring(PeerTill.MARK.length())));
        }
    }

    private void notePeak(String role, ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    long megabytes = Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
                    peaks.merge(role, megabytes, Math::max);
                }
            }
        } catch (IOException notToldHere) {
            peaks.remove(role);
        }
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        till.close();
        hub.close();
    }
}
