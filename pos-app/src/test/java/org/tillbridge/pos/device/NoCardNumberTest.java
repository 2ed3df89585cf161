package org.tillbridge.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tillbridge.pos.device.FakeNexoTerminal.Manner;
import org.tillbridge.sync.journal.ChildJvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Known card numbers are planted at the terminal. None is found at the till afterwards: not in its
/// files, not in its log, not in its memory.
@ResourceLock(FakeNexoTerminal.ALONE)
class NoCardNumberTest {
    private static final List<String> PLANTED =
            List.of(
                    "4111111111111111",
                    "4111 1111 1111 1111",
                    "5500000000000004",
                    "340000000000009");

    @TempDir Path place;

    @Test
    void aTerminalThatDoesAsItShouldLeavesNoneNotEvenInWhatIsNoLongerUsed() throws Exception {
        try (FakeNexoTerminal terminal = new FakeNexoTerminal(Optional.empty())) {
            Path folder = payAt(terminal, false);

            assertThat(found(folder)).isEmpty();
        }
    }

    /// Such a terminal is broken; the till is not to make it worse.
    @Test
    void ofATerminalThatTellsThemAllNoneIsKept() throws Exception {
        try (FakeNexoTerminal terminal = new FakeNexoTerminal(Optional.empty())) {
            terminal.maskedPan = "4111111111111111";
            terminal.receipt =
                    "CARD 4111 1111 1111 1111 or 5500000000000004 or ;340000000000009=25121011?";
            Path folder = payAt(terminal, true);

            assertThat(found(folder)).isEmpty();
        }
    }

    /// @param inUse whether the heap is written without what is no longer used
    private Path payAt(FakeNexoTerminal terminal, boolean inUse) throws Exception {
        Path folder = Files.createDirectory(place.resolve("till-" + inUse));
        terminal.manner = Manner.APPROVES;
        Process till =
                ChildJvm.start(
                        Class.forName("org.tillbridge.pos.PayingByCard"),
                        folder.toString(),
                        terminal.address().toString(),
                        FakeNexoTerminal.POI,
                        folder.resolve("memory.hprof").toString(),
                        Boolean.toString(inUse));
        assertThat(till.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(till.exitValue()).isZero();
        assertThat(terminal.did())
                .as(terminal.wrong + Files.readString(folder.resolve("till.log")))
                .isEqualTo(6);
        assertThat(isIn(bytes(folder.resolve("memory.hprof")), FakeNexoTerminal.POI))
                .as("what is in memory is found")
                .isTrue();
        assertThat(
                        isIn(bytes(folder.resolve("journal.db")), "lastFour\":\"1111")
                                || isIn(
                                        bytes(folder.resolve("journal.db-wal")),
                                        "lastFour\":\"1111"))
                .as("the last four digits are there")
                .isTrue();
        return folder;
    }

    private static List<String> found(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = bytes(file);
                PLANTED.stream()
                        .filter(number -> isIn(bytes, number))
                        .forEach(number -> found.add(number + " in " + file.getFileName()));
            }
        }
        return found;
    }

    /// Each byte as a letter: so it is searched fastest.
    private static String bytes(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    }

    private static boolean isIn(String bytes, String text) {
        return Stream.of(
                        StandardCharsets.ISO_8859_1,
                        StandardCharsets.UTF_16BE,
                        StandardCharsets.UTF_16LE)
                .map(charset -> new String(text.getBytes(charset), StandardCharsets.ISO_8859_1))
                .anyMatch(bytes::contains);
    }
}
