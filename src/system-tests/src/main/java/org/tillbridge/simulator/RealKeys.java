package org.tillbridge.simulator;

import org.tillbridge.sync.wire.Keys;
import org.tillbridge.sync.wire.VerifyingKey;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;

/// Ed25519, with keys that are the same in every run.
final class RealKeys implements Keys {
    private final KeyPair pair;

    /// @param number another one makes another pair
    RealKeys(int number) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Known(number));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has Ed25519", impossible);
        }
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("An Ed25519 key signs", impossible);
        }
    }

    @Override
    public VerifyingKey verifyingKey() {
        return VerifyingKey.of(pair.getPublic());
    }

    byte[] encodedPrivate() {
        return pair.getPrivate().getEncoded();
    }

    /// No chance at all.
    private static final class Known extends SecureRandom {
        private final int number;

        Known(int number) {
            this.number = number;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (31 * number + i);
            }
        }
    }
}
