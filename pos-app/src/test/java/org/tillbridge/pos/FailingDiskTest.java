package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.tillbridge.pos.ui.Counter;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.sync.journal.WriteHook;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/// FreeOpenSourcePOS/FloCafe#788: ordering stopped because local storage did, and the message hid
/// that. Here whatever a disk does is told by its name, with a way on, on the screen of the whole
/// application; when the disk is well again the same sale is finished. A full disk is in
/// [TillInTroubleTest].
@OnScreen
@Timeout(600)
class FailingDiskTest {
    private static final String NOT_WRITTEN =
            "This could not be put on disk, so it did not happen.";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SQLITE_READONLY       | the till may not write its files       | The till may not write its files. Ask whoever looks after this computer.
                    SQLITE_PERM           | the till may not write its files       | The till may not write its files. Ask whoever looks after this computer.
                    SQLITE_IOERR_FSYNC    | the disk does not take what is written | The disk does not answer. Try again; if it stays so, use another till.
                    SQLITE_BUSY           | the disk does not take what is written | Another program holds the till’s file. Close it, then try again.
                    """)
    void aSaleThatTheDiskDoesNotTakeIsToldTheCauseByNameAndIsFinishedOnceTheDiskDoes(
            SQLiteErrorCode fault, String lamp, String toDo) throws IOException {
        Disk disk = new Disk();
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
        TillOnDisk.in(folder).close();
        try (TillOnStage till = TillOnStage.startedIn(folder, disk);
                Counter counter = till.counter()) {
            atTheTender(counter);

            disk.fails(fault);
            counter.press(KeyCode.ENTER);
            counter.waitFor(NOT_WRITTEN).waitFor(toDo);
            counter.waitFor("Needs attention · " + lamp);
            assertThat(till.services().receipts().recent(10)).as("no receipt").isEmpty();
            assertThat(till.services().openSale().basket()).as("the basket stays").isPresent();

            disk.isWell();
            counter.type("500").waitFor("£2.45").press(KeyCode.ENTER).waitFor("The sale is kept");
            assertThat(till.services().receipts().recent(10)).hasSize(1);
            Waiting.until(() -> !counter.shows("Needs attention · " + lamp));
        }
    }

    @Test
    void aFolderThatMayNotBeWrittenIsToldByNameAtTheStartAndTheTillStartsOnceItMay()
            throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.toString()),
                "no file system can be made here");
        try {
            TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
            TillOnDisk.in(folder).close();
            assertThat(run("mount", "-o", "remount,ro", folder.toString())).isTrue();
            try (TillOnStage till = TillOnStage.startedIn(folder)) {
                till.waitFor("The till cannot start")
                        .waitFor("The till may not write its files.")
                        .waitFor(
                                "Nothing was changed. Ask whoever looks after this computer to make"
                                        + " the till’s folder writable, then start again.");
            }
            assertThat(run("mount", "-o", "remount,rw", folder.toString())).isTrue();
            try (TillOnStage till = TillOnStage.startedIn(folder);
                    Counter counter = till.counter()) {
                counter.waitFor("B. Evans");
            }
        } finally {
            run("umount", "--lazy", folder.toString());
        }
    }

    private static void atTheTender(Counter counter) {
        counter.waitFor("B. Evans")
                .press(KeyCode.DOWN)
                .type("3333")
                .press(KeyCode.ENTER)
                .waitFor("£50");
        counter.type("10000").waitFor("£100.00").press(KeyCode.ENTER).waitFor("New sale");
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F12).waitFor("Payments");
        counter.type("500").waitFor("£2.45").waitForRest();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /// Fails as a test says, whatever is written.
    private static final class Disk implements WriteHook {
        private volatile Optional<SQLiteErrorCode> fault = Optional.empty();

        void fails(SQLiteErrorCode with) {
            fault = Optional.of(with);
        }

        void isWell() {
            fault = Optional.empty();
        }

        @Override
        public void before(String step) throws SQLException {
            if (fault.isPresent()) {
                throw new SQLiteException("The disk fails on purpose", fault.get());
            }
        }
    }
}
