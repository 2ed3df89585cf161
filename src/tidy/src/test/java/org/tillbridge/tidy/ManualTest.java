package org.tillbridge.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The manual shows what the screens look like.
class ManualTest {
    private static final Path MANUAL = Path.of("../docs/manual");
    private static final Path PICTURES = MANUAL.resolve("pictures");
    private static final Path SCREENSHOTS = Path.of("../../pos-app/target/screenshots");
    private static final Pattern SHOWN = Pattern.compile("]\\(pictures/([^)]+)\\)");
    private static final long LARGEST = 64 * 1024;

    /// Takes them anew from the screens instead when run as `mvn -Ppictures test -pl src/tidy`,
    /// after the till's own tests have drawn them.
    @Test
    void everyPictureIsThereAndSmallAndNoneIsShownNowhere() throws IOException {
        Set<String> shown = shown();
        if (Boolean.getBoolean("pictures.write")) {
            for (String name : shown) {
                SmallPicture.of(SCREENSHOTS.resolve(name)).write(PICTURES.resolve(name));
            }
        }

        assertThat(kept()).isEqualTo(shown);
        assertThat(shown)
                .as("larger than %s bytes", LARGEST)
                .allMatch(name -> PICTURES.resolve(name).toFile().length() <= LARGEST);
    }

    private static Set<String> shown() throws IOException {
        Set<String> shown = new TreeSet<>();
        try (Stream<Path> pages = Files.list(MANUAL)) {
            for (Path page : pages.filter(Files::isRegularFile).toList()) {
                SHOWN.matcher(Files.readString(page))
                        .results()
                        .forEach(hit -> shown.add(hit.group(1)));
            }
        }
        return shown;
    }

    private static Set<String> kept() throws IOException {
        Set<String> kept = new TreeSet<>();
        try (Stream<Path> files = Files.list(PICTURES)) {
            files.forEach(file -> kept.add(String.valueOf(file.getFileName())));
        }
        return kept;
    }
}
