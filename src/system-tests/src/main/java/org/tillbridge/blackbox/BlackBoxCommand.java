package org.tillbridge.blackbox;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/// Real processes, real files, real HTTP, and all kinds of bad luck.
@Command(
        name = "blackbox",
        mixinStandardHelpOptions = true,
        description =
                "Tills and a hub that are processes, which go through one kind of bad luck after"
                        + " the other. Exit status 0 if all agree after each.")
public final class BlackBoxCommand implements Callable<Integer> {
    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "One or more of the scenarios. Usual: all, in this order")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--database",
            paramLabel = "ENGINE",
            description = "sqlite or postgresql. Usual: ${DEFAULT-VALUE}")
    private String database = "sqlite";

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of the bad luck. Usual: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--small", description = "Each in the short form of the tests.")
    private boolean small;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where all files of the run go. Usual: ${DEFAULT-VALUE}")
    private Path folder = Path.of("target", "blackbox");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Order.Engine engine = engine();
        List<String> names = only.isEmpty() ? BlackBox.names(engine) : only;
        if (!BlackBox.names(engine).containsAll(names)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There are these scenarios: " + String.join(", ", BlackBox.names(engine)));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("| scenario | on | what was done | agree | seconds |");
        out.println("|---|---|---|---|---|");
        boolean all = true;
        for (String name : names) {
            long start = System.nanoTime();
            BlackBox.Outcome outcome =
                    BlackBox.run(
                            name,
                            new Order(folder.resolve(database + "-" + name), engine, seed, small));
            all &= outcome.agrees();
            out.printf(
                    "| %s | %s | %s | %s | %d |%n",
                    name,
                    database,
                    outcome.account(),
                    outcome.agrees() ? "yes" : "NO",
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
            if (!outcome.agrees()) {
                out.println(outcome.report());
            }
            out.flush();
        }
        return all ? 0 : 1;
    }

    private Order.Engine engine() {
        return Arrays.stream(Order.Engine.values())
                .filter(one -> one.name().equalsIgnoreCase(database))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(), "--database is sqlite or postgresql."));
    }
}
