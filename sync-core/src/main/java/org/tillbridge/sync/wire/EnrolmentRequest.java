package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Hash;

/// Asks the hub to take a new workstation in.
///
/// @param proof that the sender has the private half of the key: base64 of a signature
public record EnrolmentRequest(EnrolmentCode code, VerifyingKey publicKey, String proof) {
    private static final byte[] TAG = Hash.utf8("tillbridge/enrolment/v1");

    public static EnrolmentRequest of(EnrolmentCode code, Keys keys) {
        byte[] signature = keys.sign(message(code, keys.verifyingKey()));
        return new EnrolmentRequest(code, keys.verifyingKey(), Base64Text.of(signature));
    }

    /// Whether the proof holds.
    public boolean isProven() {
        return publicKey.verifies(Base64Text.bytes(proof), message(code, publicKey));
    }

    private static byte[] message(EnrolmentCode code, VerifyingKey key) {
        return Hash.of(TAG, Hash.utf8(code.text()), key.bytes()).bytes();
    }
}
