package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.number;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A disk that is really full: a file system of 3 MiB in memory, where this system lets a test make
/// one.
class JournalDiskFullTest {
    private static final long DISK_BYTES = 3 << 20;
    private static final long RESERVE_BYTES = 1 << 20;

    @TempDir Path disk;
    private final EpochSupply epochs = EpochsInMemory.oneAndThreeSpares();
    private final Supplier<UUID> ids = OpenJournal.ids(3);
    private final List<JournalHealth> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + DISK_BYTES, "tmpfs", disk.toString()),
                "no file system can be made here");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "--lazy", disk.toString());
    }

    @Test
    void sellingGoesOnFromTheReserveAndEndsWithNothingHalfWritten() throws Exception {
        List<Committed> sold = new ArrayList<>();
        try (Journal journal = open()) {
            journal.onHealth(told::add);
            waitForReserve();
            sold.add(sell(journal).join());
            fillDisk("somebody-elses-film");
            CompletableFuture<Committed> sale = sell(journal);
            while (!told.contains(new JournalHealth.OnReserve())) {
                sold.add(sale.join());
                sale = sell(journal);
            }
            sold.add(sale.join());
            assertThat(disk.resolve("journal.reserve")).doesNotExist();
            fillDisk("somebody-elses-other-film");
            JournalWriteException.Reason refused = sellUntilRefused(journal, sold);
            assertThat(refused).isEqualTo(JournalWriteException.Reason.DISK_FULL);
            assertThat(journal.health())
                    .isEqualTo(new JournalHealth.Failing(JournalWriteException.Reason.DISK_FULL));
            Files.delete(disk.resolve("somebody-elses-film"));
            sold.add(sell(journal).join());
            assertThat(journal.health()).isEqualTo(new JournalHealth.Well());
        }
        try (Journal journal = open()) {
            assertThat(journal.reader().transactionsOf(FIRST_OF_DECEMBER))
                    .extracting(TransactionSummary::number)
                    .isEqualTo(
                            sold.stream()
                                    .map(sale -> MoneyOfEntry.number(sale.fact()).orElseThrow())
                                    .toList())
                    .last()
                    .isEqualTo(number(sold.size()));
        }
        assertThat(JournalVerifier.verify(disk.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void aFullDiskAtStartIsNoDamage() throws Exception {
        leaveAReserve();
        fillDisk("somebody-elses-film");
        try (Journal journal = open()) {
            sell(journal).join();
            assertThat(journal.health()).isEqualTo(new JournalHealth.OnReserve());
        }
    }

    private Journal open() throws Exception {
        Opening opening =
                Journal.open(
                        disk,
                        new JournalOwner(Fixtures.STORE, Fixtures.WORKSTATION),
                        epochs,
                        OpenJournal.CLOCK,
                        ids,
                        RESERVE_BYTES);
        assertThat(opening).isInstanceOf(Opening.Intact.class);
        return ((Opening.Intact) opening).journal();
    }

    /// A journal that is closed in the very moment in which its reserve is complete gives it up.
    private void leaveAReserve() throws Exception {
        do {
            try (Journal _ = open()) {
                waitForReserve();
            }
        } while (Files.notExists(disk.resolve("journal.reserve")));
    }

    private void waitForReserve() throws IOException {
        Path reserve = disk.resolve("journal.reserve");
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (Files.notExists(reserve) || Files.size(reserve) < RESERVE_BYTES) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<Committed> sell(Journal journal) {
        return journal.append(OpenJournal.sale(ids.get()));
    }

    private JournalWriteException.Reason sellUntilRefused(Journal journal, List<Committed> sold) {
        while (true) {
            CompletableFuture<Committed> sale = sell(journal);
            if (sale.handle((_, failure) -> failure != null).join()) {
                return JournalTest.reasonOf(sale);
            }
            sold.add(sale.join());
        }
    }

    private void fillDisk(String name) throws IOException {
        try (FileChannel film =
                FileChannel.open(
                        disk.resolve(name),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE)) {
            while (film.write(ByteBuffer.allocate(4096)) > 0) {
                assertThat(film.size()).isLessThanOrEqualTo(DISK_BYTES);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
