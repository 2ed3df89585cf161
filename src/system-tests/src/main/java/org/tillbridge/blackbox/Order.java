package org.tillbridge.blackbox;

import org.tillbridge.hub.PostgresServer;

import java.nio.file.Path;
import java.util.Optional;

/// What is asked of a scenario.
///
/// @param folder of this scenario alone
/// @param small whether it has to be over soon, as in the tests of every build
public record Order(Path folder, Engine engine, long seed, boolean small) {
    /// What the hub stands on.
    public enum Engine {
        SQLITE,
        POSTGRESQL;

        /// The database of a run in a folder; empty for a file.
        Optional<String> databaseOf(Path folder) {
            return switch (this) {
                case SQLITE -> Optional.empty();
                case POSTGRESQL -> Optional.of(PostgresServer.running().urlOf(folder));
            };
        }
    }

    /// One of two numbers.
    int either(int ifSmall, int ifWhole) {
        return small ? ifSmall : ifWhole;
    }
}
