package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.EPOCH;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.JournalEntry.Adjustment;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.LineVoided;
import org.tillbridge.sync.journal.JournalEntry.StockAdjusted;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A machine crashed with half of the journal in the file and half in the WAL; then something
/// happened to the disk.
class JournalDamageTest {
    private static final int FLIPS_OF_EACH = 100;

    @TempDir static Path crashed;
    private static List<RecordedEntry> entries = List.of();

    @TempDir Path folder;

    @BeforeAll
    static void crash(@TempDir Path alive) throws IOException {
        EpochSupply epochs = EpochsInMemory.oneAndThreeSpares();
        Supplier<UUID> ids = OpenJournal.ids(7);
        Journal before = OpenJournal.intactIn(alive, epochs);
        fill(before, ids);
        before.close();
        try (Journal journal = OpenJournal.intactIn(alive, epochs)) {
            fill(journal, ids);
            journal.keepOpenSale(ids.get(), () -> "the basket").join();
            entries = journal.reader().read(EPOCH, 0, 1000, 1 << 24);
            waitUntilNotedDown(journal, alive);
            copy(alive, crashed);
        }
        assertThat(Files.size(crashed.resolve("journal.db-wal"))).isGreaterThan(60_000);
    }

    private static void fill(Journal journal, Supplier<UUID> ids) {
        record(journal, new TillOpened(FIRST_OF_DECEMBER, pounds("100.00")));
        for (int sale = 0; sale < 5; sale++) {
            journal.append(OpenJournal.sale(ids.get())).join();
        }
        record(
                journal,
                new LineVoided(
                        ids.get(), 1, CANDLE.goods(), Quantity.ONE, pounds("1.95"), MORNING));
        record(
                journal,
                new StockAdjusted(
                        List.of(new Adjustment(1, CANDLE.item(), Quantity.of(-3), "write-off"))));
    }

    private static void fillWithVoids(Journal journal, Supplier<UUID> ids) {
        for (int line = 0; line < 40; line++) {
            record(
                    journal,
                    new LineVoided(
                            ids.get(), 1, CANDLE.goods(), Quantity.ONE, pounds("1.95"), MORNING));
        }
    }

    private static void record(Journal journal, JournalEntry fact) {
        journal.append(Draft.fact(OPERATOR, FIRST_OF_DECEMBER, fact)).join();
    }

    /// The last commit is noted down soon after it, not with it.
    private static void waitUntilNotedDown(Journal journal, Path alive) {
        long last = journal.reader().epochs().getLast().last();
        assertThat(
                        CompletableFuture.supplyAsync(
                                () -> spinUntilSeen(alive, last), Thread.ofPlatform()::start))
                .succeedsWithin(Duration.ofMinutes(1));
    }

    private static long spinUntilSeen(Path alive, long last) {
        long seen = 0;
        while (seen != last) {
            Thread.onSpinWait();
            try {
                seen =
                        HeadWitness.read(alive.resolve("journal.head")).stream()
                                .mapToLong(HeadWitness.Seen::sequence)
                                .reduce(0, (_, later) -> later);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return seen;
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String name :
                List.of("journal.db", "journal.db-wal", "journal.db-shm", "journal.head")) {
            Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static Stream<Flip> flips() {
        return Stream.of("journal.db", "journal.db-wal")
                .flatMap(
                        file ->
                                LongStream.range(0, FLIPS_OF_EACH)
                                        .mapToObj(seed -> new Flip(file, seed)));
    }

    /// One bit of one file is another.
    record Flip(String file, long seed) {
        void in(Path folder) throws IOException {
            Path path = folder.resolve(file);
            byte[] bytes = Files.readAllBytes(path);
            Random chance = new Random(seed);
            bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
            Files.write(path, bytes);
        }
    }

    @ParameterizedTest
    @MethodSource("flips")
    void aFlippedBitCostsAtMostWhatLiesBehindIt(Flip flip) throws IOException {
        copy(crashed, folder);
        flip.in(folder);
        assertSavedAndGoingOn();
    }

    @Test
    void withNothingDamagedEverythingIsThere() throws IOException {
        copy(crashed, folder);
        try (Journal journal = OpenJournal.intactIn(folder, EpochsInMemory.oneAndThreeSpares())) {
            assertThat(journal.reader().read(EPOCH, 0, 1000, 1 << 24)).isEqualTo(entries);
            assertThat(journal.openSale()).contains(new KeptSale("the basket", false));
        }
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void aCutOffFileCostsAtMostWhatWasCutOff(Cut cut) throws IOException {
        copy(crashed, folder);
        cut.in(folder);
        assertSavedAndGoingOn();
    }

    /// A file ends where it should not.
    record Cut(String file, double share) {
        void in(Path folder) throws IOException {
            try (FileChannel channel =
                    FileChannel.open(folder.resolve(file), StandardOpenOption.WRITE)) {
                channel.truncate((long) (channel.size() * share));
            }
        }
    }

    static Stream<Cut> cuts() {
        return Stream.of("journal.db", "journal.db-wal")
                .flatMap(
                        file ->
                                Stream.of(0.0, 0.001, 0.3, 0.5, 0.77, 0.999)
                                        .map(share -> new Cut(file, share)));
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAside() throws IOException {
        Files.writeString(folder.resolve("journal.db"), "Dear diary, ".repeat(1000));
        Damage damage = recover();
        assertThat(damage.entriesSaved()).isZero();
        assertThat(damage.setAside()).content().startsWith("Dear diary");
        assertThat(damage.opened().series()).isEqualTo(2);
    }

    @Test
    void aWalOfAnotherJournalDoesNotGetIn(@TempDir Path other) throws IOException {
        putWalOfAnotherJournal(other);
        assertSavedAndGoingOn();
    }

    @Test
    void underAWalOfAnotherJournalWhatTheFileHoldsIsKept(@TempDir Path other) throws IOException {
        putWalOfAnotherJournal(other);
        Damage damage = recover();
        assertThat(damage.entriesSaved() + damage.entriesCarried()).isEqualTo(8);
    }

    private void putWalOfAnotherJournal(Path other) throws IOException {
        Supplier<UUID> ids = OpenJournal.ids(99);
        EpochSupply epochs = new EpochsInMemory(new EpochGrant(new Epoch("f".repeat(16)), 1));
        JournalOwner neighbour = new JournalOwner(Fixtures.STORE, new WorkstationId(9));
        Opening opening = Journal.open(other, neighbour, epochs, OpenJournal.CLOCK, ids, 1 << 16);
        try (Journal foreign = ((Opening.Intact) opening).journal()) {
            fillWithVoids(foreign, ids);
            copy(crashed, folder);
            Files.copy(
                    other.resolve("journal.db-wal"),
                    folder.resolve("journal.db-wal"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void aLostWalIsNoticed() throws IOException {
        copy(crashed, folder);
        Files.delete(folder.resolve("journal.db-wal"));
        Files.delete(folder.resolve("journal.db-shm"));
        Damage damage = recover();
        assertThat(damage.firstBreak().kind()).isEqualTo(ChainBreak.Kind.MISSING);
        assertThat(damage.firstBreak().sequence()).isEqualTo(9);
        assertThat(damage.entriesSaved()).isEqualTo(8);
    }

    @Test
    void aLostJournalIsNoticed() throws IOException {
        copy(crashed, folder);
        Files.delete(folder.resolve("journal.db"));
        assertThat(recover().entriesSaved()).isZero();
    }

    @Test
    void withoutASpareEpochTheDamagedJournalIsLeftAlone() throws IOException {
        copy(crashed, folder);
        Path file = folder.resolve("journal.db");
        Files.writeString(file, "no");
        Opening opening = OpenJournal.in(folder, new EpochsInMemory(new EpochGrant(EPOCH, 1)));
        assertThat(opening).isInstanceOf(Opening.NoSpareEpoch.class);
        assertThat(file).hasContent("no");
    }

    @Test
    void anotherWorkstationsJournalIsSetAside() throws IOException {
        copy(crashed, folder);
        Opening opening =
                Journal.open(
                        folder,
                        Fixtures.STORE,
                        new WorkstationId(9),
                        EpochsInMemory.oneAndThreeSpares(),
                        OpenJournal.CLOCK,
                        OpenJournal.ids(5));
        assertThat(opening)
                .isInstanceOfSatisfying(
                        Opening.Recovered.class,
                        recovered -> {
                            recovered.journal().close();
                            assertThat(recovered.damage().firstBreak().kind())
                                    .isEqualTo(ChainBreak.Kind.FOREIGN);
                            assertThat(recovered.damage().entriesSaved()).isZero();
                        });
    }

    @Test
    void theDamagedFilesAreKeptAsTheyWere() throws IOException {
        copy(crashed, folder);
        new Flip("journal.db-wal", 3).in(folder);
        byte[] file = Files.readAllBytes(folder.resolve("journal.db"));
        byte[] wal = Files.readAllBytes(folder.resolve("journal.db-wal"));
        Path aside = recover().setAside();
        assertThat(aside.getFileName()).hasToString("journal.db.damaged-20101201T082600Z");
        assertThat(aside).hasBinaryContent(file);
        assertThat(JournalFiles.beside(aside, "-wal")).hasBinaryContent(wal);
    }

    @Test
    void aReplacementThatWasInterruptedIsEnded() throws IOException {
        copy(crashed, folder);
        new Flip("journal.db-wal", 3).in(folder);
        long saved = recover().entriesSaved();
        Files.move(folder.resolve("journal.db"), folder.resolve("journal.db.finished"));
        Damage damage = recover();
        assertThat(damage.entriesSaved()).isEqualTo(saved);
        assertThat(damage.setAside()).exists();
        try (Journal journal = OpenJournal.intactIn(folder, EpochsInMemory.oneAndThreeSpares())) {
            assertThat(journal.reader().epochs()).hasSize(2);
        }
    }

    private Damage recover() {
        return switch (OpenJournal.in(folder, EpochsInMemory.oneAndThreeSpares())) {
            case Opening.Recovered recovered -> {
                recovered.journal().close();
                yield recovered.damage();
            }
            case Opening.Intact intact -> {
                intact.journal().close();
                throw new AssertionError("Not noticed");
            }
            case Opening.NoSpareEpoch none -> throw new AssertionError(none.toString());
            case Opening.NewerVersion newer -> throw new AssertionError(newer.toString());
        };
    }

    private void assertSavedAndGoingOn() {
        EpochSupply epochs = EpochsInMemory.oneAndThreeSpares();
        Journal journal =
                switch (OpenJournal.in(folder, epochs)) {
                    case Opening.Intact intact -> {
                        assertThat(intact.journal().reader().read(EPOCH, 0, 1000, 1 << 24))
                                .as("nothing may be missing where nothing is said")
                                .isEqualTo(entries);
                        yield intact.journal();
                    }
                    case Opening.Recovered recovered -> {
                        assertPrefix(recovered);
                        yield recovered.journal();
                    }
                    case Opening.NoSpareEpoch none -> throw new AssertionError(none.toString());
                    case Opening.NewerVersion newer -> throw new AssertionError(newer.toString());
                };
        Committed next = journal.append(OpenJournal.sale(new UUID(1, 2))).join();
        journal.close();
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
        try (Journal again = OpenJournal.intactIn(folder, epochs)) {
            assertThat(again.reader().transaction(new UUID(1, 2))).contains(next);
        }
    }

    private static void assertPrefix(Opening.Recovered recovered) {
        Damage damage = recovered.damage();
        JournalReader reader = recovered.journal().reader();
        assertThat(reader.read(EPOCH, 0, 1000, 1 << 24))
                .isEqualTo(entries.subList(0, (int) damage.entriesSaved()));
        assertThat(damage.opened().series()).isEqualTo(2);
        assertThat(damage.setAside()).exists();
        assertThat(reader.epochs()).hasSize(2);
        assertThat(reader.entry(damage.opened().epoch(), 1).orElseThrow().header().kind())
                .isEqualTo("EpochOpened");
        List<RecordedEntry> carried = carriedIn(reader, damage.opened().epoch());
        assertThat(carried)
                .as("what can be read behind the damage")
                .hasSize((int) damage.entriesCarried())
                .isSubsetOf(entries.subList((int) damage.entriesSaved(), entries.size()));
        assertThat(damage.entriesSaved() + damage.entriesCarried() + damage.entriesLost())
                .as("every entry is kept, carried, or said to be lost")
                .isEqualTo(entries.size());
        assertThat(reader.transactionsOf(FIRST_OF_DECEMBER))
                .hasSize(
                        (int)
                                Stream.concat(
                                                reader.read(EPOCH, 0, 1000, 1 << 24).stream(),
                                                carried.stream())
                                        .filter(entry -> entry.header().money().isPresent())
                                        .count());
    }

    private static List<RecordedEntry> carriedIn(JournalReader reader, Epoch opened) {
        return reader.read(opened, 1, 1000, 1 << 24).stream()
                .map(JournalDamageTest::original)
                .toList();
    }

    private static RecordedEntry original(RecordedEntry carrying) {
        try {
            JournalEntry fact = EntryCodec.entry("Carried", 1, carrying.bodyText());
            return Original.in((Carried) fact).entry();
        } catch (UnreadableEntryException odd) {
            throw new AssertionError(odd);
        }
    }
}
