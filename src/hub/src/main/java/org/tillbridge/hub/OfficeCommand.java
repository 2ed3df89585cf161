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
        HubSettings settings = makesTheHub() ? hub.settings() : hub.ofOneThatIsThere();
        try (BackOffice office = BackOffice.open(settings, Clock.systemUTC(), new SecureRandom())) {
            return run(office);
        }
    }

    /// @return the exit status
    abstract int run(BackOffice office) throws Exception;

    /// Whether it makes a hub where there is none.
    boolean makesTheHub() {
        return false;
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
