package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.sync.SecondMedium.Source;
import org.tillbridge.sync.SecondMedium.State;
import org.tillbridge.sync.SecondMedium.Trouble;
import org.tillbridge.sync.journal.DeadJournal;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochsInMemory;
import org.tillbridge.sync.journal.Fixtures;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.OpenJournal;
import org.tillbridge.sync.journal.TransactionSummary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

class SecondMediumTest {
    @TempDir Path folder;

    private final Supplier<UUID> ids = OpenJournal.ids(7);
    private Path stick;
    private Map<Epoch, Long> atTheHub = Map.of();
    private Journal journal;
    private SecondMedium medium;

    @BeforeEach
    void open() throws IOException {
        stick = Files.createDirectory(folder.resolve("stick"));
        journal = OpenJournal.intactIn(folder.resolve("till"), EpochsInMemory.oneAndThreeSpares());
        medium = new SecondMedium(source(), new MediumFolder(stick, Optional.empty()));
    }

    @AfterEach
    void close() {
        medium.close();
        journal.close();
    }

    @Test
    void whatIsOnDiskIsOnTheSecondMediumTooAndAJournalIsMadeOfIt() throws IOException {
        sell(3);
        medium.copy();
        sell(2);
        medium.copy();

        assertThat(medium.state()).isEqualTo(State.WELL);
        assertThat(onTheStick()).isEqualTo(inTheJournal()).hasSize(5);
    }

    @Test
    void aMediumThatIsPulledOutStopsNoSaleAndIsFilledUpWhenItIsBack() throws IOException {
        sell(3);
        medium.copy();
        Path pocket = folder.resolve("pocket");
        Files.move(stick, pocket);

        sell(4);
        medium.copy();

        assertThat(medium.state()).isEqualTo(new State(4, Optional.of(Trouble.NOT_THERE)));
        Files.move(pocket, stick);
        medium.copy();
        assertThat(medium.state()).isEqualTo(State.WELL);
        assertThat(onTheStick()).isEqualTo(inTheJournal()).hasSize(7);
    }

    @Test
    void whatTheHubHasIsNotOnOneDiskOnly() throws IOException {
        Files.delete(stick);
        sell(5);
        medium.copy();
        atTheHub = Map.of(Fixtures.EPOCH, 3L);

        assertThat(medium.state().onOneDisk()).isEqualTo(2);
    }

    @Test
    void anEmptyMediumInPlaceOfAFullOneGetsTheWholeJournal() throws IOException {
        sell(3);
        medium.copy();
        Files.move(stick, folder.resolve("drawer"));
        Files.createDirectory(stick);

        sell(1);
        medium.copy();

        assertThat(onTheStick()).isEqualTo(inTheJournal()).hasSize(4);
    }

    @Test
    void aLineThatWasTornIsWrittenOnceMoreAndTheOldOneHarmsNothing() throws IOException {
        sell(3);
        medium.copy();
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 40));
        assertThat(onTheStick()).as("of the torn file").hasSize(2);

        sell(1);
        medium.copy();

        assertThat(onTheStick()).isEqualTo(inTheJournal()).hasSize(4);
        assertThat(Files.size(file())).as("nothing is cut off").isGreaterThan(whole.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void whatTheStickLostAnywhereIsWrittenAgainBehindIt(int line) throws IOException {
        sell(5);
        medium.copy();
        spoil(line);

        medium.copy();
        new SecondMedium(source(), new MediumFolder(stick, Optional.empty())).copy();

        assertThat(onTheStick()).isEqualTo(inTheJournal()).hasSize(5);
    }

    @Test
    void aMachineWithTheSameJournalLeavesTheOthersFileAlone() throws IOException {
        sell(2);
        medium.copy();
        Path clone = cloned();
        sell(1);
        medium.copy();
        byte[] originals = Files.readAllBytes(file());

        sellAndCopy(clone, 1);

        assertThat(Files.readAllBytes(file())).isEqualTo(originals);
        assertThat(stick.resolve("workstation-2-00c0ffee00c0ffee-2.entries")).isNotEmptyFile();
    }

    /// What the clone appends follows on the last line that can be read.
    @Test
    void whereTwoMachinesWroteIntoOneFileTheSalesOfBothAreFound() throws IOException {
        sell(2);
        medium.copy();
        Path clone = cloned();
        sell(3);
        medium.copy();
        spoil(3);

        sellAndCopy(clone, 2);

        assertThat(onTheStick()).doesNotHaveDuplicates().hasSize(2 + (3 - 1) + 2);
    }

    @Test
    void anEmptyFolderThatAStickLeftBehindOnTheSameDiskIsNoSecondMedium() throws IOException {
        sell(1);
        SecondMedium there =
                new SecondMedium(source(), MediumFolder.apartFrom(folder.resolve("till"), stick));
        there.copy();

        assertThat(there.state()).isEqualTo(new State(1, Optional.of(Trouble.SAME_DISK)));
        assertThat(stick).isEmptyDirectory();
    }

    @Test
    @Timeout(600)
    void aMediumThatHangsDelaysNoSaleAndTheLampIsTold() throws Exception {
        Path pipe = stick.resolve("workstation-2-00c0ffee00c0ffee.entries");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        List<State> told = new CopyOnWriteArrayList<>();
        try (SecondMedium hanging =
                SecondMedium.start(source(), new MediumFolder(stick, Optional.empty()))) {
            hanging.listen(told::add);

            sell(20);
            hanging.entryAppended();

            assertThat(inTheJournal()).hasSize(20);
            await(() -> told.contains(new State(20, Optional.of(Trouble.SLOW))));
        }
    }

    @Test
    @Timeout(600)
    void eachSaleIsCopiedByItselfAndTheStateIsToldWhenItChanges() throws Exception {
        List<State> told = new CopyOnWriteArrayList<>();
        try (SecondMedium copying =
                SecondMedium.start(source(), new MediumFolder(stick, Optional.empty()))) {
            copying.listen(told::add);
            sell(3);
            copying.entryAppended();
            await(() -> Files.exists(file()) && onTheStick().size() == 3);

            Files.move(stick, folder.resolve("pocket"));
            sell(1);
            await(() -> told.contains(new State(1, Optional.of(Trouble.NOT_THERE))));
            Files.move(folder.resolve("pocket"), stick);
            await(() -> told.getLast().equals(State.WELL) && onTheStick().size() == 4);
        }
    }

    @Test
    @Timeout(600)
    void wantOfMemoryForAMomentIsNotTheEndOfIt() throws Exception {
        List<State> told = new CopyOnWriteArrayList<>();
        AtomicBoolean memoryIsFull = new AtomicBoolean(true);
        try (SecondMedium copying =
                SecondMedium.start(source(), new MediumFolder(stick, Optional.empty()))) {
            copying.listen(
                    state -> {
                        if (memoryIsFull.getAndSet(false)) {
                            throw new OutOfMemoryError("Java heap space");
                        }
                        told.add(state);
                    });
            await(() -> !memoryIsFull.get());

            Files.move(stick, folder.resolve("pocket"));
            sell(1);

            await(() -> told.contains(new State(1, Optional.of(Trouble.NOT_THERE))));
        }
    }

    private Path cloned() throws IOException {
        Path clone = Files.createDirectory(folder.resolve("clone"));
        try (Stream<Path> files = Files.list(folder.resolve("till"))) {
            for (Path file : files.toList()) {
                Files.copy(file, clone.resolve(file.getFileName()));
            }
        }
        return clone;
    }

    private void sellAndCopy(Path clone, int sales) {
        try (Journal other = OpenJournal.intactIn(clone, EpochsInMemory.oneAndThreeSpares());
                SecondMedium second =
                        new SecondMedium(
                                new Source(Fixtures.WORKSTATION, other.reader(), Map::of),
                                new MediumFolder(stick, Optional.empty()))) {
            for (int sale = 0; sale < sales; sale++) {
                other.append(OpenJournal.sale(ids.get())).join();
            }
            second.copy();
        }
    }

    private Source source() {
        return new Source(Fixtures.WORKSTATION, journal.reader(), () -> atTheHub);
    }

    private void sell(int sales) {
        for (int sale = 0; sale < sales; sale++) {
            journal.append(OpenJournal.sale(ids.get())).join();
        }
    }

    private Path file() {
        return stick.resolve("workstation-2-00c0ffee00c0ffee.entries");
    }

    /// Alters a letter in a line.
    private void spoil(int line) throws IOException {
        List<String> lines = Files.readAllLines(file());
        lines.set(line - 1, lines.get(line - 1).replace("Candle", "Candie"));
        Files.writeString(
                file(), String.join("\n", lines) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
    }

    private List<UUID> inTheJournal() {
        return journal.reader().transactionsOf(Fixtures.FIRST_OF_DECEMBER).stream()
                .map(TransactionSummary::transaction)
                .toList();
    }

    /// What a journal has that is made of the file alone.
    private List<UUID> onTheStick() {
        try {
            Path made = Files.createTempDirectory(folder, "made");
            DeadJournal dead =
                    new DeadJournal(
                            made,
                            Clock.systemUTC(),
                            ids,
                            () -> new Epoch("%016x".formatted(System.nanoTime())));
            return switch (dead.open(file())) {
                case DeadJournal.Outcome.Found found -> {
                    try (Journal all = found.journal()) {
                        yield all.reader().transactionsOf(Fixtures.FIRST_OF_DECEMBER).stream()
                                .map(TransactionSummary::transaction)
                                .toList();
                    }
                }
                case DeadJournal.Outcome.Nothing() -> List.of();
                case DeadJournal.Outcome other -> throw new AssertionError(other);
            };
        } catch (IOException unusable) {
            throw new AssertionError(unusable);
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(20_000_000);
        }
    }
}
