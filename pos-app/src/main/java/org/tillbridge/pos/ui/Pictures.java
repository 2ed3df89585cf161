package org.tillbridge.pos.ui;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// Takes pictures of scenes, with or without a display. On the FX thread.
public final class Pictures {
    private final Path folder;

    public Pictures(Path folder) {
        this.folder = folder;
    }

    /// Writes `name.png`.
    ///
    /// @return the file
    public Path take(Scene scene, String name) {
        Path file = folder.resolve(name + ".png");
        try {
            Files.createDirectories(folder);
            ImageIO.write(
                    SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file.toFile());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("Cannot write " + file, unwritable);
        }
        return file;
    }
}
