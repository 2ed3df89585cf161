package org.tillbridge.simulator;

import picocli.CommandLine;

/// `java -jar simulator.jar --seeds 2000 --from 1 --minutes 4`.
public final class SimulatorApp {
    private SimulatorApp() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulatorCommand()).execute(arguments));
    }
}
