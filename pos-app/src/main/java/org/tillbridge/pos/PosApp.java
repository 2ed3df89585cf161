package org.tillbridge.pos;

import org.tillbridge.front.CommandFront;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The till.
@Command(
        name = "till",
        description = "A till that never stops selling.",
        mixinStandardHelpOptions = true,
        version = "Tillbridge till 0.1.0",
        subcommands = {
            RunCommand.class,
            EnrolCommand.class,
            RecoverCommand.class,
            VerifyCommand.class
        })
public final class PosApp {
    private PosApp() {}

    public static void main(String[] arguments) {
        TillLog.toConsole();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CommandFront.of(new PosApp());
    }
}
