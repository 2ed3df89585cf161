package org.tillbridge.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.sync.journal.DeadJournal;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochsInMemory;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.OpenJournal;
import org.tillbridge.sync.journal.Opening;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;

/// A disk does not give back one page of a till's journal.
class BadSectorTest {
    private static final int SOLD = 40;
    private static final int PAGE = 4096;

    @TempDir Path folder;
    @TempDir Path workplace;
    private ForgetfulDisk disk;
    private long bad;

    @BeforeEach
    void sellAndSpoilAPage() throws IOException {
        try (Journal journal = OpenJournal.intactIn(folder, EpochsInMemory.oneAndThreeSpares())) {
            for (long sale = 1; sale <= SOLD; sale++) {
                journal.append(OpenJournal.sale(new UUID(1, sale))).join();
            }
        }
        String bytes = Files.readString(folder.resolve("journal.db"), StandardCharsets.ISO_8859_1);
        bad = bytes.indexOf("\"sequence\":12,") / PAGE;
        assertThat(bad).isPositive();
        disk = ForgetfulDisk.mount(folder);
        disk.spoil("journal.db", bad);
    }

    @AfterEach
    void unmount() {
        disk.unmount();
    }

    @Test
    void aSectorThatCannotBeReadCostsADeadTillWhatIsOnItAndNoMore() throws IOException {
        DeadJournal dead =
                new DeadJournal(
                        workplace,
                        Clock.systemUTC(),
                        OpenJournal.ids(1),
                        () -> new Epoch("f".repeat(16)));

        DeadJournal.Outcome.Found found =
                (DeadJournal.Outcome.Found) dead.open(disk.root().resolve("journal.db"));
        try (Journal journal = found.journal()) {
            assertThat(found.lost()).isBetween(1L, 4L);
            assertThat(found.entries()).isEqualTo(SOLD - found.lost());
            assertThat(journal.reader().transaction(new UUID(1, SOLD))).isPresent();
        }
    }

    /// What cannot be read is damaged to SQLite too.
    @Test
    void aTillWhoseDiskDoesNotGiveAPageBackKeepsAllThatIsNotOnIt() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("journal.db"));
        Arrays.fill(bytes, (int) bad * PAGE, (int) (bad + 1) * PAGE, (byte) 0);
        Files.write(folder.resolve("journal.db"), bytes);

        Opening.Recovered recovered =
                (Opening.Recovered) OpenJournal.in(disk.root(), EpochsInMemory.oneAndThreeSpares());
        try (Journal journal = recovered.journal()) {
            assertThat(recovered.damage().entriesLost()).isBetween(1L, 4L);
            assertThat(journal.reader().transaction(new UUID(1, SOLD))).isPresent();
        }
    }
}
