package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.SignatureVerifier.Received;
import org.tillbridge.sync.wire.SignatureVerifier.Verdict;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class SignatureTest {
    private static final WorkstationId TILL = new WorkstationId(2);
    private static final Instant NOW = Instant.ofEpochSecond(1291191960);
    private static final byte[] BODY = Hash.utf8("{\"epoch\":\"00c0ffee00c0ffee\"}");
    private static final byte[] NO_BODY = new byte[0];
    private static final String PATH = "/v1/workstations/2/journal";

    private final KeysInMemory keys = new KeysInMemory();
    private final RequestSigner signer = new RequestSigner(TILL, keys);
    private final SignatureVerifier verifier =
            new SignatureVerifier(
                    workstation ->
                            workstation.equals(TILL)
                                    ? Optional.of(keys.verifyingKey())
                                    : Optional.empty(),
                    VerifyingKey::verifies);

    @Test
    void theSignatureBaseIsWrittenAsEverBefore() throws IOException {
        RequestSignature push =
                new RequestSignature(
                        "POST",
                        PATH,
                        "",
                        Optional.of(ContentDigest.of(BODY)),
                        Optional.of("zstd"),
                        NOW,
                        TILL);
        RequestSignature feed =
                new RequestSignature(
                        "GET",
                        "/v1/feed",
                        "wait=25",
                        Optional.empty(),
                        Optional.empty(),
                        NOW,
                        TILL);

        assertThat(push.base()).isEqualTo(Golden.bytes("signature-base-push.txt"));
        assertThat(feed.base()).isEqualTo(Golden.bytes("signature-base-feed.txt"));
    }

    @Test
    void theHeadersAreWrittenAsEverBefore() throws IOException {
        StringBuilder lines = new StringBuilder();
        signedPush()
                .forEach(
                        (name, value) ->
                                lines.append(name).append(": ").append(value).append('\n'));

        assertThat(lines.toString().stripTrailing())
                .isEqualTo(Golden.text("signature-headers-push.txt"));
    }

    @Test
    void aCallAsItWasSignedIsGenuine() {
        assertThat(verify(PATH, signedPush(), NOW)).isEqualTo(new Verdict.Genuine(TILL));
        assertThat(SignatureVerifier.isBodyOf(received("POST", PATH, "", signedPush()), BODY))
                .isTrue();
    }

    @Test
    void aCallWithoutBodyIsSignedToo() {
        Map<String, String> headers =
                signer.sign("GET", "/v1/feed", "wait=25", NO_BODY, Optional.empty(), NOW);
        Received feed = received("GET", "/v1/feed", "wait=25", headers);

        assertThat(headers).doesNotContainKey("Content-Digest");
        assertThat(verifier.verify(feed, NOW)).isEqualTo(new Verdict.Genuine(TILL));
        assertThat(SignatureVerifier.isBodyOf(feed, NO_BODY)).isTrue();
        assertThat(verifier.verify(received("GET", "/v1/feed", "wait=26", headers), NOW))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Property
    void oneFlippedBitOfTheBodyIsFound(
            @ForAll @IntRange(max = 27) int index, @ForAll @IntRange(max = 7) int bit) {
        byte[] altered = BODY.clone();
        altered[index] = (byte) (altered[index] ^ (1 << bit));

        assertThat(SignatureVerifier.isBodyOf(received("POST", PATH, "", signedPush()), altered))
                .isFalse();
    }

    @Test
    void anotherWorkstationsPathIsRefused() {
        assertThat(verify("/v1/workstations/3/journal", signedPush(), NOW))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aBodyThatTheSignatureDoesNotCoverIsRefused() {
        Map<String, String> headers = signer.sign("POST", PATH, "", NO_BODY, Optional.empty(), NOW);

        assertThat(SignatureVerifier.isBodyOf(received("POST", PATH, "", headers), BODY)).isFalse();
    }

    @Test
    void aDigestThatTheSignatureDoesNotCoverIsRefused() {
        Map<String, String> headers =
                new HashMap<>(signer.sign("POST", PATH, "", NO_BODY, Optional.empty(), NOW));
        headers.put(ContentDigest.HEADER, ContentDigest.of(BODY));

        assertThat(verify(PATH, headers, NOW))
                .isEqualTo(new Verdict.Refused("The signature does not cover what it must."));
    }

    @Test
    void anotherDigestThanTheOneSignedIsRefused() {
        Map<String, String> headers = new HashMap<>(signedPush());
        headers.put(ContentDigest.HEADER, ContentDigest.of(NO_BODY));

        assertThat(verify(PATH, headers, NOW))
                .isEqualTo(new Verdict.Refused("The signature does not fit the call."));
    }

    @Test
    void aSignatureOfSixMinutesAgoIsKnownForOne() {
        assertThat(verify(PATH, signedPush(), NOW.plus(Duration.ofMinutes(6))))
                .isEqualTo(new Verdict.WrongTime(TILL));
        assertThat(verify(PATH, signedPush(), NOW.minus(Duration.ofMinutes(6))))
                .isEqualTo(new Verdict.WrongTime(TILL));
    }

    @Test
    void aWorkstationThatIsNotEnrolledIsRefused() {
        Map<String, String> headers =
                new RequestSigner(new WorkstationId(3), keys)
                        .sign("POST", PATH, "", BODY, Optional.empty(), NOW);

        assertThat(verify(PATH, headers, NOW))
                .isEqualTo(new Verdict.Refused("No such workstation is enrolled."));
    }

    @Test
    void aCallWithNoSignatureIsRefused() {
        assertThat(verify(PATH, Map.of(), NOW)).isInstanceOf(Verdict.Refused.class);
    }

    private Map<String, String> signedPush() {
        return signer.sign("POST", PATH, "", BODY, Optional.of("zstd"), NOW);
    }

    private Verdict verify(String path, Map<String, String> headers, Instant hubTime) {
        return verifier.verify(received("POST", path, "", headers), hubTime);
    }

    private static Received received(
            String method, String path, String query, Map<String, String> headers) {
        return new Received(method, path, query, name -> Optional.ofNullable(headers.get(name)));
    }
}
