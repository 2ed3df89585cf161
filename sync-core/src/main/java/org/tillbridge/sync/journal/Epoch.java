package org.tillbridge.sync.journal;

/// One unbroken life of a workstation's journal: 64 random bits as 16 lower-case hex digits. Within
/// it sequences are contiguous. A new life (a spare after damage, a fork) has a new epoch.
public record Epoch(String hex) {
    private static final int DIGITS = 16;

    public Epoch {
        if (!isOne(hex)) {
            throw new IllegalArgumentException("Not an epoch: " + hex);
        }
    }

    public static boolean isOne(String hex) {
        return hex.length() == DIGITS && hex.chars().allMatch(Hash::isHexDigit);
    }
}
