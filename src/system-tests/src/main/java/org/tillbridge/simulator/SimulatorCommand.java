package org.tillbridge.simulator;

import picocli.CommandLine.Command;

/// Runs seeds of the simulator.
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        description = "Real tills and a real hub in virtual time, with bad luck.")
final class SimulatorCommand extends SeedsCommand {
    static final String COMMAND = "java -jar src/system-tests/target/simulator.jar";

    SimulatorCommand() {
        super(PlanMaker::make, Reachable.inManySeeds(), COMMAND);
    }
}
