package org.tillbridge.hub.http;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.tillbridge.sync.wire.VerifyingKey;

/// Checks the signature that each request of a workstation has (Ed25519, RFC 8032), by Bouncy
/// Castle: Java's own takes about eight times as long, which was a quarter of what a hub did.
public final class RequestSignatures {
    private RequestSignatures() {}

    /// As `VerifyingKey.verifies`, and with the same answer.
    public static boolean verifies(VerifyingKey key, byte[] signature, byte[] message) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, key.bytes(), 0, message, 0, message.length);
    }
}
