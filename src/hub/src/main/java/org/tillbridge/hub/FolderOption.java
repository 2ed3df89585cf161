package org.tillbridge.hub;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Which hub a command is about.
final class FolderOption {
    @Option(
            names = "--folder",
            required = true,
            paramLabel = "FOLDER",
            description = "The hub's folder: database, key, API keys. Made where it is not there.")
    private Path folder = Path.of("");

    HubSettings settings() {
        return HubSettings.of(folder);
    }
}
