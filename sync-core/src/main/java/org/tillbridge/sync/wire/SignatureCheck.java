package org.tillbridge.sync.wire;

/// Tells whether a signature is that of a key's holder. False for anything that is no signature.
@FunctionalInterface
public interface SignatureCheck {
    boolean verifies(VerifyingKey key, byte[] signature, byte[] message);
}
