package org.tillbridge.hub.shop;

import org.tillbridge.sync.wire.PinVerifier;

import java.security.MessageDigest;
import java.util.random.RandomGenerator;

/// What the hub keeps of an operator's PIN: not the PIN, but what slow work makes of it.
public record OperatorSecret(byte[] salt, int iterations, byte[] stretched) {
    private static final int SALT_BYTES = 16;

    public OperatorSecret {
        salt = salt.clone();
        stretched = stretched.clone();
    }

    /// @param random must not be guessable
    static OperatorSecret of(String pin, int iterations, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new OperatorSecret(salt, iterations, PinVerifier.stretch(pin, salt, iterations));
    }

    boolean isOf(String pin) {
        return MessageDigest.isEqual(stretched, PinVerifier.stretch(pin, salt, iterations));
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public byte[] stretched() {
        return stretched.clone();
    }

    @Override
    public String toString() {
        return "OperatorSecret[hidden]";
    }
}
