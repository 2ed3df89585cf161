package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.demo.DemoApp;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/// What someone who has just cloned the repository sees.
@Timeout(600)
class MainJobTest {
    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;

    private static final Pattern NOT_OURS =
            Pattern.compile("WARN|INFO|level=|Exception|^\\s*at ", Pattern.MULTILINE);

    @TempDir Path folder;

    @Test
    void whereADisplayIsNamedThatIsNotThereTheDayPlaysByItselfAndOnlyItSpeaks()
            throws IOException, InterruptedException {
        ProcessBuilder shop =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DemoApp.class.getName(),
                        "shop",
                        "--folder",
                        folder.resolve("demo").toString());
        shop.environment().put("DISPLAY", ":59000");
        shop.environment().remove("WAYLAND_DISPLAY");
        Process process = shop.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        List<String> lines = printed.lines().toList();
        assertThat(lines)
                .contains(
                        "No window: Unable to open DISPLAY. A day plays by itself.",
                        "Till and hub agree.");
        assertThat(printed).doesNotContainPattern(NOT_OURS);
        assertThat(folder.resolve("demo/demo.log")).content().contains("The hub is up");
        assertScreensAreThere(folder.resolve("demo/screenshots"));
    }

    /// Of the whole day, in their order, and none of them blank.
    private static void assertScreensAreThere(Path screenshots) throws IOException {
        List<Path> pictures;
        try (Stream<Path> files = Files.list(screenshots)) {
            pictures = files.sorted().toList();
        }
        assertThat(pictures)
                .extracting(picture -> picture.getFileName().toString().replaceAll("^\\d+-", ""))
                .startsWith("sign-on.png", "float.png", "empty-sale.png", "sale.png", "cash.png")
                .contains("offline-sale.png", "return.png", "connected-again.png", "day.png")
                .endsWith("counted.png");
        for (Path picture : pictures) {
            BufferedImage screen = ImageIO.read(picture.toFile());
            int[] dots = screen.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
            assertThat(Arrays.stream(dots).distinct().count())
                    .as(picture.toString())
                    .isGreaterThan(50);
        }
    }
}
