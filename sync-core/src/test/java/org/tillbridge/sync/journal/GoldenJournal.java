package org.tillbridge.sync.journal;

import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.STORE;
import static org.tillbridge.sync.journal.Fixtures.WORKSTATION;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.Epochs.Fork;
import org.tillbridge.sync.journal.JournalEntry.Carried;
import org.tillbridge.sync.journal.JournalEntry.CustomerEnrolled;
import org.tillbridge.sync.journal.JournalEntry.EpochOpened;
import org.tillbridge.sync.journal.JournalEntry.GrandTotals;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.Signing;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillControl.AgeChecked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A journal with every kind of entry that its version began with, those that went before a field
/// was added among them, and a fork at its end. `golden/v1` holds what version 1 wrote, and so on:
/// as files of a second medium, which never change.
public final class GoldenJournal {
    private static final int ENTRIES_AFTER_THE_FORK = 3;

    private GoldenJournal() {}

    /// The versions that a hub takes: the one that is written, and two before.
    public static List<Integer> versions() {
        return IntStream.rangeClosed(Math.max(1, EntryCodec.VERSION - 2), EntryCodec.VERSION)
                .boxed()
                .toList();
    }

    /// The files of a version, each an epoch, in their order.
    public static List<Path> copyOf(int version, Path to) {
        try {
            List<Path> files = new ArrayList<>();
            for (String name : List.of("first.entries", "second.entries")) {
                Path file = Files.createDirectories(to).resolve(name);
                try (var golden =
                        GoldenJournal.class.getResourceAsStream(
                                "/golden/v%d/%s".formatted(version, name))) {
                    if (golden == null) {
                        throw new AssertionError("no golden file of version " + version);
                    }
                    Files.copy(golden, file);
                }
                files.add(file);
            }
            return files;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /// What is in a file of a second medium.
    public static List<RecordedEntry> entries(Path file) {
        List<RecordedEntry> entries = new ArrayList<>();
        try (var bytes = Files.newInputStream(file)) {
            MediumLines.Read read = MediumLines.read(bytes, entries::add);
            if (read.unreadable() > 0) {
                throw new AssertionError(read);
            }
            return entries;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /// Writes it as this version does.
    ///
    /// @return its files on a medium, each an epoch, in their order
    static List<byte[]> written(Path folder) throws IOException {
        Path medium = Files.createDirectory(folder.resolve("medium"));
        List<byte[]> files = new ArrayList<>();
        try (Journal journal = journal(folder.resolve("journal"))) {
            for (EpochPosition epoch : journal.reader().epochs()) {
                MediumFile.open(medium, WORKSTATION, epoch, journal.reader())
                        .append(journal.reader().read(epoch.epoch(), 0, 1_000, Integer.MAX_VALUE));
                String name = "workstation-2-%s.entries".formatted(epoch.epoch().hex());
                files.add(Files.readAllBytes(medium.resolve(name)));
            }
        }
        return files;
    }

    private static Journal journal(Path folder) {
        Opening opening =
                Journal.open(
                        folder,
                        new JournalOwner(STORE, WORKSTATION),
                        EpochsInMemory.oneAndThreeSpares(),
                        OpenJournal.CLOCK,
                        OpenJournal.ids(1),
                        0);
        Journal journal = ((Opening.Intact) opening).journal();
        journal.hubTime(Fixtures.MORNING);
        facts().forEach(fact -> journal.append(fact).join());
        EpochPosition all = journal.reader().epochs().getFirst();
        long common = all.last() - ENTRIES_AFTER_THE_FORK;
        Hash hash = journal.reader().entry(all.epoch(), common).orElseThrow().hash();
        journal.openAfterFork(new Fork(all.epoch(), common, hash), Set.of());
        journal.append(OpenJournal.sale(new UUID(0x0190_aaaa_bbbb_7fffL, 1))).join();
        return journal;
    }

    private static List<Draft> facts() {
        List<Draft> drafts = new ArrayList<>();
        List<JournalEntry> facts = new ArrayList<>(GoldenEntries.all());
        facts.add(new SaleCompleted(GoldenEntries.discounted()));
        facts.add(new SaleCompleted(GoldenEntries.split()));
        facts.add(GoldenEntries.voidWithATrace());
        facts.add(closed(Optional.empty(), ""));
        facts.add(
                closed(
                        Optional.of(new GrandTotals(pounds("812.30"), pounds("-4.25"))),
                        "gave too much change"));
        for (JournalEntry fact : facts) {
            UUID id = new UUID(0x0190_aaaa_bbbb_7000L + drafts.size(), 1);
            switch (fact) {
                case SaleCompleted(RetailTransaction sale) ->
                        drafts.add(document(number -> new SaleCompleted(as(sale, id, number))));
                case ReturnCompleted(RetailTransaction back) ->
                        drafts.add(document(number -> new ReturnCompleted(as(back, id, number))));
                case TillClosed day -> drafts.add(document(number -> as(day, number)));
                case EpochOpened _, Carried _ -> {}
                case AgeChecked _, CustomerEnrolled _, Signing _ -> {}
                default -> drafts.add(Draft.fact(OPERATOR, FIRST_OF_DECEMBER, fact));
            }
        }
        return drafts;
    }

    private static TillClosed closed(Optional<GrandTotals> totals, String reason) {
        return new TillClosed(
                Fixtures.number(1),
                FIRST_OF_DECEMBER,
                List.of(),
                pounds("50.17"),
                pounds("50.20"),
                reason,
                totals);
    }

    private static Draft document(Function<TransactionNumber, JournalEntry> numbered) {
        return Draft.document(OPERATOR, FIRST_OF_DECEMBER, numbered);
    }

    private static RetailTransaction as(
            RetailTransaction transaction, UUID id, TransactionNumber number) {
        return new RetailTransaction(
                id,
                number,
                transaction.openedAt(),
                transaction.completedAt(),
                transaction.lines(),
                transaction.taxes(),
                transaction.total(),
                transaction.changeDue(),
                transaction.exemption(),
                transaction.customer(),
                transaction.note());
    }

    private static TillClosed as(TillClosed day, TransactionNumber number) {
        return new TillClosed(
                number,
                day.businessDate(),
                day.counts(),
                day.counted(),
                day.expected(),
                day.reason(),
                day.grandTotals());
    }
}
