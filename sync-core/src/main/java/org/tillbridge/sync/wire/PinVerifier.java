package org.tillbridge.sync.wire;

import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Hash;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Makes and checks PIN verifiers of one workstation. Slow by intention: call it off the screen's
/// thread.
public final class PinVerifier {
    /// At least 150 ms of work on the machines of 2025 (OWASP's figure for PBKDF2-HMAC-SHA256).
    public static final int ITERATIONS = 600_000;

    private static final byte[] TAG = Hash.utf8("tillbridge/pin/v1");
    private static final int STRETCHED_BITS = 256;

    private final WorkstationId workstation;
    private final PinKey key;

    public PinVerifier(WorkstationId workstation, PinKey key) {
        this.workstation = workstation;
        this.key = key;
    }

    /// The slow half, the same for all workstations: what the hub keeps instead of the PIN.
    ///
    /// @param salt at least 16 random bytes, new for each operator and PIN
    public static byte[] stretch(String pin, byte[] salt, int iterations) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(
                            new PBEKeySpec(pin.toCharArray(), salt, iterations, STRETCHED_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(
                    "Every Java platform has PBKDF2 with SHA-256", impossible);
        }
    }

    /// @param salt at least 16 random bytes, new for each operator and PIN
    public PinDigest digest(OperatorId operator, String pin, byte[] salt, int iterations) {
        return digest(operator, salt, iterations, stretch(pin, salt, iterations));
    }

    /// The quick half.
    ///
    /// @param stretched what [#stretch] made of the PIN with this salt and these iterations
    public PinDigest digest(OperatorId operator, byte[] salt, int iterations, byte[] stretched) {
        return new PinDigest(
                Base64Text.of(salt), iterations, Base64Text.of(verifier(operator, stretched)));
    }

    /// Whether this is the operator's PIN. Takes the same time whichever digit is wrong.
    public boolean matches(OperatorId operator, String pin, PinDigest digest) {
        byte[] stretched = stretch(pin, Base64Text.bytes(digest.salt()), digest.iterations());
        return MessageDigest.isEqual(
                verifier(operator, stretched), Base64Text.bytes(digest.verifier()));
    }

    private byte[] verifier(OperatorId operator, byte[] stretched) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            return mac.doFinal(
                    Hash.of(
                                    TAG,
                                    Hash.utf8(Integer.toString(operator.number())),
                                    Hash.utf8(Integer.toString(workstation.number())),
                                    stretched)
                            .bytes());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(
                    "Every Java platform has HMAC with SHA-256", impossible);
        }
    }
}
