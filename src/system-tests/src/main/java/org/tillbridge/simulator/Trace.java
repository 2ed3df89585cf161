package org.tillbridge.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/// What happened, in order: all of it as a hash, the end of it in words.
final class Trace {
    private static final int KEPT = 400;

    private final VirtualTime time;
    private final MessageDigest digest = sha256();
    private final Deque<String> last = new ArrayDeque<>();
    private long lines;

    Trace(VirtualTime time) {
        this.time = time;
    }

    void add(String what) {
        String passed = Long.toString(time.passed());
        String line = " ".repeat(Math.max(0, 11 - passed.length())) + passed + "  " + what;
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        lines++;
        last.addLast(line);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    long lines() {
        return lines;
    }

    List<String> last() {
        return List.copyOf(last);
    }

    /// Of everything so far; nothing can be added afterwards.
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
