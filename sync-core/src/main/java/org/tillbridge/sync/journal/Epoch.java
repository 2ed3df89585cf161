package org.tillbridge.sync.journal;

/// One unbroken life of a workstation's journal: 64 random bits as 16 lower-case hex digits. Within
/// it sequences are contiguous. A new life (a spare after damage, a fork) has a new epoch.
public record Epoch(String hex) {
    public Epoch {
        if (!hex.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("Not an epoch: " + hex);
        }
    }
}
