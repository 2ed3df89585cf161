package org.tillbridge.sync;

import org.tillbridge.sync.wire.NoAnswer;

import java.time.Instant;

/// Whether the hub is there. Times are this computer's.
public sealed interface HubContact {
    /// It has not been asked since the application started.
    record NotTried() implements HubContact {}

    record Connected(Instant since) implements HubContact {}

    record Offline(Instant since, NoAnswer.Cause cause) implements HubContact {}
}
