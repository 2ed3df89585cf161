package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.ui.Counter;
import org.tillbridge.pos.ui.PosWindow;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.TimeOrderedIds;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.Enrolment.GivenEpoch;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.PinKey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A till from its start, with no hub to be had.
@Timeout(60)
class TillApplicationTest {
    private static final String DAMAGED =
            "Needs attention · items or prices were damaged; the hub will send them again";

    @TempDir Path folder;
    private final TestClock clock = new TestClock(Shop.NOON);
    private final CompletableFuture<PosWindow> selling = new CompletableFuture<>();
    private Stage stage;
    private TillApplication application;

    @BeforeEach
    void enrol() throws IOException {
        FileKeys keys =
                FileKeys.generate(folder.resolve(Enroller.KEY_FILE))
                        .with(PinKey.of(new byte[PinKey.BYTES]));
        EnrolmentFile.create(
                folder,
                new Enrolment(
                        HubAddress.parse("http://127.0.0.1:" + portOfNobody()),
                        Shop.BATH,
                        Shop.TILL,
                        "Till 2",
                        "certificate",
                        keys.verifyingKey(),
                        List.of(new GivenEpoch(new EpochGrant(Shop.EPOCH, 1), true))));
    }

    @AfterEach
    void close() {
        application.close();
        onFx(
                () -> {
                    stage.close();
                    return stage;
                });
    }

    @Test
    void aTillWhoseReplicaCannotBeReadSaysSoAndSellsByDepartmentUntilTheHubIsBack()
            throws IOException {
        TillOnDisk.openIn(folder).close();
        Files.writeString(folder.resolve("replica-1.db"), "<html>".repeat(5000));

        show();

        PosWindow window = selling.join();
        try (Counter counter = Counter.with(() -> window)) {
            counter.waitFor("Bath").waitFor(DAMAGED);
            counter.press(KeyCode.DOWN).type("3333").press(KeyCode.ENTER).waitFor("New sale");
            counter.scan("22214").waitFor("22214 is not known here").waitFor(DAMAGED);
            counter.press(KeyCode.F4).waitFor("Which department?").type("255");
            counter.press(KeyCode.ENTER).waitFor("£2.55");
            counter.press(KeyCode.F12).waitFor("Payments").type("500");
            counter.waitFor("£2.45").press(KeyCode.ENTER);
            counter.waitFor("The sale is kept").picture("application-damaged-replica");
        }
        assertThat(application.services().orElseThrow().receipts().recent(10)).hasSize(1);
    }

    @Test
    void aTillThatKnowsNothingYetSaysSinceWhenTheHubDoesNotAnswer() {
        show();

        awaitOnStage("No answer from the hub since");
        awaitOnStage("Working offline since");
        awaitOnStage("The till is ready by itself when the hub answers.");
    }

    private void show() {
        TillServices.Surroundings around =
                new TillServices.Surroundings(
                        folder,
                        clock,
                        clock,
                        new TimeOrderedIds(clock, new Random(1)),
                        new TimeOrderedIds(clock, new Random(2)),
                        new Random(3));
        application =
                onFx(
                        () -> {
                            stage = new Stage();
                            TillApplication till =
                                    new TillApplication(stage, around, Locale.UK, stage::hide);
                            till.whenSelling(selling::complete);
                            till.show();
                            return till;
                        });
        selling.orTimeout(30, TimeUnit.SECONDS);
    }

    private void awaitOnStage(String words) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!isOnStage(words)) {
            assertThat(System.nanoTime()).as("never said: " + words).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private boolean isOnStage(String words) {
        return onFx(
                () ->
                        Counter.nodes(stage.getScene().getRoot()).stream()
                                .anyMatch(
                                        node ->
                                                node instanceof Labeled label
                                                        && label.getText() != null
                                                        && label.getText().contains(words)));
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
