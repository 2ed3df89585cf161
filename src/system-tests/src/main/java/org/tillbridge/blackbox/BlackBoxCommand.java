package org.tillbridge.blackbox;

import org.tillbridge.demo.replay.ReplaySettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Real invoices through real processes over a bad line.
@Command(
        name = "blackbox",
        mixinStandardHelpOptions = true,
        description =
                "Real invoices on tills and a hub that are processes and are killed, over a line"
                        + " that delays, cuts, drips, doubles and alters. Exit status 0 if all"
                        + " agree.")
public final class BlackBoxCommand implements Callable<Integer> {
    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where all files of the run go. Usual: ${DEFAULT-VALUE}")
    private Path folder = Path.of("target", "blackbox");

    @Option(
            names = "--workstations",
            paramLabel = "N",
            description = "How many tills. Usual: ${DEFAULT-VALUE}")
    private int workstations = 3;

    @Option(
            names = "--invoices",
            paramLabel = "N",
            description = "How many, spread over all; 0 for all. Usual: ${DEFAULT-VALUE}")
    private int invoices = 200;

    @Option(
            names = "--kills-per-till",
            paramLabel = "N",
            description = "How often each till is killed. Usual: ${DEFAULT-VALUE}")
    private int killsPerTill = 10;

    @Option(
            names = "--hub-kills",
            paramLabel = "N",
            description = "How often the hub is killed. Usual: ${DEFAULT-VALUE}")
    private int hubKills = 5;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of the bad luck. Usual: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        ReplaySettings settings =
                new ReplaySettings(
                        folder,
                        Optional.empty(),
                        workstations,
                        invoices,
                        killsPerTill,
                        hubKills,
                        true,
                        seed,
                        Duration.ofMinutes(30));
        return BadLine.replay(settings, System.out) ? 0 : 1;
    }
}
