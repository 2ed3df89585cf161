package org.tillbridge.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;

class CommandFrontTest {
    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(told(new NoSuchFileException("/nowhere/items.tsv")))
                .isEqualTo("There is no /nowhere/items.tsv.");
    }

    @Test
    void whatWasUnderWayIsToldWithItsCause() {
        assertThat(told(new UncheckedIOException("It failed", new AccessDeniedException("/root"))))
                .isEqualTo("It failed (This user has no right to /root.)");
        assertThat(told(new OwnException("Unreadable", new SQLException("locked"))))
                .isEqualTo("Unreadable (locked)");
    }

    @Test
    void whatOnlyWrapsItsCauseIsToldAsTheCauseAlone() {
        assertThat(told(new UncheckedIOException(new NoSuchFileException("/proc/nope"))))
                .isEqualTo("There is no /proc/nope.");
    }

    @Test
    void aSentenceOfOurOwnIsToldAsItIs() {
        assertThat(told(new IOException("/home holds something else.")))
                .isEqualTo("/home holds something else.");
    }

    @Test
    void aFaultOfTheProgramSaysWhereItIsInOneLine() {
        assertThat(told(new IllegalStateException("Impossible")))
                .startsWith(
                        "The program is at fault: java.lang.IllegalStateException: Impossible"
                                + " (at org.tillbridge.front.CommandFrontTest.")
                .endsWith(")");
    }

    /// Arabic of Egypt has digits of its own, and so have Persian, Bengali and others.
    @Test
    void numbersHaveTheSameDigitsWhateverTheComputersLanguage() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.of("ar", "EG"));
            assertThat("%d".formatted(7)).isEqualTo("٧");

            CommandFront.of(new Failing(new IOException()));

            assertThat("%019d".formatted(7)).isEqualTo("0000000000000000007");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    /// What a command that fails like this tells the person at the terminal.
    private static String told(Exception failure) {
        StringWriter told = new StringWriter();
        int status = CommandFront.of(new Failing(failure)).setErr(new PrintWriter(told)).execute();
        assertThat(status).isEqualTo(1);
        return told.toString().strip();
    }

    private static final class OwnException extends RuntimeException {
        OwnException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @Command(name = "failing")
    private record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}
