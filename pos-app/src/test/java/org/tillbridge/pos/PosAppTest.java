package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.rolling.RollingFileAppender;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.journal.EpochsInMemory;
import org.tillbridge.sync.journal.OpenJournal;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What the command line tells a person. Alone, because of the log that all write to.
@Isolated
class PosAppTest {
    @TempDir Path folder;
    private final StringWriter told = new StringWriter();
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void endTheServers() {
        servers.forEach(server -> server.stop(0));
    }

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
    void aPageInTheHubsPlaceIsNotCalledAHubThatIsAway() throws IOException {
        assertThat(toldByEnrolAt(answering(200, "<html>Welcome to our guest network</html>")))
                .startsWith("Something else answers at http://localhost:")
                .endsWith(
                        " in the hub's place, such as the sign-in page of a guest network. Look at"
                                + " the address, or sign in there with a browser, then try"
                                + " again.\n");
    }

    @Test
    void aHubThatFailedIsNotCalledAHubThatIsAway() throws IOException {
        assertThat(toldByEnrolAt(answering(500, "<html>Internal server error</html>")))
                .startsWith("The hub at http://localhost:")
                .endsWith(
                        " is there, but failed to answer. Try again; if it lasts, tell whoever"
                                + " looks after the hub.\n");
    }

    private String toldByEnrolAt(String hub) {
        assertThat(till("enrol", "--hub", hub, "--code", "ABCD-2345")).isEqualTo(1);
        return told.toString();
    }

    @Test
    void anAddressThatIsNotSafeIsRefusedWithItsReason() {
        assertThat(till("enrol", "--hub", "http://example.com", "--code", "ABCD-2345"))
                .isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(told.toString())
                .contains(
                        "Over a network, plain http could be read and changed by others. Type"
                                + " https:// instead of http://, unless the hub runs on this"
                                + " computer.");
    }

    @Test
    void whatIsNoAddressIsRefusedWithWhatOneLooksLike() {
        assertThat(till("enrol", "--hub", "the hub", "--code", "ABCD-2345"))
                .isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(told.toString())
                .contains("That is no address. It looks like https://hub.example.");
    }

    @Test
    void aLanguageThatThereAreNoTextsForIsRefusedWithThoseThereAre() {
        assertThat(till("run", "--language", "xx")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(told.toString())
                .contains("There are no texts in xx. There are: en-GB, de-DE, fr-FR.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsAFileIsToldInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear shop");

        assertThat(commandLine().execute("run", "--folder", file.toString())).isEqualTo(1);

        assertThat(told).hasToString(file + " is no folder.\n");
    }

    @Test
    void aJournalWithoutEntriesIsToldSo() {
        OpenJournal.intactIn(folder, EpochsInMemory.oneAndThreeSpares()).close();

        assertThat(verify(folder.resolve("journal.db"))).isZero();

        assertThat(told.toString()).endsWith(", series 1: no entries yet.\nThe chain is intact.\n");
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

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isEqualTo(1);
        assertThat(printed).isEqualTo("No window can be shown: Unable to open DISPLAY.\n");
    }

    /// Where somebody answers the same to everything, until the test is over.
    private String answering(int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpServer somebody =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        somebody.createContext(
                "/",
                call -> {
                    try (call) {
                        call.getRequestBody().readAllBytes();
                        call.getResponseHeaders().set("Content-Type", "text/html");
                        call.sendResponseHeaders(status, bytes.length);
                        call.getResponseBody().write(bytes);
                    }
                });
        somebody.start();
        servers.add(somebody);
        return "http://localhost:" + somebody.getAddress().getPort();
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
