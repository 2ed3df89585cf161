package org.tillbridge.sync.wire;

/// The secrets of a workstation, or of the hub, wherever they are kept.
public interface Keys {
    /// An Ed25519 signature, 64 bytes.
    byte[] sign(byte[] message);

    VerifyingKey verifyingKey();
}
