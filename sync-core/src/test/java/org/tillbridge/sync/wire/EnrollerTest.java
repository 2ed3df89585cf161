package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okio.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;

class EnrollerTest {
    private static final EnrolmentCode CODE = new EnrolmentCode("ABCD-2345");

    private final MockWebServer server = new MockWebServer();
    private final KeysInMemory hubKeys = new KeysInMemory();

    @TempDir Path folder;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEnrolledMachineFindsItselfAgain() throws IOException {
        answerWith(answer -> answer);

        EnrolmentOutcome outcome = enrol();

        assertThat(outcome).isInstanceOf(EnrolmentOutcome.Enrolled.class);
        EnrolmentFile found = EnrolmentFile.read(folder).orElseThrow();
        assertThat(found.enrolment().name()).isEqualTo("Till 2");
        assertThat(FileKeys.read(folder.resolve(Enroller.KEY_FILE)).pinKey())
                .contains(EnrolmentTest.answer().pinKey());
    }

    @Test
    void aCodeThatIsUsedUpIsRefusedAsUsedUp() {
        server.enqueue(
                new MockResponse.Builder()
                        .code(403)
                        .setHeader("Content-Type", "application/json")
                        .body("{\"error\":\"codeUsed\",\"text\":\"The code was used.\"}")
                        .build());

        assertThat(enrol()).isEqualTo(new EnrolmentOutcome.CodeRefused(CodeRefusal.CODE_USED));
        assertThat(folder.resolve(EnrolmentFile.NAME)).doesNotExist();
    }

    @Test
    void aCertificateForAnotherKeyIsNotTaken() {
        answerWith(answer -> EnrolmentTest.answer());

        assertThat(enrol()).isInstanceOf(NoAnswer.class);
        assertThat(folder.resolve(EnrolmentFile.NAME)).doesNotExist();
    }

    @Test
    void theSignOnPageOfAHotelDoesNotEnrol() {
        server.enqueue(new MockResponse.Builder().body("<html>").build());

        assertThat(enrol()).isInstanceOf(NoAnswer.class);
    }

    @Test
    void aMachineIsEnrolledOnce() throws IOException {
        Files.writeString(folder.resolve(EnrolmentFile.NAME), "{}");

        assertThatThrownBy(this::enrol).hasMessage("This machine is enrolled already");
    }

    private EnrolmentOutcome enrol() {
        HubAddress hub = HubAddress.parse("http://127.0.0.1:" + server.getPort());
        return new Enroller(folder).enrol(hub, CODE);
    }

    /// A hub that certifies the key it is sent.
    private void answerWith(UnaryOperator<EnrolmentAnswer> change) {
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest sent) {
                        EnrolmentRequest request =
                                EnrolmentCodec.request(
                                        Objects.requireNonNull(sent.getBody()).toByteArray());
                        assertThat(request.isProven()).isTrue();
                        byte[] body = EnrolmentCodec.answer(change.apply(certified(request)));
                        return new MockResponse.Builder()
                                .setHeader("Content-Type", "application/json; charset=utf-8")
                                .body(new Buffer().write(body))
                                .build();
                    }
                });
    }

    private EnrolmentAnswer certified(EnrolmentRequest request) {
        EnrolmentAnswer usual = EnrolmentTest.answer();
        Certificate certificate =
                new Certificate(
                        usual.store(), usual.workstation(), request.publicKey(), Instant.EPOCH);
        return new EnrolmentAnswer(
                usual.store(),
                usual.workstation(),
                usual.name(),
                CertificateCodec.issue(certificate, hubKeys),
                usual.first(),
                usual.spares(),
                usual.hubKey(),
                usual.pinKey());
    }
}
