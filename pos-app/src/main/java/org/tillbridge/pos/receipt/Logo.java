package org.tillbridge.pos.receipt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.printer.Dots;
import org.tillbridge.pos.device.printer.PrintLine;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import javax.imageio.ImageIO;

/// The shop's sign at the head of its paper: `logo.png` in the workstation's folder, where there is
/// one, as dots. Larger than the middle of the paper it is made smaller. One that cannot be read
/// keeps no receipt from being printed.
final class Logo {
    private static final Logger LOG = LoggerFactory.getLogger(Logo.class);
    private static final String NAME = "logo.png";

    /// How many dots a column of letters is wide.
    private static final int COLUMN = 12;

    private static final long LARGEST_FILE = 2_000_000;

    private final Path file;

    Logo(Path folder) {
        file = folder.resolve(NAME);
    }

    /// Read anew each time: it may have been changed.
    ///
    /// @param columns how many letters stand in a line
    Optional<PrintLine> picture(int columns) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            BufferedImage picture =
                    Files.size(file) > LARGEST_FILE ? null : ImageIO.read(file.toFile());
            if (picture == null) {
                LOG.error("{} is no picture, or too large", file);
                return Optional.empty();
            }
            return Optional.of(new PrintLine.Picture(Dots.of(picture, columns * COLUMN * 2 / 3)));
        } catch (IOException | RuntimeException unreadable) {
            LOG.error("{} cannot be read", file, unreadable);
            return Optional.empty();
        }
    }
}
