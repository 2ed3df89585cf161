package org.tillbridge.simulator;

import org.tillbridge.blackbox.BlackBoxCommand;
import org.tillbridge.bugs.BugsCommand;
import org.tillbridge.interleaver.InterleaverCommand;

import picocli.CommandLine;

/// `java -jar simulator.jar --seeds 2000 --from 1 --minutes 4`, and beside it `java -jar
/// simulator.jar powerloss`, `… interleaver`, `… bugs` and `… blackbox`.
public final class SimulatorApp {
    private SimulatorApp() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new SimulatorCommand())
                        .addSubcommand(new PowerLossCommand())
                        .addSubcommand(new InterleaverCommand())
                        .addSubcommand(new BugsCommand())
                        .addSubcommand(new BlackBoxCommand())
                        .execute(arguments));
    }
}
