package org.tillbridge.sync.wire;

import java.util.Base64;

/// Bytes in JSON: standard base64 with padding.
final class Base64Text {
    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// @throws IllegalArgumentException if it is not base64
    static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    /// The text itself, if it is base64.
    static String checked(String text) {
        return of(bytes(text));
    }
}
