package org.tillbridge.sync.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The header `Content-Digest` (RFC 9530) of a body as it is sent: what comes with another body was
/// altered on its way.
public final class ContentDigest {
    public static final String HEADER = "Content-Digest";

    private ContentDigest() {}

    public static String of(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "sha-256=:" + Base64Text.of(digest) + ":";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
