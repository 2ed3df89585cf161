package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Memory runs out in the middle of writing, and the till goes on.
@Timeout(600)
class BrokenOffWriteTest {
    private static final int UNTIL_FILED = 8;

    @TempDir Path folder;
    private final EpochSupply epochs = EpochsInMemory.oneAndThreeSpares();
    private final Supplier<UUID> ids = OpenJournal.ids(1);
    private final AtomicReference<String> fails = new AtomicReference<>("");
    private final CountDownLatch brokenOff = new CountDownLatch(1);

    @Test
    void aLackOfMemoryWhileEntriesAreFiledCostsNoneOfTheSalesAfterIt() throws Exception {
        List<Committed> told = new ArrayList<>();
        try (Journal journal = open(this::failsOnTheJournalsThread)) {
            fails.set("commit");
            sell(journal, UNTIL_FILED, told);
            brokenOff.await();
            sell(journal, UNTIL_FILED, told);
        }
        assertAllAreThere(told);
    }

    @Test
    void aLackOfMemoryWhileASaleIsWrittenCostsNoneOfTheSalesAfterIt() {
        List<Committed> told = new ArrayList<>();
        try (Journal journal = open(this::fails)) {
            sell(journal, 1, told);
            fails.set("open sale");
            assertThat(
                            journal.append(
                                    OpenJournal.sale(ids.get())
                                            .keepingOpenSale(ids.get(), () -> "the basket")))
                    .isCompletedExceptionally();
            sell(journal, 3, told);
        }
        assertAllAreThere(told);
    }

    private void assertAllAreThere(List<Committed> told) {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            assertThat(told)
                    .allSatisfy(
                            one -> {
                                EntryHeader header = one.entry().header();
                                assertThat(
                                                journal.reader()
                                                        .entry(header.epoch(), header.sequence()))
                                        .contains(one.entry());
                            });
        }
    }

    private void sell(Journal journal, int sales, List<Committed> told) {
        for (int sale = 0; sale < sales; sale++) {
            told.add(journal.append(OpenJournal.sale(ids.get())).join());
        }
    }

    private void failsOnTheJournalsThread(String step) {
        if (Thread.currentThread().getName().equals("journal")) {
            fails(step);
        }
    }

    private void fails(String step) {
        if (fails.compareAndSet(step, "")) {
            brokenOff.countDown();
            throw new OutOfMemoryError("Java heap space");
        }
    }

    private Journal open(WriteHook hook) {
        return OpenJournal.with(folder, epochs, new OwnJournalThreads(), hook);
    }
}
