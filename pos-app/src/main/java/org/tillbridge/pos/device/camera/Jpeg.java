package org.tillbridge.pos.device.camera;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Reads pictures that somebody else made.
final class Jpeg {
    private static final int WIDEST = 8192;

    /// Wider ones are read with fewer points: a code that fills a quarter of it can still be read.
    private static final int WIDE_ENOUGH = 1280;

    private Jpeg() {}

    /// @throws IOException if it is none, or larger than any camera's
    static BufferedImage read(byte[] jpeg) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            if (width > WIDEST || reader.getHeight(0) > WIDEST) {
                throw new IOException("A picture has too many points");
            }
            ImageReadParam fewer = reader.getDefaultReadParam();
            int each = Math.max(1, width / WIDE_ENOUGH);
            fewer.setSourceSubsampling(each, each, 0, 0);
            return reader.read(0, fewer);
        } catch (RuntimeException odd) {
            throw new IOException("A picture cannot be read", odd);
        } finally {
            reader.dispose();
        }
    }
}
