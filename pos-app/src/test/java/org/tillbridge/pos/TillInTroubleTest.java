package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.ui.Counter;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.sync.journal.ChildJvm;
import org.tillbridge.sync.journal.WorkstationLock;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What an operator reads when something is wrong with the till itself: word for word, on the
/// screen of the whole application.
@OnScreen
@Timeout(600)
class TillInTroubleTest {
    private static final String CALL_A_MANAGER = "Keep selling, and call a manager.";
    private static final String CANNOT_START = "The till cannot start";

    @TempDir Path folder;

    @Test
    void aJournalThatWasDamagedIsToldInTheLamp() throws IOException {
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
        TillOnDisk.openIn(folder).close();
        overwriteJournal();

        try (TillOnStage till = TillOnStage.startedIn(folder);
                Counter counter = till.counter()) {
            String lamp = "Needs attention · the journal was damaged; 2 entries could not be read";
            counter.waitFor(lamp).picture("trouble-recovered");
            atTheSale(counter);
            counter.tap(lamp).waitFor(CALL_A_MANAGER);
        }
    }

    @Test
    void aFullDiskIsToldInTheLampWhileSellingGoesOn() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.toString()),
                "no file system can be made here");
        try {
            TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
            TillOnDisk.in(folder).close();
            Files.write(folder.resolve("journal.reserve"), new byte[1 << 20]);
            sellOnAFullDisk();
        } finally {
            run("umount", "--lazy", folder.toString());
        }
    }

    private void sellOnAFullDisk() throws IOException {
        String lamp = "Needs attention · the disk is full";
        try (TillOnStage till = TillOnStage.startedIn(folder);
                Counter counter = till.counter()) {
            atTheSale(counter);
            assertThat(counter.shows(lamp)).isFalse();
            fillDisk();
            for (int line = 0; line < 40 && !counter.shows(lamp); line++) {
                counter.scan("22214").waitForRest();
            }
            counter.waitFor(lamp).picture("trouble-reserve");
            counter.tap(lamp).waitFor(CALL_A_MANAGER);
        }
        assertThat(folder.resolve("journal.reserve")).doesNotExist();
    }

    @Test
    void aDiskThatWasFullAtTheStartIsToldInTheLamp() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.toString()),
                "no file system can be made here");
        try {
            TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
            TillOnDisk.in(folder).close();
            Files.write(folder.resolve("journal.reserve"), new byte[1 << 20]);
            Files.writeString(folder.resolve("workstation.lock"), "1");
            fillDisk();
            try (TillOnStage till = TillOnStage.startedIn(folder);
                    Counter counter = till.counter()) {
                counter.waitFor("Needs attention · the disk is full");
            }
        } finally {
            run("umount", "--lazy", folder.toString());
        }
    }

    @Test
    void aTroubleIsToldInAnotherLanguageToo() throws IOException {
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
        TillOnDisk.openIn(folder).close();
        overwriteJournal();

        try (TillOnStage till = TillOnStage.startedIn(folder);
                Counter counter = till.counter()) {
            String lamp = "Needs attention · the journal was damaged; 2 entries could not be read";
            counter.waitFor(lamp);
            atTheSale(counter);
            counter.tap(lamp).waitFor(CALL_A_MANAGER);
            counter.tap("Deutsch");
            counter.waitFor("Achtung · das Journal war beschädigt; 2 Einträge waren nicht lesbar");
        }
    }

    @Test
    void aWrongClockIsToldInTheLampAndInFull() throws IOException {
        HttpServer hub = hubWhoseClockIsAhead(Duration.ofMinutes(7));
        try {
            TillOnStage.enrol(
                    folder, HubAddress.parse("http://127.0.0.1:" + hub.getAddress().getPort()));
            TillOnDisk.in(folder).close();
            String lamp = "Needs attention · the clock of this computer is wrong";
            try (TillOnStage till = TillOnStage.startedIn(folder);
                    Counter counter = till.counter()) {
                counter.waitFor(lamp);
                atTheSale(counter);
                counter.tap(lamp)
                        .waitFor("The clock of this computer is 7 minutes slow.")
                        .waitFor("Set its date and time. Until then receipts bear the wrong time.")
                        .picture("trouble-clock");
            }
        } finally {
            hub.stop(0);
        }
    }

    @Test
    void aSecondProcessSaysWhereToLookForTheFirst() throws Exception {
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
        Process first = ChildJvm.start(Holding.class, folder.toString());
        try {
            assertThat(first.inputReader(UTF_8).readLine()).isEqualTo("held");
            cannotStart(
                    "trouble-second-process",
                    "The till is open already.",
                    "Look for its window. If there is none, restart the computer.");
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    /// odoo/odoo#152259
    @Test
    void aSecondStartBringsTheFirstWindowToTheFront() throws Exception {
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
        TillOnDisk.openIn(folder).close();
        try (TillOnStage first = TillOnStage.startedIn(folder)) {
            first.waitFor("B. Evans").minimise();
            assertThat(first.isInFront()).isFalse();

            assertThat(startAgain()).isZero();

            assertThat(first.isInFront()).isTrue();
        }
    }

    private int startAgain() throws IOException, InterruptedException {
        Process second = ChildJvm.start(Starting.class, folder.toString());
        try {
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return second.exitValue();
        } finally {
            second.destroyForcibly();
        }
    }

    /// A process that starts the till as a person does, on a screen that nobody sees.
    static final class Starting {
        private Starting() {}

        public static void main(String[] arguments) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            PosApp.main(new String[] {"run", "--folder", arguments[0]});
        }
    }

    /// A process that has the folder until its input ends.
    static final class Holding {
        private Holding() {}

        public static void main(String[] arguments) throws IOException {
            if (WorkstationLock.acquire(Path.of(arguments[0]))
                    instanceof WorkstationLock.Outcome.Held) {
                System.out.println("held");
                System.in.transferTo(System.out);
            }
        }
    }

    @Test
    void aDamagedJournalWithNoSpareEpochStopsTheTill() throws IOException {
        TillOnStage.enrolWithNoSpare(folder);
        TillOnDisk.openIn(folder).close();
        overwriteJournal();

        cannotStart(
                "trouble-no-spare",
                "The till’s journal is damaged, and it has no way to go on by itself.",
                "Nothing was changed. Ask a manager to enrol this till again, and keep its"
                        + " folder.");
    }

    @Test
    void aJournalOfANewerVersionStopsTheTill() throws IOException, SQLException {
        TillOnStage.enrol(folder, TillOnStage.hubOfNobody());
        TillOnDisk.openIn(folder).close();
        try (Connection journal =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                Statement statement = journal.createStatement()) {
            statement.execute("ALTER TABLE entry ADD COLUMN mood TEXT");
            statement.execute("PRAGMA user_version = 99");
        }

        cannotStart(
                "trouble-newer",
                "A newer version of the till was used here.",
                "Install that version again. Nothing was changed.");
    }

    private void cannotStart(String picture, String happened, String toDo) {
        try (TillOnStage till = TillOnStage.startedIn(folder)) {
            till.waitFor(CANNOT_START).waitFor(happened).waitFor(toDo).waitFor("Close");
            till.picture(picture);
        }
    }

    private static void atTheSale(Counter counter) {
        counter.waitFor("B. Evans")
                .press(KeyCode.DOWN)
                .type("3333")
                .press(KeyCode.ENTER)
                .waitFor("£50");
        counter.type("10000").waitFor("£100.00").press(KeyCode.ENTER).waitFor("New sale");
    }

    private void overwriteJournal() throws IOException {
        Files.writeString(folder.resolve("journal.db"), "<html>".repeat(5000));
    }

    /// It is too busy to say anything but its time.
    private static HttpServer hubWhoseClockIsAhead(Duration by) throws IOException {
        HttpServer hub =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String time = Long.toString(Shop.NOON.plus(by).toEpochMilli());
        hub.createContext(
                "/",
                call -> {
                    try (call) {
                        call.getResponseHeaders().set("Content-Type", "application/json");
                        call.getResponseHeaders().set("Hub-Time", time);
                        call.sendResponseHeaders(503, -1);
                    }
                });
        hub.start();
        return hub;
    }

    private void fillDisk() throws IOException {
        try (FileChannel film =
                FileChannel.open(
                        folder.resolve("somebody-elses-film"),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE)) {
            while (film.write(ByteBuffer.allocate(4096)) > 0) {
                assertThat(film.size()).isLessThanOrEqualTo(8 << 20);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
