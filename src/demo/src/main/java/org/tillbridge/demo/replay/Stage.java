package org.tillbridge.demo.replay;

import java.nio.file.Path;

/// Where a replay plays.
///
/// @param root where all its files are
public record Stage(Path root, HubProcess hub, Fleet fleet, News news) {
    public Path logs() {
        return root.resolve("logs");
    }
}
