package org.tillbridge.hub;

import java.nio.file.Path;

/// What a hub can stand on.
public enum TestDatabase {
    SQLITE,
    POSTGRES;

    /// For a hub in a folder; the same database whenever the same folder is asked for.
    public HubSettings settings(Path folder) {
        HubSettings settings = HubSettings.of(folder).withPinIterations(1000);
        return switch (this) {
            case SQLITE -> settings;
            case POSTGRES -> settings.withDatabase(PostgresServer.running().databaseOf(folder));
        };
    }
}
