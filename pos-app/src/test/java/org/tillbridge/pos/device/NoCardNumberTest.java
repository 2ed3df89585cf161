package org.tillbridge.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tillbridge.pos.device.FakeNexoTerminal.Manner;
import org.tillbridge.sync.journal.ChildJvm;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
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
        assertThat(till.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(till.exitValue()).isZero();
        assertThat(terminal.did())
                .as(terminal.wrong + Files.readString(folder.resolve("till.log")))
                .isEqualTo(6);
        assertThat(isIn(folder.resolve("memory.hprof"), FakeNexoTerminal.POI))
                .as("what is in memory is found")
                .isTrue();
        assertThat(
                        isIn(folder.resolve("journal.db"), "lastFour\":\"1111")
                                || isIn(folder.resolve("journal.db-wal"), "lastFour\":\"1111"))
                .as("the last four digits are there")
                .isTrue();
        return folder;
    }

    private static List<String> found(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (String number : PLANTED) {
                    if (isIn(file, number)) {
                        found.add(number + " in " + file.getFileName());
                    }
                }
            }
        }
        return found;
    }

    private static boolean isIn(Path file, String text) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            for (Charset charset :
                    List.of(
                            StandardCharsets.ISO_8859_1,
                            StandardCharsets.UTF_16BE,
                            StandardCharsets.UTF_16LE)) {
                if (isIn(bytes, text.getBytes(charset))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isIn(MappedByteBuffer bytes, byte[] wanted) {
        for (int at = 0; at <= bytes.limit() - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && bytes.get(at + same) == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
