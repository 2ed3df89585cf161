package org.tillbridge.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// One hub for all tries of a property, in a folder of its own that goes with it.
record HubOfProperties(Hub hub, Path folder) implements AutoCloseable {
    static HubOfProperties start(String name) throws Exception {
        Path folder = Files.createTempDirectory(name);
        return new HubOfProperties(
                ForkTest.openedHub(
                        TestDatabase.SQLITE.settings(folder.resolve("hub")),
                        folder.resolve("shop")),
                folder);
    }

    @Override
    public void close() throws IOException {
        hub.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(HubOfProperties::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
