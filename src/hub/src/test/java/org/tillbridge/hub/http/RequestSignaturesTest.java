package org.tillbridge.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.sync.wire.VerifyingKey;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

class RequestSignaturesTest {
    /// RFC 8032, section 7.1, tests 1 to 3.
    private static final String KEY_1 =
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    private static final String SIGNATURE_1 =
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    private static final String KEY_2 =
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

    private static final String SIGNATURE_2 =
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    private static final String KEY_3 =
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";

    private static final String SIGNATURE_3 =
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";

    /// What the numbers of a signature are taken modulo (RFC 8032, section 5.1).
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    @ParameterizedTest
    @CsvSource({
        "'', " + KEY_1 + ", " + SIGNATURE_1,
        "72, " + KEY_2 + ", " + SIGNATURE_2,
        "af82, " + KEY_3 + ", " + SIGNATURE_3
    })
    void theSignaturesOfTheStandardAreGood(String message, String key, String signature) {
        assertThat(RequestSignatures.verifies(key(hex(key)), hex(signature), hex(message)))
                .isTrue();
    }

    @Test
    void oneBitThatIsAnotherInSignatureMessageOrKeyIsNone() {
        byte[] signature = hex(SIGNATURE_3);
        byte[] message = hex("af82");
        for (int bit = 0; bit < signature.length * 8; bit++) {
            assertThat(isGood(hex(KEY_3), flipped(signature, bit), message)).isFalse();
        }
        for (int bit = 0; bit < message.length * 8; bit++) {
            assertThat(isGood(hex(KEY_3), signature, flipped(message, bit))).isFalse();
        }
        for (int bit = 0; bit < hex(KEY_3).length * 8; bit++) {
            assertThat(isGood(flipped(hex(KEY_3), bit), signature, message)).isFalse();
        }
    }

    @Test
    void whatIsNoSignatureIsNone() {
        byte[] signature = hex(SIGNATURE_3);
        byte[] message = hex("af82");
        assertThat(isGood(hex(KEY_3), new byte[0], message)).isFalse();
        assertThat(isGood(hex(KEY_3), Arrays.copyOf(signature, 63), message)).isFalse();
        assertThat(isGood(hex(KEY_3), Arrays.copyOf(signature, 65), message)).isFalse();
        assertThat(isGood(hex(KEY_3), new byte[64], message)).isFalse();
    }

    /// Else there would be two signatures of one request, neither of which was seen before.
    @Test
    void aSignatureWhoseNumberIsWrittenAnotherWayIsNone() {
        byte[] signature = hex(SIGNATURE_3);
        byte[] number = Arrays.copyOfRange(signature, 32, 64);
        byte[] more = new BigInteger(1, reversed(number)).add(ORDER).toByteArray();
        byte[] other = Arrays.copyOf(signature, 64);
        System.arraycopy(reversed(more), 0, other, 32, 32);

        assertThat(isGood(hex(KEY_3), other, hex("af82"))).isFalse();
    }

    /// The answer of both, which has to be the same.
    private static boolean isGood(byte[] key, byte[] signature, byte[] message) {
        boolean good = RequestSignatures.verifies(key(key), signature, message);
        assertThat(key(key).verifies(signature, message)).isEqualTo(good);
        return good;
    }

    private static VerifyingKey key(byte[] raw) {
        return new VerifyingKey(Base64.getEncoder().encodeToString(raw));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] other = bytes.clone();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        return other;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] other = new byte[bytes.length];
        for (int at = 0; at < bytes.length; at++) {
            other[at] = bytes[bytes.length - 1 - at];
        }
        return other;
    }
}
