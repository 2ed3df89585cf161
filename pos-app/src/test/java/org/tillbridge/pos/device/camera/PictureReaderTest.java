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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

class PictureReaderTest {
    /// Both are blurred so much that thin bars run into each other.
    private static final Set<String> SAY_NOTHING = Set.of("upca-2/10.png", "ean13-2/02.png");

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
        assertThat(reader.read(picture(pictured.file())))
                .isEqualTo(
                        SAY_NOTHING.contains(pictured.file())
                                ? Optional.empty()
                                : Optional.of(pictured.text()));
    }

    /// Sharpened first the second of the other two is read as well, and made smaller others are
    /// read as what they are not: a camera takes another picture instead.
    @Test
    void twentyFourOfTwentySixPicturesAreReadAndNoneAsSomethingElse() throws IOException {
        assertThat(pictures()).hasSize(26);
        for (Pictured each : pictures().toList()) {
            assertThat(reader.read(picture(each.file())))
                    .satisfiesAnyOf(
                            read -> assertThat(read).isEmpty(),
                            read -> assertThat(read).contains(each.text()));
        }
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
