package org.tillbridge.sync.wire;

import java.util.Optional;

/// One row of a scope as it came to be: put in place of what was there under the kind and key, or
/// removed.
///
/// @param body compact JSON, kept as the exact text; empty where the row is removed
public record FeedRow(String kind, String key, Optional<String> body) {
    public static final int MAX_KIND = 32;
    public static final int MAX_KEY = 200;
    public static final int MAX_BODY = 256 * 1024;

    public FeedRow {
        checkName(kind, MAX_KIND);
        checkName(key, MAX_KEY);
        body.ifPresent(FeedRow::checkBody);
    }

    public static FeedRow put(String kind, String key, String body) {
        return new FeedRow(kind, key, Optional.of(body));
    }

    public static FeedRow removed(String kind, String key) {
        return new FeedRow(kind, key, Optional.empty());
    }

    private static void checkName(String name, int maxLength) {
        if (name.isBlank() || name.length() > maxLength || breaksLines(name)) {
            throw new IllegalArgumentException(
                    "A kind or key has 1 to " + maxLength + " characters, none of them control");
        }
    }

    private static void checkBody(String body) {
        if (body.isEmpty() || body.length() > MAX_BODY || breaksLines(body)) {
            throw new IllegalArgumentException(
                    "A body is one line of at most " + MAX_BODY + " characters");
        }
    }

    /// In a snapshot a row is a line, its fields are parted by tabs.
    private static boolean breaksLines(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return true;
            }
        }
        return false;
    }
}
