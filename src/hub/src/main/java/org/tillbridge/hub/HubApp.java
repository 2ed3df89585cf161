package org.tillbridge.hub;

import org.tillbridge.front.CommandFront;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The hub on the command line.
@Command(
        name = "hub",
        description = "The commerce hub: one stock, one truth for all stores and the web shop.",
        mixinStandardHelpOptions = true,
        version = "Tillbridge hub 0.1.0",
        subcommands = {
            ServeCommand.class,
            InitCommand.class,
            ImportCommand.class,
            ItemCommand.class,
            ItemsCommand.class,
            PriceCommand.class,
            CodeCommand.class,
            FiguresCommand.class,
            DayCommand.class,
            ParkedCommand.class,
            ConflictsCommand.class,
            WorkstationsCommand.class,
            CardCommand.class,
            CustomerCommand.class,
            RevokeCommand.class,
            HealingCommand.class
        })
public final class HubApp {
    /// What was given, or a whole file of it, cannot be taken.
    static final int NOT_TAKEN = 1;

    private HubApp() {}

    static CommandLine commandLine() {
        return CommandFront.of(new HubApp());
    }

    public static void main(String[] arguments) {
        ProcessorDigests.install();
        System.exit(commandLine().execute(arguments));
    }
}
