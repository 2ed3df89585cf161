package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.demo.DemoApp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What someone who has just cloned the repository sees.
@Timeout(180)
class MainJobTest {
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
    }
}
