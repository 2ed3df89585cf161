package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the command line tells a person.
class PosAppTest {
    @TempDir Path folder;
    private final StringWriter told = new StringWriter();

    @Test
    void aFolderThatIsAWorkstationsIsNotEnrolledAgain() throws IOException {
        Files.writeString(folder.resolve("enrolment.json"), "{}");

        assertThat(till("enrol", "--hub", "http://localhost:1", "--code", "ABCD-2345"))
                .isEqualTo(1);

        assertThat(told)
                .hasToString(
                        folder + " is a workstation's already; --anew makes it a new one.\n");
    }

    @Test
    void whatIsNoJournalIsToldInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear shop, ".repeat(100));

        assertThat(verify(file)).isEqualTo(1);

        assertThat(told.toString())
                .startsWith("This is no journal, or its pages cannot be read.\n")
                .doesNotContain("Exception");
    }

    private int verify(Path file) {
        return commandLine().execute("verify", file.toString());
    }

    private int till(String command, String... options) {
        CommandLine till = commandLine();
        return till.execute(
                Stream.concat(
                                Stream.of(command, "--folder", folder.toString()),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    private CommandLine commandLine() {
        PrintWriter both = new PrintWriter(told, true);
        return PosApp.commandLine().setOut(both).setErr(both);
    }
}
