package org.tillbridge.front;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;

import java.util.Locale;

/// How every program of ours meets a person on the command line. What goes wrong is told in one
/// sentence, with exit status 1; the log has the rest, should the program itself be at fault.
///
/// Whatever the computer's language, numbers are written with the digits 0 to 9 from then on: so
/// they stand in files, signatures and statements. What a person reads has a language of its own.
public final class CommandFront {
    private CommandFront() {}

    /// @param command annotated as picocli wants it
    public static CommandLine of(Object command) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
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
