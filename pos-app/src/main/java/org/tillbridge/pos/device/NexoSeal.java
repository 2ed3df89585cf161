package org.tillbridge.pos.device;

import org.jspecify.annotations.Nullable;
import org.tillbridge.pos.device.NexoSettings.SealKey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals messages between till and terminal: AES-256 in CBC mode with an HMAC-SHA-256 of the
/// message, keys derived from a passphrase that both were given, as Adyen terminals do it (their
/// manual: "Protect local communications").
final class NexoSeal {
    static final int NONCE_BYTES = 16;
    static final int CRYPTO_VERSION = 1;

    private static final byte[] SALT = "AdyenNexoV1Salt".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 4000;
    private static final int KEY_BYTES = 32;
    private static final int ALL_BYTES = 2 * KEY_BYTES + NONCE_BYTES;

    private final SealKey key;
    private final byte[] hmacKey;
    private final byte[] cipherKey;
    private final byte[] vector;

    NexoSeal(SealKey key) {
        this.key = key;
        byte[] derived = derived(key.passphrase());
        hmacKey = Arrays.copyOfRange(derived, 0, KEY_BYTES);
        cipherKey = Arrays.copyOfRange(derived, KEY_BYTES, 2 * KEY_BYTES);
        vector = Arrays.copyOfRange(derived, 2 * KEY_BYTES, ALL_BYTES);
    }

    /// What is sent of a sealed message, each in Base64.
    record Sealed(String blob, String nonce, String hmac) {}

    SealKey key() {
        return key;
    }

    Sealed seal(byte[] message, byte[] nonce) {
        Base64.Encoder text = Base64.getEncoder();
        return new Sealed(
                text.encodeToString(crypt(Cipher.ENCRYPT_MODE, message, nonce)),
                text.encodeToString(nonce),
                text.encodeToString(hmac(message)));
    }

    /// @throws UnsealedException if it was not sealed with this key, or was altered since
    byte[] open(Sealed sealed) throws UnsealedException {
        try {
            Base64.Decoder text = Base64.getDecoder();
            byte[] nonce = Arrays.copyOf(text.decode(sealed.nonce()), NONCE_BYTES);
            byte[] message = crypt(Cipher.DECRYPT_MODE, text.decode(sealed.blob()), nonce);
            if (MessageDigest.isEqual(hmac(message), text.decode(sealed.hmac()))) {
                return message;
            }
            Arrays.fill(message, (byte) 0);
        } catch (IllegalStateException | IllegalArgumentException altered) {
            throw new UnsealedException(altered);
        }
        throw new UnsealedException(null);
    }

    /// A message was sealed with another key, or altered.
    static final class UnsealedException extends Exception {
        UnsealedException(@Nullable Throwable cause) {
            super("Not sealed with the key of this till, or altered", cause);
        }
    }

    private byte[] crypt(int mode, byte[] text, byte[] nonce) {
        byte[] start = vector.clone();
        for (int i = 0; i < NONCE_BYTES; i++) {
            start[i] ^= nonce[i];
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, new SecretKeySpec(cipherKey, "AES"), new IvParameterSpec(start));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException odd) {
            throw new IllegalStateException(odd);
        }
    }

    private byte[] hmac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(hmacKey, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException odd) {
            throw new IllegalStateException(odd);
        }
    }

    private static byte[] derived(String passphrase) {
        try {
            PBEKeySpec spec =
                    new PBEKeySpec(passphrase.toCharArray(), SALT, ROUNDS, ALL_BYTES * Byte.SIZE);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException odd) {
            throw new IllegalStateException(odd);
        }
    }
}
