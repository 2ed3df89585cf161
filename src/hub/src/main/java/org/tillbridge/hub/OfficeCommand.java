package org.tillbridge.hub;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;

/// A command of head office. It may run while a hub serves the same folder.
abstract class OfficeCommand implements Callable<Integer> {
    @Mixin private HubOption hub = new HubOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws Exception {
        try (BackOffice office =
                BackOffice.open(settings(hub), Clock.systemUTC(), new SecureRandom())) {
            return run(office);
        }
    }

    /// @return the exit status
    abstract int run(BackOffice office) throws Exception;

    /// Of the hub that it opens, which is made where there is none.
    HubSettings settings(HubOption option) throws Exception {
        return option.ofOneThatIsThere();
    }

    Path folder() {
        return hub.settings().folder();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
