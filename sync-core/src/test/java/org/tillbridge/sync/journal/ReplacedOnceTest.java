package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.tillbridge.sync.journal.Epochs.Fork;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// A reader and a sale meet the same damage.
class ReplacedOnceTest {
    @TempDir Path folder;
    private final EpochSupply epochs = EpochsInMemory.oneAndThreeSpares();
    private final Supplier<UUID> ids = OpenJournal.ids(1);
    private final ByHand threads = new ByHand();
    private final AtomicBoolean meetsDamage = new AtomicBoolean();

    @Test
    void aJournalThatASaleHasReplacedIsNotReplacedOnceMore() throws Exception {
        try (Journal journal = open()) {
            threads.cares.clear();
            for (int sale = 0; sale < 5; sale++) {
                journal.append(OpenJournal.sale(ids.get())).join();
            }
            damage();
            threads.writesAtOnce = false;
            assertThatThrownBy(() -> journal.reader().texts(Fixtures.EPOCH, 1, 10, 1 << 20))
                    .isInstanceOf(JournalReadException.class);
            threads.cares.remove().run();

            meetsDamage.set(true);
            journal.append(OpenJournal.sale(ids.get())).join();
            threads.writes.remove().run();

            assertThat(journal.reader().epochs()).hasSize(2);
        }
    }

    @Test
    void aReaderThatMeetsWhatCannotHaveBeenWrittenHasTheJournalVerified() throws Exception {
        try (Journal journal = open()) {
            threads.cares.clear();
            for (int sale = 0; sale < 5; sale++) {
                journal.append(OpenJournal.sale(ids.get())).join();
            }
            new JournalSql(folder)
                    .run(
                            "DROP TRIGGER an_entry_is_never_changed",
                            """
                            UPDATE entry SET hash = 'X' || substr(hash, 2)
                            WHERE place = (1 << 40) + 2\
                            """);

            assertThatThrownBy(() -> journal.reader().entry(Fixtures.EPOCH, 2))
                    .isInstanceOf(JournalReadException.class);

            assertThat(threads.cares).isNotEmpty();
        }
    }

    /// In a journal that is too long to be looked at as a whole whenever it is opened.
    @Test
    void damageThatStandsInTheWayOfAForkIsReplacedWhileTheTillSells() throws Exception {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            sell(journal, 4);
            for (int large = 0; large < 12; large++) {
                journal.append(suspended("x".repeat(200_000))).join();
            }
            sell(journal, JournalFile.END_CHECK_ENTRIES + 1);
        }
        assertThat(Files.size(folder.resolve("journal.db")))
                .isGreaterThan(JournalFile.WHOLE_CHECK_BYTES);
        try (Journal journal = open()) {
            threads.cares.clear();
            Hash first = journal.reader().entry(Fixtures.EPOCH, 1).orElseThrow().hash();
            Fork fork = new Fork(Fixtures.EPOCH, 1, first);
            damage();

            assertThatThrownBy(() -> journal.openAfterFork(fork, Set.of()))
                    .isInstanceOf(JournalWriteException.class);
            sell(journal, 1);

            assertThat(journal.openAfterFork(fork, Set.of())).isTrue();
            int sold = 4 + JournalFile.END_CHECK_ENTRIES + 1 + 1;
            assertThat(journal.reader().transactionsOf(Fixtures.FIRST_OF_DECEMBER))
                    .as("all but the damaged one, which may be whole below the log")
                    .hasSizeBetween(sold - 1, sold);
        }
    }

    private void sell(Journal journal, int sales) {
        for (int sale = 0; sale < sales; sale++) {
            journal.append(OpenJournal.sale(ids.get())).join();
        }
    }

    private Draft suspended(String basket) {
        return Draft.fact(
                Fixtures.OPERATOR,
                Fixtures.FIRST_OF_DECEMBER,
                new JournalEntry.SaleSuspended(
                        ids.get(),
                        1,
                        Fixtures.pounds("1.00"),
                        Fixtures.MORNING,
                        "{\"form\":1,\"note\":\"" + basket + "\"}"));
    }

    private void damage() throws SQLException {
        new JournalSql(folder)
                .run(
                        "DROP TRIGGER an_entry_is_never_changed",
                        """
                        UPDATE entry SET header = replace(header, '"operator":3', '"operator":4')
                        WHERE place = (1 << 40) + 2\
                        """,
                        """
                        CREATE TRIGGER an_entry_is_never_changed BEFORE UPDATE ON entry
                        BEGIN
                            SELECT RAISE(ABORT, 'an entry is never changed');
                        END\
                        """);
    }

    private Journal open() {
        return OpenJournal.with(folder, epochs, threads, this::beforeStep);
    }

    private void beforeStep(String step) throws SQLException {
        if (step.equals("entry") && meetsDamage.getAndSet(false)) {
            throw new SQLiteException(
                    "database disk image is malformed", SQLiteErrorCode.SQLITE_CORRUPT);
        }
    }

    /// Nothing runs by itself: the test says what is done when.
    private static final class ByHand implements JournalThreads {
        private final Deque<Runnable> writes = new ArrayDeque<>();
        private final Deque<Runnable> cares = new ArrayDeque<>();
        private boolean writesAtOnce = true;

        @Override
        public void write(Runnable work) {
            if (writesAtOnce) {
                work.run();
            } else {
                writes.add(work);
            }
        }

        @Override
        public void writeSoon(Runnable work) {}

        @Override
        public void care(Runnable work) {
            cares.add(work);
        }

        @Override
        public void careEvery(Duration pause, Runnable work) {}

        @Override
        public void stop() {}
    }
}
