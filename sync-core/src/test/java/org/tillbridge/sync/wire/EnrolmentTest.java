package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;

class EnrolmentTest {
    private static final KeysInMemory KEYS = new KeysInMemory();
    private static final EnrolmentCode CODE = new EnrolmentCode("ABCD-2345");
    private static final HubAddress HUB = HubAddress.parse("https://hub.example");
    private static final PinKey PIN_KEY = PinKey.of(new byte[PinKey.BYTES]);

    @TempDir Path folder;

    static EnrolmentAnswer answer() {
        return new EnrolmentAnswer(
                new StoreId(1),
                new WorkstationId(2),
                "Till 2",
                CertificateCodec.issue(certificate(), KEYS),
                grant(1),
                List.of(grant(2), grant(3), grant(4)),
                KEYS.verifyingKey(),
                PIN_KEY);
    }

    private static Certificate certificate() {
        return new Certificate(
                new StoreId(1),
                new WorkstationId(2),
                KEYS.verifyingKey(),
                Instant.ofEpochMilli(1291191960000L));
    }

    private static EpochGrant grant(int series) {
        return new EpochGrant(new Epoch("00c0ffee00c0ffe" + series), series);
    }

    @Test
    void requestAndAnswerAreWrittenAsEverBefore() throws IOException {
        assertThat(EnrolmentCodec.request(EnrolmentRequest.of(CODE, KEYS)))
                .isEqualTo(Golden.bytes("enrolment-request.json"));
        assertThat(EnrolmentCodec.answer(answer()))
                .isEqualTo(Golden.bytes("enrolment-answer.json"));
        assertThat(EnrolmentCodec.answer(Golden.bytes("enrolment-answer.json")))
                .isEqualTo(answer());
    }

    @Test
    void aRequestProvesThatItsSenderHasTheKey() {
        EnrolmentRequest request = EnrolmentRequest.of(CODE, KEYS);

        assertThat(request.isProven()).isTrue();
        assertThat(
                        new EnrolmentRequest(
                                        new EnrolmentCode("ABCD-2346"),
                                        request.publicKey(),
                                        request.proof())
                                .isProven())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd-2345", "ABCD2345", " abcd 2345 "})
    void aCodeMayBeTypedCarelessly(String typed) {
        assertThat(EnrolmentCode.parse(typed)).contains(CODE);
    }

    @Test
    void aCertificateIsGoodOnlyFromItsHub() {
        String text = CertificateCodec.issue(certificate(), KEYS);
        VerifyingKey another = new VerifyingKey(PIN_KEY.base64());

        assertThat(CertificateCodec.read(text, KEYS.verifyingKey())).isEqualTo(certificate());
        assertThatThrownBy(() -> CertificateCodec.read(text, another))
                .hasMessage("The certificate is not signed by this hub");
        assertThatThrownBy(() -> CertificateCodec.read("x." + text, KEYS.verifyingKey()))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void aSpareThatWasTakenStaysTaken() throws IOException {
        EnrolmentFile file = EnrolmentFile.create(folder, Enrolment.of(HUB, answer()));

        assertThat(file.current()).isEqualTo(grant(1));
        file.take(file.nextSpare(Set.of()).orElseThrow());
        assertThat(file.current()).isEqualTo(grant(2));
        EnrolmentFile afterRestart = EnrolmentFile.read(folder).orElseThrow();
        assertThat(afterRestart.enrolment()).isEqualTo(file.enrolment());
        assertThat(afterRestart.current()).isEqualTo(grant(2));
        assertThat(afterRestart.nextSpare(Set.of())).contains(grant(3));
        afterRestart.take(grant(3));
        assertThat(afterRestart.nextSpare(Set.of())).contains(grant(4));
        afterRestart.take(grant(4));
        assertThat(afterRestart.nextSpare(Set.of())).isEmpty();
        afterRestart.addSpares(List.of(grant(3), grant(5)));
        assertThat(EnrolmentFile.read(folder).orElseThrow().nextSpare(Set.of())).contains(grant(5));
    }

    @Test
    void aFileThatIsCutOffIsNotAnEnrolment() throws IOException {
        EnrolmentFile.create(folder, Enrolment.of(HUB, answer()));
        Path file = folder.resolve(EnrolmentFile.NAME);
        Files.writeString(file, Files.readString(file).substring(0, 100));

        assertThatThrownBy(() -> EnrolmentFile.read(folder))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void keysAreReadBackAndNobodyElseCanReadThem() throws IOException {
        Path file = folder.resolve(Enroller.KEY_FILE);
        FileKeys keys = FileKeys.generate(file).with(PIN_KEY);
        EnrolmentFile.create(folder, Enrolment.of(HUB, answer()));

        FileKeys read = FileKeys.read(file);

        assertThat(read.pinKey()).contains(PIN_KEY);
        assertThat(read.verifyingKey()).isEqualTo(keys.verifyingKey());
        byte[] message = {1};
        assertThat(keys.verifyingKey().verifies(read.sign(message), message)).isTrue();
        for (String name : List.of(Enroller.KEY_FILE, EnrolmentFile.NAME)) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void twoHalvesOfDifferentPairsAreNoKeys() throws IOException {
        Path file = folder.resolve(Enroller.KEY_FILE);
        FileKeys.generate(file);
        String mixed =
                Files.readString(file)
                        .replaceFirst("publicKey=.*", "publicKey=" + KEYS.verifyingKey().base64());
        Files.writeString(file, mixed);

        assertThatThrownBy(() -> FileKeys.read(file))
                .hasMessage("The keys in the key file are no pair");
    }

    @Test
    void aPinIsGoodForOneOperatorAtOneWorkstation() {
        OperatorId evans = new OperatorId(3);
        PinVerifier till = new PinVerifier(new WorkstationId(2), PIN_KEY);
        PinDigest digest = till.digest(evans, "2580", new byte[] {1, 2, 3, 4}, 10);

        assertThat(till.matches(evans, "2580", digest)).isTrue();
        assertThat(till.matches(evans, "2581", digest)).isFalse();
        assertThat(till.matches(new OperatorId(4), "2580", digest)).isFalse();
        assertThat(new PinVerifier(new WorkstationId(1), PIN_KEY).matches(evans, "2580", digest))
                .isFalse();
    }

    @Test
    void aPinVerifierIsComputedAsEverBefore() throws IOException {
        PinVerifier till = new PinVerifier(new WorkstationId(2), PIN_KEY);

        assertThat(till.digest(new OperatorId(3), "2580", new byte[] {1, 2, 3, 4}, 10).verifier())
                .isEqualTo(Golden.text("pin-verifier.txt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hub.example",
                "https://hub.example:8443/",
                "http://127.0.0.1:8080",
                "http://localhost",
                "http://[::1]:80"
            })
    void addressesThatAreTaken(String address) {
        assertThat(HubAddress.parse(address).uri()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hub.example",
                "http://127.0.0.1.example",
                "http://localhost@hub.example",
                "https://user@hub.example",
                "https://hub.example/shop",
                "https://hub.example?a=b",
                "ftp://localhost",
                "hub.example",
                "https://",
                "not an address"
            })
    void addressesThatAreRefused(String address) {
        assertThatThrownBy(() -> HubAddress.parse(address))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
