package org.tillbridge.hub.shop;

import org.tillbridge.sync.wire.PinVerifier;

import java.security.MessageDigest;
import java.util.random.RandomGenerator;

/// What the hub keeps of an operator's PIN: not the PIN, but what slow work makes of it.
public final class OperatorSecret {
    private static final int SALT_BYTES = 16;

    private final byte[] salt;
    private final int iterations;
    private final byte[] stretched;

    OperatorSecret(byte[] salt, int iterations, byte[] stretched) {
        this.salt = salt.clone();
        this.iterations = iterations;
        this.stretched = stretched.clone();
    }

    /// @param salt of its own, see [#salt(RandomGenerator)]
    static OperatorSecret of(String pin, int iterations, byte[] salt) {
        return new OperatorSecret(salt, iterations, PinVerifier.stretch(pin, salt, iterations));
    }

    /// @param random must not be guessable
    static byte[] salt(RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    boolean isOf(String pin) {
        return MessageDigest.isEqual(stretched, PinVerifier.stretch(pin, salt, iterations));
    }

    public byte[] salt() {
        return salt.clone();
    }

    /// Of PBKDF2.
    public int iterations() {
        return iterations;
    }

    public byte[] stretched() {
        return stretched.clone();
    }
}
