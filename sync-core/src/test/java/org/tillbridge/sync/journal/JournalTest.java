package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.EPOCH;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.number;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class JournalTest {
    @TempDir Path folder;
    private final EpochSupply epochs = EpochsInMemory.oneAndThreeSpares();
    private final Supplier<UUID> ids = OpenJournal.ids(1);
    private Journal journal;

    @BeforeEach
    void open() {
        journal = OpenJournal.intactIn(folder, epochs);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private void restart() {
        journal.close();
        open();
    }

    private Committed sell() {
        return journal.append(OpenJournal.sale(ids.get())).join();
    }

    @Test
    void whatWasRecordedIsThereAfterARestart() {
        Committed first = sell();
        Committed second = sell();
        restart();
        assertThat(journal.reader().read(EPOCH, 0, 10, 1 << 20))
                .containsExactly(first.entry(), second.entry());
        assertThat(journal.reader().epochs()).containsExactly(new EpochPosition(EPOCH, 1, 1, 2));
    }

    /// A small file beside the journal lies on a bad place of the disk.
    @Test
    void whatWasSeenLastKeepsNobodyFromSellingWhereItCannotBeRead() throws IOException {
        Committed first = sell();
        journal.close();
        Path head = folder.resolve("journal.head");
        Files.delete(head);
        Files.createDirectories(head.resolve("in the way"));
        open();
        Committed second = sell();

        assertThat(journal.reader().read(EPOCH, 0, 10, 1 << 20))
                .containsExactly(first.entry(), second.entry());
        Files.delete(head.resolve("in the way"));
        Committed third = sell();
        journal.close();
        assertThat(HeadWitness.read(head))
                .contains(
                        new HeadWitness.Seen(
                                EPOCH, third.entry().header().sequence(), third.entry().hash()));
        open();
    }

    @Test
    void sequencesAndNumbersGoOnAfterARestart() {
        sell();
        journal.append(Draft.fact(OPERATOR, FIRST_OF_DECEMBER, tillOpened())).join();
        restart();
        Committed next = sell();
        assertThat(next.entry().header().sequence()).isEqualTo(3);
        assertThat(MoneyOfEntry.number(next.fact())).contains(number(2));
    }

    @Test
    void aZReportTakesTheNextNumberOfTheSameSeries() {
        sell();
        journal.append(
                        Draft.document(
                                OPERATOR,
                                FIRST_OF_DECEMBER,
                                given ->
                                        new TillClosed(
                                                given,
                                                FIRST_OF_DECEMBER,
                                                List.of(),
                                                pounds("0.00"),
                                                pounds("0.00"))))
                .join();
        restart();
        assertThat(MoneyOfEntry.number(sell().fact())).contains(number(3));
    }

    @Test
    void aHundredAppendsAtOnceAreOneChain() {
        List<CompletableFuture<Committed>> appends = new ArrayList<>();
        IntStream.range(0, 100)
                .parallel()
                .forEach(
                        _ -> {
                            CompletableFuture<Committed> append =
                                    journal.append(OpenJournal.sale(UUID.randomUUID()));
                            synchronized (appends) {
                                appends.add(append);
                            }
                        });
        List<RecordedEntry> entries =
                appends.stream().map(CompletableFuture::join).map(Committed::entry).toList();
        assertThat(entries).doesNotHaveDuplicates();
        assertThat(journal.reader().read(EPOCH, 0, 1000, 1 << 24))
                .containsExactlyInAnyOrderElementsOf(entries)
                .extracting(entry -> entry.header().sequence())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void aDoubleTapIsRecordedOnce() {
        UUID transaction = ids.get();
        CompletableFuture<Committed> first = journal.append(OpenJournal.sale(transaction));
        CompletableFuture<Committed> second = journal.append(OpenJournal.sale(transaction));
        assertThat(first.join().entry().header().sequence()).isEqualTo(1);
        assertThat(reasonOf(second)).isEqualTo(JournalWriteException.Reason.ALREADY_RECORDED);
        assertThat(sell().entry().header().sequence()).isEqualTo(2);
        assertThat(journal.reader().transactionsOf(FIRST_OF_DECEMBER))
                .extracting(TransactionSummary::number)
                .containsExactly(number(1), number(2));
    }

    @Test
    void aDraftThatFailsUsesNoNumber() {
        CompletableFuture<Committed> failing =
                journal.append(
                        Draft.document(
                                OPERATOR,
                                FIRST_OF_DECEMBER,
                                _ -> {
                                    throw new IllegalStateException("cannot price it");
                                }));
        assertThat(failing).failsWithin(Duration.ofMinutes(1));
        assertThat(MoneyOfEntry.number(sell().fact())).contains(number(1));
    }

    @Test
    void aFactWhoseBasketCannotBeWrittenLeavesNothingOpenForTheNext() {
        CompletableFuture<Committed> failing =
                journal.append(
                        OpenJournal.sale(ids.get())
                                .keepingOpenSale(
                                        ids.get(),
                                        () -> {
                                            throw new IllegalStateException("cannot be written");
                                        }));
        assertThat(failing).failsWithin(Duration.ofMinutes(1));
        Committed sold = sell();
        assertThat(journal.reader().read(EPOCH, 0, 10, 1 << 20)).containsExactly(sold.entry());
    }

    @Test
    void aTransactionThatWasRolledBackCanBeRecordedStill() {
        UUID transaction = ids.get();
        CompletableFuture<Committed> failing =
                journal.append(
                        OpenJournal.sale(transaction)
                                .keepingOpenSale(
                                        ids.get(),
                                        () -> {
                                            throw new IllegalStateException("cannot be written");
                                        }));
        assertThat(failing).failsWithin(Duration.ofMinutes(1));
        Committed again = journal.append(OpenJournal.sale(transaction)).join();
        assertThat(journal.reader().transaction(transaction)).contains(again);
    }

    @Test
    void theOpenSaleIsThereAfterARestart() {
        UUID sale = ids.get();
        journal.keepOpenSale(sale, () -> "one candle").join();
        journal.keepOpenSale(sale, () -> "two candles").join();
        restart();
        assertThat(journal.openSale()).contains(new KeptSale("two candles", false));
    }

    @Test
    void theOpenSaleGoesInTheCommitThatCompletesIt() {
        UUID sale = ids.get();
        journal.keepOpenSale(sale, () -> "one candle").join();
        CompletableFuture<Void> kept = journal.keepOpenSale(sale, () -> "two candles");
        journal.append(OpenJournal.sale(sale).endingOpenSale()).join();
        assertThat(kept).isDone();
        assertThat(journal.openSale()).isEmpty();
        UUID next = ids.get();
        CompletableFuture<Void> skipped = journal.keepOpenSale(next, () -> "a tea cup");
        journal.append(OpenJournal.sale(ids.get()).keepingOpenSale(next, () -> "nothing yet"))
                .join();
        journal.keepOpenSale(next, () -> "the next customer's").join();
        assertThat(skipped).isDone();
        restart();
        assertThat(journal.openSale()).contains(new KeptSale("the next customer's", false));
        sellUntilFiled(next);
        assertThat(journal.openSale()).isEmpty();
    }

    private void sellUntilFiled(UUID first) {
        journal.append(OpenJournal.sale(first)).join();
        for (int sale = 0; sale < 40; sale++) {
            journal.append(OpenJournal.sale(ids.get())).join();
        }
        restart();
    }

    @Test
    void aTransactionIsFoundByItsIdAndByItsNumber() {
        UUID transaction = ids.get();
        Committed sale = journal.append(OpenJournal.sale(transaction)).join();
        assertThat(journal.reader().transaction(transaction)).contains(sale);
        assertThat(journal.reader().transaction(number(1))).contains(sale);
        assertThat(journal.reader().transaction(number(2))).isEmpty();
        assertThat(journal.reader().recentTransactions(5)).hasSize(1);
    }

    @Test
    void theDayAddsUp() {
        journal.append(Draft.fact(OPERATOR, FIRST_OF_DECEMBER, tillOpened())).join();
        sell();
        RetailTransaction back =
                Fixtures.aReturn().known(ids.get()).of(1, CANDLE).paidIn(Tender.CASH);
        journal.append(
                        Draft.document(
                                OPERATOR,
                                FIRST_OF_DECEMBER,
                                given ->
                                        new JournalEntry.ReturnCompleted(
                                                new RetailTransaction(
                                                        back.id(),
                                                        given,
                                                        back.openedAt(),
                                                        back.completedAt(),
                                                        back.lines(),
                                                        back.taxes(),
                                                        back.total(),
                                                        back.changeDue()))))
                .join();
        DayTotals totals = journal.reader().dayTotals(FIRST_OF_DECEMBER).orElseThrow();
        assertThat(totals.sales()).isEqualTo(1);
        assertThat(totals.returns()).isEqualTo(1);
        assertThat(totals.sold()).isEqualTo(pounds("83.15"));
        assertThat(totals.returned()).isEqualTo(pounds("-1.95"));
        assertThat(totals.revenue()).isEqualTo(pounds("81.20"));
        assertThat(totals.cashExpected()).isEqualTo(pounds("181.20"));
        assertThat(totals.taxes())
                .singleElement()
                .satisfies(
                        tax -> {
                            assertThat(tax.gross()).isEqualTo(pounds("81.20"));
                            assertThat(tax.rate()).isEqualTo(Fixtures.STANDARD_RATE);
                        });
        assertThat(totals.tenders()).containsExactly(new TenderTotal(Tender.CASH, pounds("81.20")));
        assertThat(journal.reader().openDay()).contains(tillOpened());
        assertThat(journal.reader().dayTotals(FIRST_OF_DECEMBER.plusDays(1))).isEmpty();
    }

    @Test
    void cashIsExpectedSinceTheTillWasOpenedLast() {
        journal.append(Draft.fact(OPERATOR, FIRST_OF_DECEMBER, tillOpened())).join();
        sell();
        journal.append(Draft.fact(OPERATOR, FIRST_OF_DECEMBER, tillOpened())).join();
        sell();
        DayTotals totals = journal.reader().dayTotals(FIRST_OF_DECEMBER).orElseThrow();
        assertThat(totals.sold()).isEqualTo(pounds("166.30"));
        assertThat(totals.cashExpected()).isEqualTo(pounds("183.15"));
    }

    @Test
    void theHeaderRepeatsTheMoneyWithTheChangeTakenOff() {
        Committed sale =
                journal.append(
                                Draft.document(
                                        OPERATOR,
                                        FIRST_OF_DECEMBER,
                                        given ->
                                                new SaleCompleted(
                                                        aSale().numbered(given)
                                                                .of(1, CANDLE)
                                                                .paidWith(
                                                                        pounds("5.00"),
                                                                        Tender.CASH))))
                        .join();
        EntryHeader.MoneyTotals money = sale.entry().header().money().orElseThrow();
        assertThat(money.number()).isEqualTo(number(1));
        assertThat(money.tenders())
                .containsExactly(new EntryHeader.TenderTotal(Tender.CASH, pounds("1.95")));
    }

    @Test
    void theHubsTimeGoesIntoTheHeader() {
        assertThat(sell().entry().header().hubTime()).isEmpty();
        journal.hubTime(MORNING.plusSeconds(7));
        assertThat(sell().entry().header().hubTime()).contains(MORNING.plusSeconds(7));
    }

    @Test
    void readingStopsAtItsBoundsButAlwaysGetsOn() {
        List<RecordedEntry> entries = IntStream.range(0, 5).mapToObj(_ -> sell().entry()).toList();
        JournalReader reader = journal.reader();
        assertThat(reader.read(EPOCH, 1, 2, 1 << 20)).isEqualTo(entries.subList(1, 3));
        assertThat(reader.read(EPOCH, 1, 9, 1)).isEqualTo(entries.subList(1, 2));
        assertThat(reader.countUnsent(Map.of(EPOCH, 3L))).isEqualTo(2);
        assertThat(reader.countUnsent(Map.of())).isEqualTo(5);
    }

    @Test
    void afterClosingNothingIsAccepted() {
        journal.close();
        assertThat(reasonOf(journal.append(OpenJournal.sale(ids.get()))))
                .isEqualTo(JournalWriteException.Reason.CLOSED);
        assertThatThrownBy(() -> journal.addSpares(List.of(epochs.current())))
                .isInstanceOf(JournalWriteException.class);
    }

    @Test
    void onlyTheOwnerCanReadTheFiles() throws Exception {
        sell();
        for (String name : List.of("journal.db", "journal.db-wal", "journal.head")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .as(name)
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static TillOpened tillOpened() {
        return new TillOpened(FIRST_OF_DECEMBER, pounds("100.00"));
    }

    static JournalWriteException.Reason reasonOf(CompletableFuture<?> failing) {
        try {
            failing.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof JournalWriteException told) {
                return told.reason();
            }
            throw failed;
        }
        throw new AssertionError("It did not fail");
    }
}
