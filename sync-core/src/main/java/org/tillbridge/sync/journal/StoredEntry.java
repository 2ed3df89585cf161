package org.tillbridge.sync.journal;

import java.util.OptionalInt;
import java.util.UUID;

/// A row of the table of entries, as it was found.
record StoredEntry(
        String epoch,
        long sequence,
        UUID entryId,
        String kind,
        int version,
        String businessDate,
        OptionalInt operator,
        long recordedAt,
        String header,
        String body,
        String contentHash,
        String hash) {}
