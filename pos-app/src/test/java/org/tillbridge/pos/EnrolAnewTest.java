package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.WorkstationLock;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.Enrolment.GivenEpoch;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The power goes right after the enrolment of workstation 10 was put aside, and years ago the
/// machine was workstation 9.
class EnrolAnewTest {
    private static final String JOURNAL = "journal.db";

    @TempDir Path folder;
    private Path nine = Path.of("");
    private Path ten = Path.of("");

    @BeforeEach
    void beInterrupted() throws IOException {
        nine = Files.createDirectory(folder.resolve("was-workstation-9"));
        Files.writeString(nine.resolve(JOURNAL), "the journal of 9");
        Files.writeString(nine.resolve(Enroller.KEY_FILE), "the key of 9");
        ten = Files.createDirectory(folder.resolve("was-workstation-10"));
        Files.writeString(ten.resolve(EnrolmentFile.NAME), "the enrolment of 10");
        Files.writeString(folder.resolve(JOURNAL), "the journal of 10");
        Files.writeString(folder.resolve(Enroller.KEY_FILE), "the key of 10");
        Path next = Files.createDirectory(folder.resolve("anew"));
        FileKeys keys = FileKeys.generate(next.resolve(Enroller.KEY_FILE));
        EnrolmentFile.create(
                next,
                new Enrolment(
                        TillOnStage.hubOfNobody(),
                        Shop.BATH,
                        new WorkstationId(11),
                        "Till 11",
                        "certificate",
                        keys.verifyingKey(),
                        List.of(new GivenEpoch(new EpochGrant(Shop.EPOCH, 1), true))));
    }

    @Test
    void afterAnInterruptionItGoesOnWithTheFolderOfTheHighestNumber() throws IOException {
        HubAddress hub = TillOnStage.hubOfNobody();

        EnrolAnew.Outcome outcome =
                new EnrolAnew(Wiring.surroundings(folder), Duration.ofSeconds(1))
                        .enrol(hub, new EnrolmentCode("ABCD-2345"));

        Enrolment enrolment = EnrolmentFile.read(folder).orElseThrow().enrolment();
        assertThat(enrolment.workstation()).isEqualTo(new WorkstationId(11));
        assertThat(outcome).isEqualTo(new EnrolAnew.Outcome.Enrolled(enrolment, ten));
        assertThat(ten.resolve(JOURNAL)).hasContent("the journal of 10");
        assertThat(ten.resolve(Enroller.KEY_FILE)).hasContent("the key of 10");
        assertThat(nine.resolve(JOURNAL)).hasContent("the journal of 9");
        assertThat(nine.resolve(Enroller.KEY_FILE)).hasContent("the key of 9");
    }

    @Test
    void noTillIsStartedWhileTheHubIsAsked() throws IOException {
        Files.delete(folder.resolve("anew").resolve(EnrolmentFile.NAME));
        List<WorkstationLock.Outcome> meanwhile = new ArrayList<>();
        HttpServer hub =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext(
                "/",
                call -> {
                    try (call) {
                        meanwhile.add(WorkstationLock.acquire(folder));
                        call.sendResponseHeaders(503, -1);
                    }
                });
        hub.start();
        try {
            EnrolAnew.Outcome outcome =
                    new EnrolAnew(Wiring.surroundings(folder), Duration.ofSeconds(1))
                            .enrol(
                                    HubAddress.parse(
                                            "http://127.0.0.1:" + hub.getAddress().getPort()),
                                    new EnrolmentCode("ABCD-2345"));

            assertThat(outcome).isInstanceOf(EnrolAnew.Outcome.Unanswered.class);
            assertThat(meanwhile)
                    .hasOnlyElementsOfType(WorkstationLock.Outcome.HeldByAnother.class)
                    .isNotEmpty();
        } finally {
            hub.stop(0);
        }
    }
}
