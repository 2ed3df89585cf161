package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Hash;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What all rows of a scope add up to, in any order: the sum modulo 2⁶⁴ of [#ofRow]. Kept up with
/// every row put and removed, it says whether two sides hold the same rows.
public record ScopeChecksum(long sum) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{16}");

    public static final ScopeChecksum ZERO = new ScopeChecksum(0);

    /// The first eight bytes of the SHA-256 over length-prefixed kind, key and body, big-endian.
    public static long ofRow(String kind, String key, String body) {
        byte[] digest = Hash.digest(Hash.utf8(kind), Hash.utf8(key), Hash.utf8(body));
        return ByteBuffer.wrap(digest).getLong();
    }

    public ScopeChecksum plus(String kind, String key, String body) {
        return new ScopeChecksum(sum + ofRow(kind, key, body));
    }

    public ScopeChecksum minus(String kind, String key, String body) {
        return new ScopeChecksum(sum - ofRow(kind, key, body));
    }

    /// Sixteen lower-case hex digits.
    public String hex() {
        return HexFormat.of().toHexDigits(sum);
    }

    /// @throws IllegalArgumentException unless it is what [#hex] writes
    public static ScopeChecksum parse(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("A checksum has 16 hex digits");
        }
        return new ScopeChecksum(Long.parseUnsignedLong(hex, 16));
    }
}
