package org.tillbridge.sync.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 digest, as 64 lower-case hex digits. Every input is preceded by its length in four
/// bytes, so no two different lists of inputs are the same bytes.
public record Hash(String hex) {
    private static final int LENGTH = 32;
    private static final MessageDigest FRESH = fresh();

    /// One of a thread's own: to copy one takes as long as a short text's digest.
    private static final ThreadLocal<MessageDigest> OWN = ThreadLocal.withInitial(Hash::sha256);

    public Hash {
        if (!isOne(hex)) {
            throw new IllegalArgumentException("Not a SHA-256 digest in lower-case hex");
        }
    }

    /// Thirty-two zero bytes: where a chain starts that has nothing before it.
    public static final Hash ZERO = new Hash("0".repeat(2 * LENGTH));

    static boolean isOne(String hex) {
        if (hex.length() != 2 * LENGTH) {
            return false;
        }
        for (int index = 0; index < hex.length(); index++) {
            if (!isHexDigit(hex.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    static boolean isHexDigit(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    public static Hash of(byte[]... inputs) {
        return ofDigest(digest(inputs));
    }

    /// The 32 bytes that [#of] writes as hex.
    public static byte[] digest(byte[]... inputs) {
        MessageDigest digest = OWN.get();
        digest.reset(); // nothing is left of one that a lack of memory broke off
        byte[] length = new byte[4];
        for (byte[] input : inputs) {
            ByteBuffer.wrap(length).putInt(input.length);
            digest.update(length);
            digest.update(input);
        }
        return digest.digest();
    }

    public static Hash ofDigest(byte[] digest) {
        return new Hash(HexFormat.of().formatHex(digest));
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /// A copy of a fresh one: to look for who provides it takes as long as a short text's digest.
    public static MessageDigest sha256() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("Every Java platform copies SHA-256", impossible);
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
