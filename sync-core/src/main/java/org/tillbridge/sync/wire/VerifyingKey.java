package org.tillbridge.sync.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// The public half of an Ed25519 key pair: its 32 raw bytes (RFC 8032) in base64.
public record VerifyingKey(String base64) {
    private static final int RAW_BYTES = 32;

    /// What stands before the raw bytes in a SubjectPublicKeyInfo (RFC 8410, section 4).
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public VerifyingKey {
        if (Base64Text.bytes(base64).length != RAW_BYTES) {
            throw new IllegalArgumentException("An Ed25519 key has " + RAW_BYTES + " bytes");
        }
    }

    public static VerifyingKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        boolean ed25519 =
                encoded.length == X509_PREFIX.length + RAW_BYTES
                        && Arrays.mismatch(encoded, X509_PREFIX) == X509_PREFIX.length;
        if (!ed25519) {
            throw new IllegalArgumentException("Not an Ed25519 key");
        }
        return new VerifyingKey(
                Base64Text.of(Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length)));
    }

    public byte[] bytes() {
        return Base64Text.bytes(base64);
    }

    /// Whether the holder of the other half signed this message. False for anything that is no
    /// signature.
    public boolean verifies(byte[] signature, byte[] message) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey());
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + RAW_BYTES);
        System.arraycopy(bytes(), 0, encoded, X509_PREFIX.length, RAW_BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
