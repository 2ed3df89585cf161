package org.tillbridge.pos.ui;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

import java.awt.image.BufferedImage;
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
            WritableImage taken = scene.snapshot(null);
            ImageIO.write(SwingFXUtils.fromFXImage(taken, opaque(taken)), "png", file.toFile());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("Cannot write " + file, unwritable);
        }
        return file;
    }

    /// As a window is; what could be seen through takes three times as long to write.
    private static BufferedImage opaque(WritableImage taken) {
        return new BufferedImage(
                (int) taken.getWidth(), (int) taken.getHeight(), BufferedImage.TYPE_INT_RGB);
    }
}
