package org.tillbridge.demo.replay;

import org.tillbridge.demo.data.FreshFolder;
import org.tillbridge.retail.WorkstationId;

import java.io.IOException;
import java.nio.file.Path;

/// Where the files of a run lie.
record Folders(Path root) {
    /// Empty ones.
    static Folders fresh(Path root) throws IOException {
        return new Folders(FreshFolder.at(root));
    }

    /// Those that an earlier run left.
    static Folders left(Path root) {
        if (!FreshFolder.isOurs(root)) {
            throw new ReplayFailedException("No replay left anything in " + root + ".");
        }
        return new Folders(root.toAbsolutePath());
    }

    Path data() {
        return root.resolve("data");
    }

    Path hub() {
        return root.resolve("hub");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path workstation(WorkstationId workstation) {
        return root.resolve("till-" + workstation.number());
    }
}
