package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// What each version wrote is read by this one.
class VersionsTest {
    @TempDir Path folder;

    @Test
    void whatThisVersionWritesIsWhatItsGoldenFilesSay() throws IOException {
        List<byte[]> written = GoldenJournal.written(folder);
        List<Path> golden = GoldenJournal.copyOf(EntryCodec.VERSION, folder.resolve("golden"));

        assertThat(written).hasSameSizeAs(golden);
        for (int file = 0; file < golden.size(); file++) {
            assertThat(new String(written.get(file), StandardCharsets.UTF_8))
                    .as("what changes here is a new version, with golden files of its own")
                    .isEqualTo(Files.readString(golden.get(file)));
        }
    }

    @ParameterizedTest
    @MethodSource("org.tillbridge.sync.journal.GoldenJournal#versions")
    void aJournalOfEachVersionIsReadWholeAndItsDayIsTheSame(int version) throws IOException {
        StringBuilder days = new StringBuilder();
        for (Path file : GoldenJournal.copyOf(version, folder.resolve("golden"))) {
            DeadJournal dead =
                    new DeadJournal(
                            folder.resolve("made-" + file.getFileName()),
                            Clock.systemUTC(),
                            OpenJournal.ids(3),
                            () -> new Epoch("0000000000000abc"));
            DeadJournal.Outcome.Found found = (DeadJournal.Outcome.Found) dead.open(file);
            try (Journal journal = found.journal()) {
                assertThat(found.entries()).isEqualTo(GoldenJournal.entries(file).size());
                assertThat(found.lost()).isZero();
                days.append(day(journal.reader()));
            }
        }

        assertThat(days).hasToString(figures(version));
    }

    private static String day(JournalReader reader) {
        DayTotals day = reader.dayTotals(Fixtures.FIRST_OF_DECEMBER).orElseThrow();
        return "%d sales %s, %d returns %s, cash expected %s, %d suspended, %d facts\n"
                .formatted(
                        day.sales(),
                        day.sold(),
                        day.returns(),
                        day.returned(),
                        day.cashExpected(),
                        reader.suspendedSales().size(),
                        facts(reader));
    }

    private static int facts(JournalReader reader) {
        int[] facts = {0};
        reader.forEachFactOf(Fixtures.FIRST_OF_DECEMBER, _ -> facts[0]++);
        return facts[0];
    }

    private static String figures(int version) throws IOException {
        try (var golden =
                VersionsTest.class.getResourceAsStream(
                        "/golden/v%d/figures.txt".formatted(version))) {
            assertThat(golden).isNotNull();
            return new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
