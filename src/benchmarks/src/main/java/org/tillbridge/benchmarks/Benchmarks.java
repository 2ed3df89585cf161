package org.tillbridge.benchmarks;

import org.tillbridge.benchmarks.load.LoadCommand;
import org.tillbridge.benchmarks.peers.PeersCommand;
import org.tillbridge.demo.data.FreshFolder;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Measures what the till and the hub promise, each figure beside its limit in the same run.
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        subcommands = {LoadCommand.class, PeersCommand.class, SoakCommand.class},
        description =
                "Measures till and hub. Exit status 0 if every figure is within its limit, else 1.")
public final class Benchmarks implements Callable<Integer> {
    private static final List<Benchmark> ALL =
            List.of(
                    new CommitBenchmark(),
                    new SellingBenchmark(),
                    new PricingBenchmark(),
                    new CloseBenchmark(),
                    new ScreenBenchmark(),
                    new FeedBenchmark(),
                    new ListsBenchmark(),
                    new DrainBenchmark());

    @Parameters(arity = "0..*", description = "Which of them; all if none is named.")
    private List<String> names = List.of();

    @Option(names = "--folder", description = "Where to work (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("target", "benchmarks");

    @Option(names = "--out", description = "Also write the table to this file.")
    private Path out = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (Benchmark benchmark : ALL) {
            if (names.isEmpty() || names.contains(benchmark.name())) {
                List<Figure> its = benchmark.run(FreshFolder.at(folder.resolve(benchmark.name())));
                its.forEach(figure -> System.out.println(figure.toMarkdown()));
                figures.addAll(its);
            }
        }
        if (!out.toString().isEmpty()) {
            Files.writeString(out, document(figures));
        }
        return figures.stream().allMatch(Figure::holds) ? 0 : 1;
    }

    private static String document(List<Figure> figures) {
        StringBuilder text =
                new StringBuilder(
                        """
                        # Figures

                        Measured on %s: %s, %d processors, Java %s, by

                        ```
                        mvn -q package -DskipTests
                        java -jar src/benchmarks/target/benchmarks.jar --out src/docs/benchmarks.md
                        ```

                        Each stands beside its limit in the same run. Absolute times drift with the machine; what counts is whether they hold.

                        | what | measured | limit | holds | beside |
                        |---|---|---|---|---|
                        """
                                .formatted(
                                        LocalDate.now(ZoneOffset.UTC),
                                        System.getProperty("os.name")
                                                + " "
                                                + System.getProperty("os.arch"),
                                        Runtime.getRuntime().availableProcessors(),
                                        Runtime.version()));
        figures.forEach(figure -> text.append(figure.toMarkdown()).append('\n'));
        return text.toString();
    }
}
