package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.EPOCH;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.STORE;
import static org.tillbridge.sync.journal.Fixtures.WORKSTATION;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A page in the middle of a journal that is all in its file is not what was written.
class DamagedPageTest {
    private static final int PAGE = 4096;

    private final EpochsInMemory epochs = EpochsInMemory.oneAndThreeSpares();
    @TempDir Path folder;

    /// Seed 87 of the simulator: everything behind the first entry that could not be read was given
    /// up, although most of it can be read.
    @Test
    void aDamagedPageCostsWhatIsOnItAndNoMore() throws IOException {
        List<RecordedEntry> all = fill();
        Path file = folder.resolve("journal.db");
        byte[] bytes = Files.readAllBytes(file);
        int page = pageOf(all.get(12), bytes);
        List<RecordedEntry> onIt =
                all.stream().filter(entry -> pageOf(entry, bytes) == page).toList();
        Arrays.fill(bytes, page * PAGE, (page + 1) * PAGE, (byte) 0);
        Files.write(file, bytes);

        Opening opening = OpenJournal.in(folder, epochs);

        assertThat(onIt).hasSizeGreaterThan(1);
        assertThat(opening)
                .isInstanceOfSatisfying(
                        Opening.Recovered.class,
                        recovered -> {
                            recovered.journal().close();
                            Damage damage = recovered.damage();
                            assertThat(damage.entriesLost()).isEqualTo(onIt.size());
                            assertThat(damage.entriesSaved() + damage.entriesCarried())
                                    .isEqualTo(all.size() - onIt.size());
                        });
    }

    /// Seed 121611 of the simulator: what was left of the last page was not looked at.
    @Test
    void aFileThatLostItsEndInTheMiddleOfAPageKeepsWhatIsLeftOfThatPage() throws IOException {
        List<RecordedEntry> all = fill();
        byte[] whole = Files.readAllBytes(folder.resolve("journal.db"));
        int page = pageOf(all.get(12), whole);
        long onIt = all.stream().filter(entry -> pageOf(entry, whole) == page).count();
        byte[] withoutIt = Arrays.copyOf(whole, page * PAGE);
        byte[] withoutItsEnd = Arrays.copyOf(whole, (page + 1) * PAGE - 10);

        long before = leftOf(withoutIt, Files.createDirectory(folder.resolve("without")));
        long left = leftOf(withoutItsEnd, Files.createDirectory(folder.resolve("part")));

        assertThat(onIt).isGreaterThan(1);
        assertThat(left).isEqualTo(before + onIt - 1);
    }

    /// What SQLite reads of a log ends where it is damaged; all that was sold since the last
    /// checkpoint lay behind.
    @Test
    void aDamagedFrameOfTheLogCostsNothingThatStandsBehindIt() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Supplier<UUID> ids = OpenJournal.ids(7);
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            for (int sale = 0; sale < 20; sale++) {
                journal.append(OpenJournal.sale(ids.get())).join();
            }
            for (String file : List.of("journal.db", "journal.db-wal")) {
                Files.copy(folder.resolve(file), copy.resolve(file));
            }
        }
        Path log = copy.resolve("journal.db-wal");
        byte[] bytes = Files.readAllBytes(log);
        bytes[32 + 24 + PAGE / 2] ^= 1;
        Files.write(log, bytes);

        byte[] file = Files.readAllBytes(copy.resolve("journal.db"));
        assertThat(recoveredOf(file, copy)).isEqualTo(20);
        assertThat(leftOf(file, copy)).isEqualTo(20);
    }

    /// Beside the file lies the log of a clone that completed the same basket; the journal could
    /// not be replaced, and nothing was sold any more.
    @Test
    void aSaleThatTwoEntriesTellOfIsKeptOnce() throws IOException {
        UUID sale = OpenJournal.ids(7).get();
        Path mixed = Files.createDirectory(folder.resolve("mixed"));
        Path clone = folder.resolve("clone");
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            journal.append(OpenJournal.sale(sale)).join();
        }
        try (Journal journal = OpenJournal.intactIn(clone, EpochsInMemory.oneAndThreeSpares())) {
            journal.append(OpenJournal.sale(sale)).join();
            Files.copy(clone.resolve("journal.db-wal"), mixed.resolve("journal.db-wal"));
        }

        assertThat(leftOf(Files.readAllBytes(folder.resolve("journal.db")), mixed)).isEqualTo(1);
    }

    /// Seed 1374 of the simulator: SQLite itself reads such a row where it is not told to be
    /// strict.
    @Test
    void aBitThatHasARowBeginBehindTheEndOfItsPageCostsNothing() throws IOException {
        List<RecordedEntry> all = fill();
        byte[] bytes = Files.readAllBytes(folder.resolve("journal.db"));
        int firstRow = pageOf(all.get(12), bytes) * PAGE + 8;
        bytes[firstRow] ^= PAGE >> Byte.SIZE;

        assertThat(leftOf(bytes, Files.createDirectory(folder.resolve("bit"))))
                .isEqualTo(all.size());
    }

    @Test
    void aDamagedPageThatHoldsNoEntryCostsNone() throws IOException {
        List<RecordedEntry> all = fill();
        byte[] whole = Files.readAllBytes(folder.resolve("journal.db"));
        Set<Integer> holding =
                all.stream()
                        .flatMap(entry -> pagesOf(entry, whole).boxed())
                        .collect(Collectors.toSet());
        List<String> costly = new ArrayList<>();
        for (int page = 0; page < whole.length / PAGE; page++) {
            if (!holding.contains(page)) {
                byte[] bytes = whole.clone();
                Arrays.fill(bytes, page * PAGE, (page + 1) * PAGE, (byte) 0);
                Path disk = Files.createDirectory(folder.resolve("page-" + page));
                long recovered = recoveredOf(bytes, disk);
                long left = leftOf(bytes, disk);
                if (left != all.size() || recovered != all.size()) {
                    costly.add(
                            "of page %d %d are left, %d recovered by another machine"
                                    .formatted(page, left, recovered));
                }
            }
        }
        assertThat(costly).isEmpty();
        assertThat(holding).hasSizeLessThan(whole.length / PAGE - 5);
    }

    /// By the machine that takes the place of the one whose disk it is.
    private long recoveredOf(byte[] bytes, Path disk) throws IOException {
        Files.write(disk.resolve("journal.db"), bytes);
        Supplier<UUID> ids = OpenJournal.ids(8);
        DeadJournal.Outcome outcome =
                new DeadJournal(
                                disk.resolve("recovering"),
                                OpenJournal.CLOCK,
                                ids,
                                () -> new Epoch("0".repeat(16)))
                        .open(disk.resolve("journal.db"));
        return switch (outcome) {
            case DeadJournal.Outcome.Found found -> {
                found.journal().close();
                yield found.lost() == 0 ? found.entries() : -found.lost();
            }
            default -> -1;
        };
    }

    private long leftOf(byte[] bytes, Path disk) throws IOException {
        Files.write(disk.resolve("journal.db"), bytes);
        Files.copy(folder.resolve("journal.head"), disk.resolve("journal.head"));
        Opening opening = OpenJournal.in(disk, EpochsInMemory.oneAndThreeSpares());
        return switch (opening) {
            case Opening.Intact(Journal journal) -> {
                long all = journal.reader().read(EPOCH, 0, 1000, 1 << 24).size();
                journal.close();
                yield all;
            }
            case Opening.Recovered(Journal journal, Damage damage) -> {
                journal.close();
                yield damage.entriesSaved() + damage.entriesCarried();
            }
            default -> -1;
        };
    }

    /// Seed 57 of the simulator: what the epoch before had was forgotten in the sum.
    @Test
    void whatIsGoneAtASecondDamageIsCountedInAllEpochs() throws IOException {
        fill();
        Path file = folder.resolve("journal.db");
        damage(file, Files.size(file) * 9 / 10);
        Damage first = damageFound();
        long there = first.entriesSaved() + first.entriesCarried() + 1;

        damage(file, 0);

        assertThat(first.entriesLost()).isPositive();
        assertThat(damageFound().entriesLost()).isEqualTo(there);
    }

    /// Seed 105402 of the simulator: the till was opened in what was carried, and so stood behind
    /// the sale that came after it; the drawer was said to hold the float alone.
    @Test
    void whatIsCarriedHappenedBeforeWhatStandsInAnEpochSince() throws IOException {
        Supplier<UUID> ids = OpenJournal.ids(9);
        UUID first = ids.get();
        UUID later = ids.get();
        Path file = folder.resolve("journal.db");
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            journal.append(OpenJournal.sale(first)).join();
            record(journal, new TillOpened(FIRST_OF_DECEMBER, pounds("100.00")));
            record(journal, new SaleSuspended(later, 1, pounds("4.25"), MORNING, "{}"));
        }
        byte[] before = Files.readAllBytes(file);
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            journal.append(OpenJournal.sale(ids.get())).join();
        }
        Files.write(file, before);
        try (Journal journal = recovered().journal()) {
            journal.append(OpenJournal.sale(ids.get())).join();
            record(journal, new SaleResumed(later, MORNING));
        }
        turnADigit(file, "\"transaction\":\"" + first);

        Opening.Recovered again = recovered();

        try (Journal journal = again.journal()) {
            DayTotals day = journal.reader().dayTotals(FIRST_OF_DECEMBER).orElseThrow();
            assertThat(again.damage().entriesCarried()).isEqualTo(2);
            assertThat(journal.reader().suspendedSales()).isEmpty();
            assertThat(day.cashTaken()).isEqualTo(pounds("83.15"));
        }
    }

    /// Seed 122909 of the simulator: it was offered to be taken up again, and could not be paid.
    @Test
    void aSaleThatIsRecordedIsNotSetAsideWhereTheEntryThatTookItUpIsLost() throws IOException {
        Supplier<UUID> ids = OpenJournal.ids(9);
        UUID sale = ids.get();
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            record(journal, new SaleSuspended(sale, 1, pounds("4.25"), MORNING, "{}"));
            record(journal, new SaleResumed(sale, MORNING.plusSeconds(1)));
            journal.append(OpenJournal.sale(sale)).join();
        }
        turnADigit(folder.resolve("journal.db"), "\"at\":" + MORNING.plusSeconds(1).toEpochMilli());

        try (Journal journal = recovered().journal()) {
            assertThat(journal.reader().transaction(sale)).isPresent();
            assertThat(journal.reader().suspendedSales()).isEmpty();
        }
    }

    /// Of the end of a text, wherever it stands.
    private static void turnADigit(Path file, String text) throws IOException {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        char last = (char) (text.charAt(text.length() - 1) ^ 1);
        Files.writeString(
                file,
                bytes.replace(text, text.substring(0, text.length() - 1) + last),
                StandardCharsets.ISO_8859_1);
    }

    private static void record(Journal journal, JournalEntry fact) {
        journal.append(Draft.fact(OPERATOR, FIRST_OF_DECEMBER, fact)).join();
    }

    private Opening.Recovered recovered() {
        return (Opening.Recovered) OpenJournal.in(folder, epochs);
    }

    /// Found by a power loss in the middle of it: at the next start nothing was said to be lost.
    @Test
    void whatIsLostIsSaidWhereTheReplacementWasInterrupted() throws IOException {
        fill();
        Path file = folder.resolve("journal.db");
        byte[] seen = Files.readAllBytes(folder.resolve("journal.head"));
        damage(file, Files.size(file) / 2);
        Damage whole = damageFound();
        Files.move(file, folder.resolve("journal.db.finished"));
        Files.write(folder.resolve("journal.head"), seen);

        Damage interrupted = damageFound();

        assertThat(whole.entriesLost()).isPositive();
        assertThat(interrupted.entriesLost()).isEqualTo(whole.entriesLost());
        assertThat(interrupted.entriesSaved()).isEqualTo(whole.entriesSaved());
        assertThat(interrupted.entriesCarried()).isEqualTo(whole.entriesCarried());
    }

    /// Where the disk refused to put it in its place, the journal that it was made of is aside.
    @Test
    void aFinishedReplacementIsNotMadeAnew() throws Exception {
        fill();
        Path file = folder.resolve("journal.db");
        damage(file, Files.size(file) * 9 / 10);
        Damage first = damageFound();
        Files.move(file, folder.resolve("journal.db.finished"));
        JournalFiles files = new JournalFiles(folder);
        JournalOwner owner = new JournalOwner(STORE, WORKSTATION);
        JournalFile again =
                new JournalFile(
                        files,
                        ReaderConnections.oneEach(files.journal()),
                        owner,
                        epochs,
                        new EntryMaker(owner, OpenJournal.CLOCK, OpenJournal.ids(3)),
                        OpenJournal.CLOCK,
                        WriteHook.NONE);

        JournalFile.Opened opened =
                again.replace(
                        new ChainBreak(
                                Optional.empty(), 0, ChainBreak.Kind.FILE, "looked at again"));

        JournalFile.Opened.Ready ready = (JournalFile.Opened.Ready) opened;
        ready.store().close();
        Damage second = ready.damage().orElseThrow();
        assertThat(first.entriesSaved() + first.entriesCarried()).isPositive();
        assertThat(second.entriesSaved()).isEqualTo(first.entriesSaved());
        assertThat(second.entriesCarried()).isEqualTo(first.entriesCarried());
    }

    /// Nothing from here on can be read.
    private static void damage(Path file, long from) throws IOException {
        Files.deleteIfExists(file.resolveSibling("journal.db-wal"));
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, (int) from, bytes.length, (byte) 7);
        Files.write(file, bytes);
    }

    private Damage damageFound() {
        Opening opening = OpenJournal.in(folder, epochs);
        assertThat(opening).isInstanceOf(Opening.Recovered.class);
        Opening.Recovered recovered = (Opening.Recovered) opening;
        recovered.journal().close();
        return recovered.damage();
    }

    private List<RecordedEntry> fill() {
        Supplier<UUID> ids = OpenJournal.ids(7);
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            for (int sale = 0; sale < 40; sale++) {
                journal.append(OpenJournal.sale(ids.get())).join();
            }
            return journal.reader().read(EPOCH, 0, 1000, 1 << 24);
        }
    }

    private static int pageOf(RecordedEntry entry, byte[] bytes) {
        return pagesOf(entry, bytes).findFirst().orElseThrow();
    }

    /// An entry that was moved may be found where it was too.
    private static IntStream pagesOf(RecordedEntry entry, byte[] bytes) {
        String file = new String(bytes, StandardCharsets.ISO_8859_1);
        String header = new String(Hash.utf8(entry.headerText()), StandardCharsets.ISO_8859_1);
        return IntStream.iterate(
                        file.indexOf(header), at -> at >= 0, at -> file.indexOf(header, at + 1))
                .map(at -> at / PAGE);
    }
}
