package org.tillbridge.hub;

import org.tillbridge.hub.store.DatabaseAddress;
import org.tillbridge.sync.wire.PinVerifier;

import java.nio.file.Path;
import java.time.Duration;

/// How a hub runs.
///
/// @param folder of its key and its snapshots, and of its database if that is a file; made where it
///   is not there
/// @param database where it keeps what it knows
/// @param host the address it listens on; plain HTTP is for this machine alone
/// @param port 0 for any that is free
/// @param feedKept how long the feed's log is kept; a workstation that was away longer takes a
///   snapshot
/// @param pinIterations of PBKDF2, for PINs set from now on
public record HubSettings(
        Path folder,
        DatabaseAddress database,
        String host,
        int port,
        Duration feedKept,
        int pinIterations) {
    public static final int USUAL_PORT = 8480;

    /// The file in the hub's folder in which the last import's oddities stand.
    public static final String IMPORT_REPORT = "import-report.tsv";

    private static final String FILE = "hub.db";

    /// The usual ones, on any port of this machine that is free.
    public static HubSettings of(Path folder) {
        return new HubSettings(
                folder,
                new DatabaseAddress.File(folder.resolve(FILE)),
                "127.0.0.1",
                0,
                Duration.ofDays(14),
                PinVerifier.ITERATIONS);
    }

    public HubSettings withDatabase(DatabaseAddress other) {
        return new HubSettings(folder, other, host, port, feedKept, pinIterations);
    }

    public HubSettings withPort(int other) {
        return new HubSettings(folder, database, host, other, feedKept, pinIterations);
    }

    public HubSettings withHost(String other) {
        return new HubSettings(folder, database, other, port, feedKept, pinIterations);
    }

    public HubSettings withFeedKept(Duration other) {
        return new HubSettings(folder, database, host, port, other, pinIterations);
    }

    /// For tests: less than the usual work makes PINs easy to guess.
    public HubSettings withPinIterations(int other) {
        return new HubSettings(folder, database, host, port, feedKept, other);
    }
}
