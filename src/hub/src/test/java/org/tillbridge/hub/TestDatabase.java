package org.tillbridge.hub;

import org.tillbridge.hub.store.HubDatabase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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

    /// Changes what a hub has, behind its back.
    public static void update(HubDatabase database, String sql, Object... arguments) {
        database.write(transaction -> transaction.statements().update(sql, arguments));
    }

    /// Copies all that a hub has for a hub in another folder. It is closed, or what is copied is
    /// what a kill would leave.
    public void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        if (this == POSTGRES) {
            PostgresServer.running().copy(from, to);
        }
    }
}
