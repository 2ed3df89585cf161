package org.tillbridge.simulator;

import picocli.CommandLine.Command;

/// Runs seeds of power losses.
@Command(
        name = "powerloss",
        mixinStandardHelpOptions = true,
        description =
                "The same, and machines lose their power in the middle of writing, on disks that"
                        + " keep only what they were asked to sync.")
final class PowerLossCommand extends SeedsCommand {
    static final String COMMAND = SimulatorCommand.COMMAND + " powerloss";

    PowerLossCommand() {
        super(PowerLossPlans::make, Reachable.inManyPowerLosses(), COMMAND);
    }
}
