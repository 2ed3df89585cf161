package org.tillbridge.demo.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class ReplayCommandTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--workstations=0", "--workstations=-3", "--limit=-1", "--patience=0"})
    void whatCannotBeRungIsRefusedInASentence(String option) {
        StringWriter told = new StringWriter();
        CommandLine replay = new CommandLine(new ReplayCommand()).setErr(new PrintWriter(told));

        assertThat(replay.execute(option, "--folder", folder.resolve("replay").toString()))
                .isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(told.toString()).doesNotContain("Exception");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void helpSaysThatALimitOfZeroIsNone() {
        assertThat(new CommandLine(new ReplayCommand()).getUsageMessage())
                .containsIgnoringWhitespaces("0 for all");
    }

    @Test
    void theHubIsAwayUnlessItIsToldToStay() {
        assertThat(outage()).isTrue();
        assertThat(outage("--outage")).isTrue();
        assertThat(outage("--no-outage")).isFalse();
    }

    @Test
    void filesOfWhichNoRowCanBeRungAreNoAgreement() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("odd"));
        Files.writeString(odd.resolve("invoices.tsv"), "invoice\tlocal_time\n1\tyesterday\n");
        Files.writeString(
                odd.resolve("lines.tsv"),
                "invoice\tsku\tquantity\tunit_price_gbp\n1\tA\t1\t1.95\n");
        Files.writeString(odd.resolve("products.tsv"), "sku\tdescription\n");

        assertThatThrownBy(
                        () ->
                                run(
                                        "--invoices",
                                        odd.toString(),
                                        "--folder",
                                        folder.resolve("replay").toString()))
                .isInstanceOf(ReplayFailedException.class)
                .hasMessage("There is nothing to ring.");
    }

    private static void run(String... arguments) throws IOException {
        new Replay(parsed(arguments).settings(), System.out).run();
    }

    private static boolean outage(String... arguments) {
        return parsed(arguments).settings().outage();
    }

    private static ReplayCommand parsed(String... arguments) {
        ReplayCommand command = new ReplayCommand();
        new CommandLine(command).parseArgs(arguments);
        return command;
    }
}
