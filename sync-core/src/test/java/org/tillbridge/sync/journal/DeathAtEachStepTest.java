package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.number;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// odoo/odoo#125037: killed within seconds of confirming a sale, it was gone, or its number was
/// given to the next. What `kill -9` leaves behind are the files as they are in that moment; here
/// they are taken away at each step of finishing a sale, and another process starts on each. Real
/// kills, at moments that chance chooses, are in [JournalKillTest].
class DeathAtEachStepTest {
    private static final int DEATHS = 200;
    private static final String TOLD = "told";

    @TempDir Path folder;
    private final Supplier<UUID> ids = OpenJournal.ids(125_037);
    private final List<UUID> said = new ArrayList<>();
    private final List<Death> deaths = new ArrayList<>();
    private Optional<UUID> open = Optional.empty();

    /// @param disk as it was left behind
    /// @param said the sales that somebody had been told of
    /// @param open the sale whose basket was on disk
    private record Death(Path disk, String step, List<UUID> said, Optional<UUID> open) {}

    @Test
    void aTillThatDiesAtEachStepOfFinishingASaleTwoHundredTimesHasEachSaleItToldOfOnce() {
        try (Journal journal =
                OpenJournal.with(
                        folder.resolve("till"),
                        EpochsInMemory.oneAndThreeSpares(),
                        new AtOnce(),
                        this::diesAt)) {
            while (deaths.size() < DEATHS) {
                finish(journal);
            }
        }

        assertThat(deaths.stream().collect(Collectors.groupingBy(Death::step)))
                .containsOnlyKeys("open sale", "begin", "entry", "personal part", "commit", TOLD)
                .allSatisfy((_, times) -> assertThat(times).hasSizeGreaterThan(15));
        assertThat(said).hasSizeGreaterThan(30);
        deaths.forEach(DeathAtEachStepTest::assertAnotherStartsWithAllThatWasSaid);
    }

    /// Every second one is of somebody whose name is kept with it.
    private void finish(Journal journal) {
        UUID sale = ids.get();
        journal.keepOpenSale(sale, sale::toString).join();
        open = Optional.of(sale);
        Draft draft = OpenJournal.sale(sale).endingOpenSale();
        journal.append(
                        said.size() % 2 == 0
                                ? draft
                                : draft.withPersonal(PersonalPart.of("Zoe", new Random(1))))
                .join();
        said.add(sale);
        open = Optional.empty();
        diesAt(TOLD);
    }

    /// What is wrong is told later: here it would be taken for the disk's doing.
    private void diesAt(String step) {
        if (deaths.size() < DEATHS && !step.equals("checkpoint")) {
            Path disk = leftBehind(folder.resolve("death-" + deaths.size()));
            deaths.add(new Death(disk, step, List.copyOf(said), open));
        }
    }

    /// One that is on disk may not have been told of yet; then its basket is gone.
    private static void assertAnotherStartsWithAllThatWasSaid(Death death) {
        try (Journal journal =
                OpenJournal.intactIn(death.disk, EpochsInMemory.oneAndThreeSpares())) {
            List<TransactionSummary> there = journal.reader().transactionsOf(FIRST_OF_DECEMBER);
            List<UUID> wanted = new ArrayList<>(death.said);
            boolean isOnDisk = there.size() > wanted.size();
            if (isOnDisk) {
                wanted.add(death.open.orElseThrow());
            }
            assertThat(there)
                    .as("killed at %s", death.step)
                    .extracting(TransactionSummary::transaction)
                    .isEqualTo(wanted);
            assertThat(there)
                    .extracting(TransactionSummary::number)
                    .isEqualTo(
                            IntStream.rangeClosed(1, wanted.size())
                                    .mapToObj(Fixtures::number)
                                    .toList());
            assertThat(journal.openSale().map(KeptSale::content))
                    .as("the basket, killed at %s", death.step)
                    .isEqualTo(isOnDisk ? Optional.empty() : death.open.map(UUID::toString));
            Committed next = journal.append(OpenJournal.sale(new UUID(0x7000L, 1))).join();
            assertThat(MoneyOfEntry.number(next.fact())).contains(number(wanted.size() + 1));
        }
        assertThat(JournalVerifier.verify(death.disk.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
    }

    private Path leftBehind(Path disk) {
        try (Stream<Path> files = Files.list(folder.resolve("till"))) {
            Files.createDirectories(disk);
            for (Path file : files.filter(one -> !one.endsWith("journal.reserve")).toList()) {
                Files.copy(file, disk.resolve(file.getFileName().toString()));
            }
            return disk;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /// On the thread of whoever calls: nothing else moves while a disk is taken away.
    private static final class AtOnce implements JournalThreads {
        @Override
        public void write(Runnable work) {
            work.run();
        }

        @Override
        public void writeSoon(Runnable work) {
            work.run();
        }

        @Override
        public void care(Runnable work) {}

        @Override
        public void careEvery(Duration pause, Runnable work) {}

        @Override
        public void stop() {}
    }
}
