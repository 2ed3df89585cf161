package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.rolling.RollingFileAppender;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What the command line tells a person.
class PosAppTest {
    @TempDir Path folder;
    private final StringWriter told = new StringWriter();

    @AfterEach
    void endTheLog() {
        Logger root =
                ((LoggerContext) LoggerFactory.getILoggerFactory())
                        .getLogger(Logger.ROOT_LOGGER_NAME);
        root.iteratorForAppenders()
                .forEachRemaining(
                        appender -> {
                            if (appender instanceof RollingFileAppender<?> file) {
                                root.detachAppender(appender);
                                file.stop();
                            }
                        });
    }

    @Test
    void aFolderThatIsAWorkstationsIsNotEnrolledAgain() throws IOException {
        Files.writeString(folder.resolve("enrolment.json"), "{}");

        assertThat(till("enrol", "--hub", "http://localhost:1", "--code", "ABCD-2345"))
                .isEqualTo(1);

        assertThat(told)
                .hasToString(folder + " is a workstation's already; --anew makes it a new one.\n");
    }

    @Test
    void aHubThatCannotBeReachedIsToldWithItsAddressAndTheCauseIsInTheLog() throws IOException {
        String hub = TillOnStage.hubOfNobody().uri().toString();

        assertThat(till("enrol", "--hub", hub, "--code", "ABCD-2345")).isEqualTo(1);

        assertThat(told)
                .hasToString(
                        "No answer from the hub at "
                                + hub
                                + ". Look at the address and the network, then try again.\n");
        assertThat(folder.resolve("till.log"))
                .content()
                .contains(hub, "UNREACHABLE", "ConnectException");
    }

    @Test
    void whatIsNoJournalIsToldInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear shop, ".repeat(100));

        assertThat(verify(file)).isEqualTo(1);

        assertThat(told.toString())
                .startsWith("This is no journal, or its pages cannot be read.\n")
                .doesNotContain("Exception");
    }

    /// Where there are no windows, nobody can see one: this process has a display of its own kind,
    /// so another one is asked.
    @Test
    void aTillWithNoDisplaySaysSoInASentence() throws IOException, InterruptedException {
        ProcessBuilder till =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PosApp.class.getName(),
                        "run",
                        "--folder",
                        folder.toString());
        till.environment().put("DISPLAY", ":59000");
        till.environment().remove("WAYLAND_DISPLAY");
        Process process = till.redirectErrorStream(true).start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isEqualTo(1);
        assertThat(printed).isEqualTo("No window can be shown: Unable to open DISPLAY.\n");
    }

    private int verify(Path file) {
        return commandLine().execute("verify", file.toString());
    }

    private int till(String command, String... options) {
        CommandLine till = commandLine();
        return till.execute(
                Stream.concat(Stream.of(command, "--folder", folder.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private CommandLine commandLine() {
        PrintWriter both = new PrintWriter(told, true);
        return PosApp.commandLine().setOut(both).setErr(both);
    }
}
