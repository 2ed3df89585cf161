package org.tillbridge.hub.enrolment;

import java.time.Duration;
import java.time.Instant;

/// How many numbers a hub passes over that was put back to a backup, because it may have given them
/// out after it: of workstations, or of one's series. More than it gives out between two backups;
/// and one more each minute, so that it gives out others if it is put back to the same one again.
public final class Skipped {
    private static final int AT_LEAST = 1000;

    private Skipped() {}

    /// @param known a moment that the backup says, the same whenever it is put back
    public static int since(Instant known, Instant now) {
        return Math.toIntExact(AT_LEAST + Math.max(0, Duration.between(known, now).toMinutes()));
    }
}
