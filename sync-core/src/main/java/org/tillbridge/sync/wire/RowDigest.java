package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Hash;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/// The checksums of many rows of one kind, as [ScopeChecksum#ofRow] has them, from the bytes that
/// they came in. For one thread.
final class RowDigest {
    private static final int BYTES = 32;

    private final MessageDigest sha256 = Hash.sha256();
    private final byte[] digest = new byte[BYTES];
    private final int kindEnd;
    private byte[] input;

    RowDigest(String kind) {
        byte[] text = Hash.utf8(kind);
        this.kindEnd = Integer.BYTES + text.length;
        this.input = new byte[1 << 10];
        putPart(0, text, 0, text.length);
    }

    /// @param key where key and body begin and end in the bytes
    long of(byte[] bytes, int key, int keyEnd, int body, int bodyEnd) {
        int length = kindEnd + 2 * Integer.BYTES + (keyEnd - key) + (bodyEnd - body);
        if (length > input.length) {
            input = Arrays.copyOf(input, 2 * length);
        }
        putPart(putPart(kindEnd, bytes, key, keyEnd), bytes, body, bodyEnd);
        try {
            sha256.update(input, 0, length);
            sha256.digest(digest, 0, BYTES);
        } catch (DigestException impossible) {
            throw new IllegalStateException("SHA-256 has 32 bytes", impossible);
        }
        return ByteBuffer.wrap(digest).getLong();
    }

    private int putPart(int at, byte[] bytes, int from, int to) {
        ByteBuffer.wrap(input).putInt(at, to - from);
        System.arraycopy(bytes, from, input, at + Integer.BYTES, to - from);
        return at + Integer.BYTES + to - from;
    }
}
