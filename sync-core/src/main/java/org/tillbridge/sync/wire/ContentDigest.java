package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Hash;

/// The header `Content-Digest` (RFC 9530) of a body as it is sent: what comes with another body was
/// altered on its way.
public final class ContentDigest {
    public static final String HEADER = "Content-Digest";

    private ContentDigest() {}

    public static String of(byte[] body) {
        return "sha-256=:" + Base64Text.of(Hash.sha256().digest(body)) + ":";
    }
}
