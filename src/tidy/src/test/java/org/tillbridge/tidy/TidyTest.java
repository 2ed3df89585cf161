package org.tillbridge.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a reader should not have to put up with.
class TidyTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int LONGEST_FILE = 400;
    private static final Set<String> AT_THE_ROOT =
            Set.of(
                    "pom.xml",
                    "README.md",
                    "LICENSE",
                    "CHANGELOG.md",
                    "sync-core",
                    "pos-app",
                    "src",
                    "installer");

    /// Rewrites instead of failing when run as `mvn -Pformat test -pl src/tidy`.
    @Test
    void everyJavaFileIsFormatted() throws IOException, FormatterException {
        Formatter formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        List<Path> untidy = new ArrayList<>();
        for (Path file : javaFiles()) {
            String source = Files.readString(file);
            String formatted =
                    formatter.formatSourceAndFixImports(
                            RemoveUnusedImports.removeUnusedImports(source));
            if (!formatted.equals(source)) {
                untidy.add(ROOT.relativize(file));
                if (Boolean.getBoolean("tidy.write")) {
                    Files.writeString(file, formatted);
                }
            }
        }
        assertThat(Boolean.getBoolean("tidy.write") ? List.<Path>of() : untidy)
                .as("not formatted; run: mvn -Pformat test -pl src/tidy")
                .isEmpty();
    }

    @Test
    void noJavaFileIsTooLongToRead() throws IOException {
        assertThat(javaFiles())
                .as("files over %s lines: split them by what they are about", LONGEST_FILE)
                .filteredOn(file -> lines(file) > LONGEST_FILE)
                .isEmpty();
    }

    @Test
    void nothingIsLeftOpen() throws IOException {
        Pattern open = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
        assertThat(javaFiles())
                .as("do it, or say in the changelog what is not there")
                .filteredOn(file -> open.matcher(read(file)).find())
                .isEmpty();
    }

    @Test
    void noPackageIsADrawerForEverything() throws IOException {
        Pattern drawer = Pattern.compile("/(util|utils|common|helper|helpers|misc|impl)/");
        assertThat(javaFiles())
                .as("name the package after what it is about")
                .filteredOn(file -> drawer.matcher(file.toString().replace('\\', '/')).find())
                .isEmpty();
    }

    @Test
    void theRootHoldsOnlyWhatANewcomerNeeds() throws IOException {
        try (Stream<Path> entries = Files.list(ROOT)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .as("everything else lives under src")
                    .filteredOn(name -> !name.startsWith(".") && !name.equals("target"))
                    .isSubsetOf(AT_THE_ROOT);
        }
    }

    static List<Path> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target"))
                    .sorted()
                    .toList();
        }
    }

    private static long lines(Path file) {
        return read(file).lines().count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
