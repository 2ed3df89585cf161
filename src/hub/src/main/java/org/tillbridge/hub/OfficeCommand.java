package org.tillbridge.hub;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;

/// A command of head office. It may run while a hub serves the same folder.
abstract class OfficeCommand implements Callable<Integer> {
    @Mixin private FolderOption folder = new FolderOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws Exception {
        try (BackOffice office =
                BackOffice.open(folder.settings(), Clock.systemUTC(), new SecureRandom())) {
            return run(office);
        }
    }

    /// @return the exit status
    abstract int run(BackOffice office) throws Exception;

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
