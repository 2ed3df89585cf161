package org.tillbridge.sync.wire;

/// The secret that makes a workstation's PIN verifiers useless anywhere else: 32 bytes, in base64.
/// Never logged.
public record PinKey(String base64) {
    public static final int BYTES = 32;

    public PinKey {
        if (Base64Text.bytes(base64).length != BYTES) {
            throw new IllegalArgumentException("A PIN key has " + BYTES + " bytes");
        }
    }

    public static PinKey of(byte[] bytes) {
        return new PinKey(Base64Text.of(bytes));
    }

    public byte[] bytes() {
        return Base64Text.bytes(base64);
    }

    @Override
    public String toString() {
        return "PinKey[hidden]";
    }
}
