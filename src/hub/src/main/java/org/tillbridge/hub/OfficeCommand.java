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
    @Mixin private FolderOption folder = new FolderOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws Exception {
        if (!makesTheHub() && !BackOffice.isIn(folder())) {
            err().println("There is no hub in " + folder() + "; init makes one.");
            return HubApp.NOT_TAKEN;
        }
        try (BackOffice office =
                BackOffice.open(folder.settings(), Clock.systemUTC(), new SecureRandom())) {
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
        return folder.folder();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
