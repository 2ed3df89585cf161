package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.NoAnswer.Cause;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import javax.net.ssl.X509ExtendedTrustManager;

/// Real TLS with certificates of an authority of the test's own, on a computer whose clock cannot
/// be set: so the certificates are of other times.
class HubTrustTest {
    private static final Instant NOW = Instant.now();
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEARS = Duration.ofDays(20 * 365);
    private static final HeldCertificate AUTHORITY = authority();
    private static final KeyPair KEY = new HeldCertificate.Builder().build().keyPair();
    private static final KeyPair OTHER_KEY = new HeldCertificate.Builder().build().keyPair();

    /// What the server of this test answers.
    private static final Cause ANSWERED = Cause.BUSY;

    @TempDir Path folder;

    @Test
    void aHubThatProvesItselfIsTrustedAndItsKeyKept() throws Exception {
        assertThat(askedOf(hub(AUTHORITY, KEY, NOW.minus(DAY), NOW.plus(DAY)))).isEqualTo(ANSWERED);

        assertThat(folder.resolve(HubTrust.FILE)).content().startsWith("sha-256=:");
    }

    /// A clock that is ten years ahead finds every proof expired; one that is behind finds it not
    /// valid yet.
    @Test
    void aWrongClockDoesNotKeepATillFromItsHub() throws Exception {
        askedOf(hub(AUTHORITY, KEY, NOW.minus(DAY), NOW.plus(DAY)));

        assertThat(askedOf(hub(AUTHORITY, KEY, NOW.minus(YEARS), NOW.minus(DAY))))
                .isEqualTo(ANSWERED);
        assertThat(askedOf(hub(AUTHORITY, KEY, NOW.plus(DAY), NOW.plus(YEARS))))
                .isEqualTo(ANSWERED);
    }

    @Test
    void onlyTheHubsOwnKeyIsExcusedForItsDates() throws Exception {
        assertThat(askedOf(hub(AUTHORITY, KEY, NOW.minus(YEARS), NOW.minus(DAY))))
                .as("nobody has seen it yet")
                .isEqualTo(Cause.WRONG_TIME);
        askedOf(hub(AUTHORITY, KEY, NOW.minus(DAY), NOW.plus(DAY)));

        assertThat(askedOf(hub(AUTHORITY, OTHER_KEY, NOW.minus(YEARS), NOW.minus(DAY))))
                .as("another key")
                .isEqualTo(Cause.WRONG_TIME);
    }

    @Test
    void nothingButTheDatesIsExcused() throws Exception {
        askedOf(hub(AUTHORITY, KEY, NOW.minus(DAY), NOW.plus(DAY)));

        assertThat(askedOf(hub(authority(), KEY, NOW.minus(YEARS), NOW.minus(DAY))))
                .as("only called like an authority that is known")
                .isNotEqualTo(ANSWERED);
        assertThat(askedOf(hub(authority(), KEY, NOW.minus(DAY), NOW.plus(DAY))))
                .isEqualTo(Cause.UNTRUSTED);
    }

    @Test
    void aProofThatHeldAtNoMomentIsNotExcused() throws Exception {
        askedOf(hub(AUTHORITY, KEY, NOW.minus(DAY), NOW.plus(DAY)));
        HeldCertificate expiredBefore =
                new HeldCertificate.Builder()
                        .certificateAuthority(0)
                        .signedBy(AUTHORITY)
                        .validityInterval(
                                NOW.minus(YEARS).toEpochMilli(),
                                NOW.minus(DAY.multipliedBy(2)).toEpochMilli())
                        .build();

        assertThat(askedOf(hub(expiredBefore, KEY, NOW.minus(DAY), NOW.plus(DAY))))
                .isEqualTo(Cause.WRONG_TIME);
    }

    @Test
    void aProofForAnotherNameIsNoneAndItsKeyIsNotKept() throws Exception {
        HeldCertificate other =
                new HeldCertificate.Builder()
                        .addSubjectAlternativeName("portal.example")
                        .signedBy(AUTHORITY)
                        .keyPair(OTHER_KEY)
                        .build();

        assertThat(askedOf(new Hub(other, AUTHORITY))).isEqualTo(Cause.UNTRUSTED);
        assertThat(folder.resolve(HubTrust.FILE)).doesNotExist();
    }

    @Test
    void aNewKeyIsLearntFromAProofThatHolds() throws Exception {
        askedOf(hub(AUTHORITY, KEY, NOW.minus(DAY), NOW.plus(DAY)));
        askedOf(hub(AUTHORITY, OTHER_KEY, NOW.minus(DAY), NOW.plus(DAY)));

        assertThat(askedOf(hub(AUTHORITY, OTHER_KEY, NOW.minus(YEARS), NOW.minus(DAY))))
                .isEqualTo(ANSWERED);
        assertThat(askedOf(hub(AUTHORITY, KEY, NOW.minus(YEARS), NOW.minus(DAY))))
                .isEqualTo(Cause.WRONG_TIME);
    }

    @Test
    void aKeyThatCannotBeReadIsLearntAnew() throws Exception {
        Files.write(folder.resolve(HubTrust.FILE), new byte[] {-1, 0, 7});

        assertThat(askedOf(hub(AUTHORITY, KEY, NOW.minus(DAY), NOW.plus(DAY)))).isEqualTo(ANSWERED);
        assertThat(askedOf(hub(AUTHORITY, KEY, NOW.minus(YEARS), NOW.minus(DAY))))
                .isEqualTo(ANSWERED);
    }

    private static HeldCertificate authority() {
        return new HeldCertificate.Builder()
                .commonName("Authority")
                .certificateAuthority(1)
                .validityInterval(
                        NOW.minus(YEARS.multipliedBy(2)).toEpochMilli(),
                        NOW.plus(YEARS.multipliedBy(2)).toEpochMilli())
                .build();
    }

    /// What a hub answers its calls with.
    private record Hub(HeldCertificate proof, HeldCertificate signedBy) {}

    private static Hub hub(HeldCertificate authority, KeyPair key, Instant from, Instant until) {
        HeldCertificate.Builder proof =
                new HeldCertificate.Builder()
                        .addSubjectAlternativeName("localhost")
                        .signedBy(authority)
                        .validityInterval(from.toEpochMilli(), until.toEpochMilli());
        return new Hub(proof.keyPair(key).build(), authority);
    }

    private Cause askedOf(Hub hub) throws Exception {
        X509ExtendedTrustManager authorities =
                (X509ExtendedTrustManager)
                        new HandshakeCertificates.Builder()
                                .addTrustedCertificate(AUTHORITY.certificate())
                                .build()
                                .trustManager();
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(
                    new HandshakeCertificates.Builder()
                            .heldCertificate(hub.proof(), hub.signedBy().certificate())
                            .build()
                            .sslSocketFactory());
            server.start();
            server.enqueue(new MockResponse.Builder().code(503).build());
            HttpHubLink link =
                    new HttpHubLink(
                            new OkHttpHubExchange(
                                    HubAddress.parse("https://localhost:" + server.getPort()),
                                    HubPatience.USUAL.connect(),
                                    () -> HubTrust.before(authorities, folder)),
                            new WorkstationId(2),
                            new KeysInMemory(),
                            new HubTime(InstantSource.system()));
            return ((NoAnswer) link.feed(List.of(Cursor.start(Scope.CATALOGUE)), Duration.ZERO))
                    .cause();
        }
    }
}
