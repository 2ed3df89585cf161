package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
