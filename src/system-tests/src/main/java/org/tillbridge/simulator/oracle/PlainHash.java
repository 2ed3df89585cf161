package org.tillbridge.simulator.oracle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The hashes of protocol.md, worked out anew: SHA-256 over inputs, each with its length before it.
final class PlainHash {
    static final String ZERO = "0".repeat(64);

    private PlainHash() {}

    static String hex(byte[]... inputs) {
        return HexFormat.of().formatHex(of(inputs));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /// What a row adds to the checksum of its scope.
    static long ofRow(String kindAndKey, String body) {
        String[] name = kindAndKey.split("\t", 2);
        return ByteBuffer.wrap(of(text(name[0]), text(name[1]), text(body))).getLong();
    }

    private static byte[] of(byte[]... inputs) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] input : inputs) {
                digest.update(ByteBuffer.allocate(4).putInt(input.length).array());
                digest.update(input);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
