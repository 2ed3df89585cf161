package org.tillbridge.hub;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Which hub a command is about.
final class FolderOption {
    @Option(
            names = "--folder",
            required = true,
            paramLabel = "FOLDER",
            description =
                    "The hub's folder: database, key, API keys. Init and serve make it where it is"
                            + " not there.")
    private Path folder = Path.of("");

    Path folder() {
        return folder;
    }

    HubSettings settings() {
        return HubSettings.of(folder);
    }
}
