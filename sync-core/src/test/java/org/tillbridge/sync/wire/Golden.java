package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Files that say byte for byte what a released version writes. They change only with a new version
/// of the form.
final class Golden {
    private Golden() {}

    /// The file's text without its last line break.
    static String text(String name) throws IOException {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
            assertThat(file).as("golden file %s", name).isNotNull();
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        }
    }

    static byte[] bytes(String name) throws IOException {
        return text(name).getBytes(StandardCharsets.UTF_8);
    }
}
