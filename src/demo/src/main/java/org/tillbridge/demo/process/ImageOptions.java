package org.tillbridge.demo.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Java's options of the images of till and hub, from the files that the images are built with.
public final class ImageOptions {
    private static final String COMPILE = "installer/till.compile.json";

    private ImageOptions() {}

    public static List<String> hub() {
        return options("/installer/hub.options");
    }

    /// @param folder for a file that the options name
    public static List<String> till(Path folder) {
        Path compile = folder.resolve("till.compile.json").toAbsolutePath();
        try (InputStream file = file("/" + COMPILE)) {
            Files.createDirectories(folder);
            Files.write(compile, file.readAllBytes());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return options("/installer/till.options").stream()
                .map(option -> option.replace(COMPILE, compile.toString()))
                .toList();
    }

    private static List<String> options(String name) {
        try (BufferedReader file =
                new BufferedReader(new InputStreamReader(file(name), StandardCharsets.UTF_8))) {
            return file.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream file(String name) {
        return Objects.requireNonNull(ImageOptions.class.getResourceAsStream(name), name);
    }
}
