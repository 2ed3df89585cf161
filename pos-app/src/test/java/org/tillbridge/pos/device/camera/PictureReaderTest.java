package org.tillbridge.pos.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

class PictureReaderTest {
    private final PictureReader reader = new PictureReader();

    private record Pictured(String file, String text) {
        static Pictured of(String line) {
            String[] cells = line.split("\t", -1);
            return new Pictured(cells[0], cells[3].replace("\\\\", "\\"));
        }
    }

    static Stream<Pictured> pictures() throws IOException {
        try (InputStream index = resource("index.tsv")) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().skip(1).map(Pictured::of).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void realPicturesAreReadAsWhatTheySay(Pictured pictured) throws IOException {
        assertThat(reader.read(picture(pictured.file()))).contains(pictured.text());
    }

    /// Sharpened or made smaller first, such pictures are read, and short codes as others than they
    /// are: a camera takes another picture instead.
    @Test
    void aPictureThatIsTooBlurredSaysNothingRatherThanSomethingElse() throws IOException {
        assertThat(reader.read(picture("upca-2/10.png"))).isEmpty();
    }

    @Test
    void aPictureOfNothingSaysNothing() {
        assertThat(reader.read(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB))).isEmpty();
    }

    private static BufferedImage picture(String file) throws IOException {
        try (InputStream in = resource(file)) {
            return ImageIO.read(in);
        }
    }

    private static InputStream resource(String file) {
        return Objects.requireNonNull(
                PictureReaderTest.class.getResourceAsStream("/barcodes/" + file), file);
    }
}
