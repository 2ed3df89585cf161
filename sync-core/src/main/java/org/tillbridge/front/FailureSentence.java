package org.tillbridge.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/// What went wrong, for a person who has no use for the name of a class.
public final class FailureSentence {
    private static final String OURS = "org.tillbridge.";

    private FailureSentence() {}

    public static String of(Throwable failure) {
        if (isAFault(failure)) {
            return "The program is at fault: " + failure + where(failure);
        }
        String what = what(failure);
        return Optional.ofNullable(failure.getCause())
                .map(FailureSentence::what)
                .filter(because -> !what.contains(because))
                .map(because -> what + " (" + because + ")")
                .orElse(what);
    }

    /// Whether nobody foresaw it: all that is foreseen is about files, or an exception of our own.
    static boolean isAFault(Throwable failure) {
        return !(failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure.getClass().getName().startsWith(OURS));
    }

    /// An exception that only wraps another has nothing to say of its own.
    private static String what(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause != null && cause.toString().equals(failure.getMessage())) {
            return what(cause);
        }
        if (failure instanceof FileSystemException file) {
            return ofFile(file);
        }
        return Optional.ofNullable(failure.getMessage())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private static String ofFile(FileSystemException failure) {
        String file = failure.getFile();
        return switch (failure) {
            case NoSuchFileException none when none.getReason() == null ->
                    "There is no " + file + ".";
            case AccessDeniedException _ -> "This user has no right to " + file + ".";
            case NotDirectoryException _ -> file + " is no folder.";
            case FileAlreadyExistsException _ -> file + " is there already.";
            case DirectoryNotEmptyException _ -> file + " holds something.";
            default -> String.valueOf(failure.getMessage());
        };
    }

    /// Where the program was, for whoever is told of the fault.
    private static String where(Throwable failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith(OURS)) {
                return " (at " + frame + ")";
            }
        }
        return "";
    }
}
