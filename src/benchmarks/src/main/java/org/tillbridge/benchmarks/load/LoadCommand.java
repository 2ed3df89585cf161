package org.tillbridge.benchmarks.load;

import org.tillbridge.benchmarks.Figure;
import org.tillbridge.benchmarks.load.LoadRound.Spent;
import org.tillbridge.demo.data.FreshFolder;
import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.process.QuietLog;
import org.tillbridge.demo.replay.News;
import org.tillbridge.hub.figures.Figures;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Measures a hub on PostgreSQL under more and more tills, of which each waits for news and sells
/// once in ten seconds.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a hub on PostgreSQL under few and under many tills, each with a five-line"
                + " sale in ten seconds: how long a push takes, and what a sale costs in processor"
                + " time. Hub, PostgreSQL and tills are processes of their own on this machine.",
            "Exit status 0 if every figure is within its limit, else 1."
        })
public final class LoadCommand implements Callable<Integer> {
    private static final double P99_MILLIS = 250;
    private static final double GROWTH = 1.2;

    /// How often each till sells.
    private static final Duration A_SALE_EACH = Duration.ofSeconds(10);

    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final int IDLE_TIMES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Option(
            names = "--tills",
            split = ",",
            description = "How many, from few to many (default: ${DEFAULT-VALUE}).")
    private List<Integer> tills = List.of(10, 100, 1000);

    @Option(
            names = "--in-a-store",
            paramLabel = "TILLS",
            description = "How many share a store's stock (default: ${DEFAULT-VALUE}).")
    private int inAStore = 10;

    @Option(
            names = "--seconds",
            description = "How long each of them sell (default: ${DEFAULT-VALUE}).")
    private int seconds = 120;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description =
                    "How long they sell first, as many sales as the most would (default:"
                            + " ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    @Option(names = "--folder", description = "Where to work (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("target", "load");

    @Spec private CommandSpec spec = CommandSpec.create();

    private final News news = new News();
    private final List<String> heard = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(folder);
        QuietLog.into(folder.resolve("load.log"));
        List<Measured> all = new ArrayList<>();
        for (int many : tills) {
            Measured measured = measured(many);
            all.add(measured);
            say(measured.round().text(measured.idle()));
        }
        List<Figure> figures = figures(all);
        figures.forEach(figure -> say(figure.toMarkdown()));
        return figures.stream().allMatch(Figure::holds) ? 0 : 1;
    }

    /// @param idle what is spent when nobody sells
    private record Measured(LoadRound round, Spent idle) {}

    /// At a hub of their own, which has as many sales behind it as one with the most of them.
    private Measured measured(int many) throws Exception {
        Path place = FreshFolder.at(folder.resolve("load-" + many));
        try (LoadedHub hub = new LoadedHub(place)) {
            hub.setUp((many + inAStore - 1) / inAStore);
            Path codes = hub.codes(many, inAStore);
            hub.start();
            try (Child generator = startTills(hub, place)) {
                await(generator, "ready");
                generator.tell("enrol " + codes);
                await(generator, "enrol");
                Duration often = A_SALE_EACH.multipliedBy(many).dividedBy(tills.getLast());
                LoadRound first = round(hub, generator, many, often, warmUp);
                Spent idle = idle(hub);
                say("To warm up, " + first.text(idle));
                LoadRound round = round(hub, generator, many, A_SALE_EACH, seconds);
                generator.tell("finish");
                requireBooked(hub.figures(), Long.parseLong(await(generator, "finish").getFirst()));
                return new Measured(round, idle);
            }
        }
    }

    /// The least of several: the database tidies up for a while after the most have sold.
    private static Spent idle(LoadedHub hub) throws Exception {
        Spent least = idleOnce(hub);
        for (int more = 1; more < IDLE_TIMES; more++) {
            Spent idle = idleOnce(hub);
            least = idle.millisPerSecond() < least.millisPerSecond() ? idle : least;
        }
        return least;
    }

    private static Spent idleOnce(LoadedHub hub) throws Exception {
        Spent before = hub.spent();
        Thread.sleep(IDLE);
        return hub.spent().minus(before);
    }

    private LoadRound round(
            LoadedHub hub, Child generator, int many, Duration aSaleEach, int seconds)
            throws Exception {
        hub.awaitWaiting(0);
        generator.tell("work " + many);
        await(generator, "work");
        hub.awaitWaiting(many);
        long rounds = seconds * 1000L / aSaleEach.toMillis();
        generator.tell("sell %d %d".formatted(aSaleEach.toMillis(), rounds));
        await(generator, "selling");
        Spent before = hub.spent();
        List<String> sold = await(generator, "sold");
        Spent spent = hub.spent().minus(before);
        generator.tell("rest");
        await(generator, "rest");
        return LoadRound.of(many, sold, spent);
    }

    private static void requireBooked(Figures figures, long recorded) {
        long booked =
                figures.workstations().stream().mapToLong(each -> each.entries().booked()).sum();
        long parked = figures.workstations().stream().mapToLong(each -> each.parkedEffects()).sum();
        if (booked != recorded || parked > 0 || !figures.agree()) {
            throw new IllegalStateException(
                    "%d sales were made, %d are booked, %d effects are parked: %s"
                            .formatted(recorded, booked, parked, figures.differences()));
        }
    }

    private static List<Figure> figures(List<Measured> all) {
        LoadRound few = all.getFirst().round();
        LoadRound many = all.getLast().round();
        double costAtFew = few.costOfSale(all.getFirst().idle());
        double idle = all.getLast().idle().millisPerSecond();
        return List.of(
                new Figure(
                        "Hub on PostgreSQL, %d tills, a sale each ten seconds: a push, p99"
                                .formatted(many.tills()),
                        many.p99(),
                        P99_MILLIS,
                        "ms",
                        "from when it was due to its answer; p50 %s, longest %s ms; %d sales"
                                .formatted(
                                        Figure.number(many.p50()),
                                        Figure.number(many.longest()),
                                        many.sales())),
                new Figure(
                        "Calls that failed meanwhile",
                        all.stream().mapToLong(each -> each.round().failures()).sum(),
                        0,
                        "",
                        "of pushes and of waiting requests, whatever the number of tills"),
                new Figure(
                        "Processor time of a sale, hub and PostgreSQL, at %d tills"
                                .formatted(many.tills()),
                        many.costOfSale(all.getLast().idle()),
                        costAtFew * GROWTH,
                        "ms",
                        "%s × that at %d tills, each beyond what is spent when nobody sells, %s and %s ms a second"
                                .formatted(
                                        GROWTH,
                                        few.tills(),
                                        Figure.number(all.getFirst().idle().millisPerSecond()),
                                        Figure.number(idle))));
    }

    private Child startTills(LoadedHub hub, Path place) {
        return Child.start(
                LoadTills.class,
                List.of("-Xmx1500m"),
                List.of(
                        hub.address(),
                        place.resolve("tills").toString(),
                        Integer.toString(LoadedHub.ITEMS)),
                place.resolve("tills.log"),
                this::hear);
    }

    private void hear(String line) {
        if (line.startsWith(LoadTills.MARK)) {
            news.change(() -> heard.add(line.substring(LoadTills.MARK.length())));
        }
    }

    /// Waits until the tills say a word.
    ///
    /// @return what they say after it
    private List<String> await(Child generator, String word) {
        news.await(word, PATIENCE, () -> said(word).size() == 1 || !generator.isAlive());
        if (!generator.isAlive()) {
            throw new IllegalStateException("The tills ended; tills.log says why");
        }
        List<String> words = new ArrayList<>();
        news.change(
                () -> {
                    words.addAll(List.of(said(word).getFirst().split(" ", -1)));
                    heard.clear();
                });
        return words.subList(1, words.size());
    }

    private List<String> said(String word) {
        return heard.stream().filter(line -> line.split(" ", 2)[0].equals(word)).toList();
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
