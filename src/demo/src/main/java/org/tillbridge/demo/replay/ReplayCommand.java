package org.tillbridge.demo.replay;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The command that replays invoices.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Rings real invoices on several workstations, kills processes, takes the hub"
                        + " away, and compares what everyone has to say.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all agree", "1:they do not agree, or it could not be brought to an end"})
public final class ReplayCommand implements Callable<Integer> {
    @Option(
            names = "--invoices",
            paramLabel = "FOLDER",
            description =
                    "A folder with invoices.tsv, lines.tsv and products.tsv. Default: the shipped"
                            + " December 2010.")
    private Optional<Path> invoices = Optional.empty();

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = "target/replay",
            description = "Where all files of the run go. Default: ${DEFAULT-VALUE}")
    private Path folder = Path.of("target/replay");

    @Option(
            names = "--workstations",
            defaultValue = "3",
            description = "How many workstations. Default: ${DEFAULT-VALUE}")
    private int workstations;

    @Option(
            names = "--limit",
            paramLabel = "INVOICES",
            defaultValue = "0",
            description = "At most so many invoices, spread over all; 0 for all. Default: 0")
    private int limit;

    @Option(
            names = "--kills-per-till",
            defaultValue = "2",
            description = "How often each workstation is killed. Default: ${DEFAULT-VALUE}")
    private int killsPerTill;

    @Option(
            names = "--hub-kills",
            defaultValue = "1",
            description = "How often the hub is killed. Default: ${DEFAULT-VALUE}")
    private int hubKills;

    @Option(
            names = "--outage",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether the hub is away for the middle third. Usual: it is.")
    private boolean outage;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the moments of death. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "1200",
            description = "How long one part of it may take. Default: ${DEFAULT-VALUE}")
    private int patience;

    @Option(
            names = "--compare-only",
            description = "Rings nothing; compares what an earlier run left in the folder.")
    private boolean compareOnly;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Replay replay = new Replay(settings(), System.out);
        boolean agree = compareOnly ? replay.compare() : replay.run();
        return agree ? 0 : 1;
    }

    ReplaySettings settings() {
        try {
            return new ReplaySettings(
                    folder,
                    invoices,
                    workstations,
                    limit,
                    killsPerTill,
                    hubKills,
                    outage,
                    seed,
                    Duration.ofSeconds(patience));
        } catch (IllegalArgumentException odd) {
            throw new ParameterException(spec.commandLine(), odd.getMessage());
        }
    }
}
