package org.tillbridge.front;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;

/// How every program of ours meets a person on the command line. What goes wrong is told in one
/// sentence, with exit status 1; the log has the rest, should the program itself be at fault.
public final class CommandFront {
    private CommandFront() {}

    /// @param command annotated as picocli wants it
    public static CommandLine of(Object command) {
        return new CommandLine(command)
                .setExecutionExceptionHandler(
                        (failure, where, _) -> {
                            if (FailureSentence.isAFault(failure)) {
                                log().error("A command failed", failure);
                            }
                            where.getErr().println(FailureSentence.of(failure));
                            return CommandLine.ExitCode.SOFTWARE;
                        });
    }

    /// Made when it is needed: a command may say first where its log goes.
    private static Logger log() {
        return LoggerFactory.getLogger(CommandFront.class);
    }
}
