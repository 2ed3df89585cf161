package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.sync.journal.Fixtures.EPOCH;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.CashMovement;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.Epochs.Fork;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.JournalEntry.TillControl.CashMoved;
import org.tillbridge.sync.journal.JournalEntry.TillOpened;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// A journal that goes on in a spare epoch because the hub has its old one from another machine.
class ForkedJournalTest {
    @TempDir Path folder;

    private final EpochsInMemory epochs = EpochsInMemory.oneAndThreeSpares();
    private final Supplier<UUID> ids = OpenJournal.ids(7);
    private final List<Committed> sold = new ArrayList<>();
    private Journal journal;

    @BeforeEach
    void sellFive() {
        journal = OpenJournal.intactIn(folder, epochs);
        journal.append(
                        Draft.fact(
                                OPERATOR,
                                FIRST_OF_DECEMBER,
                                new TillOpened(FIRST_OF_DECEMBER, pounds("100.00"))))
                .join();
        for (int sale = 0; sale < 5; sale++) {
            sold.add(sell());
        }
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private Committed sell() {
        return journal.append(OpenJournal.sale(ids.get())).join();
    }

    private Fork forkAfter(long lastCommon) {
        Hash hash = journal.reader().entry(EPOCH, lastCommon).orElseThrow().hash();
        return new Fork(EPOCH, lastCommon, hash);
    }

    private void restart() {
        journal.close();
        journal = OpenJournal.intactIn(folder, epochs);
    }

    private static TransactionNumber numberOf(Committed sale) {
        return ((SaleCompleted) sale.fact()).transaction().number();
    }

    @Test
    void theDayIsWhatItWasAndEverySaleIsFound() {
        DayTotals before = journal.reader().dayTotals(FIRST_OF_DECEMBER).orElseThrow();

        assertThat(journal.openAfterFork(forkAfter(3), Set.of())).isTrue();

        JournalReader reader = journal.reader();
        assertThat(reader.dayTotals(FIRST_OF_DECEMBER)).contains(before);
        assertThat(reader.transactionsOf(FIRST_OF_DECEMBER)).hasSize(5);
        for (Committed sale : sold) {
            assertThat(reader.transaction(numberOf(sale))).contains(sale);
        }
        assertThat(reader.openDay()).isPresent();
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void moneyMovedWithoutGoodsCountsOnceWhereverItStands() {
        move(CashMovement.PAID_IN, "20.00");
        move(CashMovement.SAFE_DROP, "60.00");
        DayTotals before = journal.reader().dayTotals(FIRST_OF_DECEMBER).orElseThrow();
        List<JournalEntry> facts = facts();
        assertThat(before.cashMoved()).isEqualTo(pounds("-40.00"));

        journal.openAfterFork(forkAfter(7), Set.of());
        move(CashMovement.PAID_OUT, "5.00");

        assertThat(journal.reader().dayTotals(FIRST_OF_DECEMBER).orElseThrow().cashMoved())
                .isEqualTo(pounds("-45.00"));
        assertThat(facts()).startsWith(facts.toArray(JournalEntry[]::new)).hasSize(9);
    }

    private void move(CashMovement movement, String amount) {
        journal.append(
                        Draft.fact(
                                OPERATOR,
                                FIRST_OF_DECEMBER,
                                new CashMoved(movement, pounds(amount), "why")))
                .join();
    }

    private List<JournalEntry> facts() {
        List<JournalEntry> facts = new ArrayList<>();
        journal.reader()
                .forEachFactOf(
                        FIRST_OF_DECEMBER,
                        one -> {
                            if (!(one.fact() instanceof JournalEntry.EpochOpened)) {
                                facts.add(one.fact());
                            }
                        });
        return facts;
    }

    @Test
    void whatIsSetAsideStaysSoWhereverItsEntryIsCarried() {
        UUID before = suspend();
        UUID resumed = suspend();
        UUID after = suspend();
        journal.append(fact(new SaleResumed(resumed, MORNING))).join();

        journal.openAfterFork(forkAfter(8), Set.of());

        assertThat(suspended()).containsExactly(before, after);
        restart();
        assertThat(suspended()).containsExactly(before, after);
        journal.append(fact(new SaleResumed(after, MORNING))).join();
        assertThat(suspended()).containsExactly(before);
    }

    private UUID suspend() {
        UUID transaction = ids.get();
        journal.append(
                        fact(
                                new SaleSuspended(
                                        transaction, 1, pounds("1.00"), MORNING, "{\"form\":1}")))
                .join();
        return transaction;
    }

    private static Draft fact(JournalEntry entry) {
        return Draft.fact(OPERATOR, FIRST_OF_DECEMBER, entry);
    }

    private List<UUID> suspended() {
        return journal.reader().suspendedSales().stream()
                .map(committed -> ((SaleSuspended) committed.fact()).transaction())
                .toList();
    }

    @Test
    void onlyWhatIsCommonIsSentInTheOldEpoch() {
        journal.openAfterFork(forkAfter(3), Set.of());

        assertThat(journal.reader().epochs())
                .extracting(EpochPosition::last, EpochPosition::lastToSend)
                .containsExactly(tuple(6L, 3L), tuple(4L, 4L));
        assertThat(journal.reader().countUnsent(Map.of(EPOCH, 9L))).isEqualTo(4);
    }

    @Test
    void numbersBeginAnewInASeriesOfTheirOwnAndGoOnAfterARestart() {
        journal.openAfterFork(forkAfter(3), Set.of());

        assertThat(numberOf(sell())).hasToString("1-2-2-000001");
        restart();
        assertThat(numberOf(sell())).hasToString("1-2-2-000002");
    }

    @Test
    void doneTwiceItIsDoneOnce() {
        journal.openAfterFork(forkAfter(3), Set.of());
        List<EpochPosition> after = journal.reader().epochs();

        assertThat(journal.openAfterFork(forkAfter(3), Set.of())).isTrue();

        assertThat(journal.reader().epochs()).isEqualTo(after);
    }

    @Test
    void aCrashAfterASpareWasTakenCostsTheSpareAndNothingElse() {
        DayTotals before = journal.reader().dayTotals(FIRST_OF_DECEMBER).orElseThrow();
        Fork fork = forkAfter(3);
        epochs.take(epochs.nextSpare(Set.of()).orElseThrow());
        restart();

        assertThat(journal.openAfterFork(fork, Set.of())).isTrue();

        assertThat(journal.reader().epochs()).hasSize(3);
        assertThat(journal.reader().dayTotals(FIRST_OF_DECEMBER)).contains(before);
        restart();
    }

    @Test
    void withNoSpareLeftNothingChanges() {
        Set<Epoch> taken = Set.copyOf(epochs.spares());
        List<EpochPosition> before = journal.reader().epochs();

        assertThat(journal.openAfterFork(forkAfter(3), taken)).isFalse();

        assertThat(journal.reader().epochs()).isEqualTo(before);
        assertThat(numberOf(sell()).series()).isEqualTo(1);
    }

    @Test
    void aForkOfTheEpochThatCarriesCarriesTheOriginals() throws Exception {
        journal.openAfterFork(forkAfter(3), Set.of());
        sell();
        Epoch spare = journal.reader().epochs().getLast().epoch();
        DayTotals before = journal.reader().dayTotals(FIRST_OF_DECEMBER).orElseThrow();

        Hash first = RecordedEntry.firstPreviousHash(Fixtures.WORKSTATION, spare);
        assertThat(journal.openAfterFork(new Fork(spare, 0, first), Set.of())).isTrue();

        assertThat(journal.reader().dayTotals(FIRST_OF_DECEMBER)).contains(before);
        Epoch last = journal.reader().epochs().getLast().epoch();
        for (RecordedEntry entry : journal.reader().read(last, 1, 100, 1 << 20)) {
            JournalEntry carried = EntryCodec.entry("Carried", 1, entry.bodyText());
            assertThat(Original.in((JournalEntry.Carried) carried).entry().header().kind())
                    .isNotEqualTo("Carried");
        }
        restart();
    }

    /// A hub that was put back to an old backup hears of another copy, which is older.
    @Test
    void aForkBeforeAnEarlierOneCarriesWhatIsNotCarriedYet() {
        journal.openAfterFork(forkAfter(4), Set.of());
        sold.add(sell());
        DayTotals before = journal.reader().dayTotals(FIRST_OF_DECEMBER).orElseThrow();

        assertThat(journal.openAfterFork(forkAfter(2), Set.of())).isTrue();

        JournalReader reader = journal.reader();
        assertThat(reader.dayTotals(FIRST_OF_DECEMBER)).contains(before);
        for (Committed sale : sold) {
            assertThat(reader.transaction(numberOf(sale))).contains(sale);
        }
        assertThat(reader.epochs())
                .extracting(EpochPosition::last, EpochPosition::lastToSend)
                .containsExactly(tuple(6L, 2L), tuple(4L, 4L), tuple(3L, 3L));
        restart();
    }

    /// Seconds later it is tried again, as often as the disk refuses it.
    @Test
    void whatCannotBeCarriedCostsNoSpare() {
        Fork fork = forkAfter(3);
        AtomicBoolean isFailing = new AtomicBoolean();
        journal.close();
        journal =
                OpenJournal.with(
                        folder, epochs, new OwnJournalThreads(), step -> fail(step, isFailing));

        for (int again = 0; again < 5; again++) {
            isFailing.set(true);
            assertThatThrownBy(() -> journal.openAfterFork(fork, Set.of()))
                    .isInstanceOf(JournalWriteException.class);
            sold.add(sell());
        }

        assertThat(journal.openAfterFork(fork, Set.of())).isTrue();
        assertThat(journal.reader().epochs()).hasSize(2);
        assertThat(journal.reader().transactionsOf(FIRST_OF_DECEMBER)).hasSize(sold.size());
    }

    /// When the first entry is to be written in the spare.
    private static void fail(String step, AtomicBoolean isFailing) throws SQLException {
        if (step.equals("entry") && isFailing.getAndSet(false)) {
            throw new SQLException("The disk failed");
        }
    }

    @Test
    void aSpareThatTheJournalHasAlreadyIsNotOpenedOnceMore() {
        journal.openAfterFork(forkAfter(4), Set.of());
        journal.close();
        journal = OpenJournal.intactIn(folder, EpochsInMemory.oneAndThreeSpares());

        assertThat(journal.openAfterFork(forkAfter(2), Set.of())).isTrue();

        assertThat(numberOf(sell())).hasToString("1-2-3-000001");
    }
}
