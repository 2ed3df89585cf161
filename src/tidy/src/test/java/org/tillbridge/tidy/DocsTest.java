package org.tillbridge.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the documents name is there.
class DocsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("src/docs");
    private static final Pattern ROW_OF_A_PAIN = Pattern.compile("\\| [A-Z]\\d+ \\|.*");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)");

    @Test
    void everyPainIsKeptByATestThatExistsOrMeasuredOrPlanned() throws IOException {
        Map<String, String> tests = tests();
        List<String> wrong = new ArrayList<>();
        for (String row : Files.readAllLines(DOCS.resolve("user-pains.md"))) {
            if (!ROW_OF_A_PAIN.matcher(row).matches()) {
                continue;
            }
            String[] cells = row.split("\\|");
            String keptBy = cells[cells.length - 1];
            List<String> named = found(CODE, keptBy);
            boolean isSaid =
                    !named.isEmpty()
                            || keptBy.contains("measured by the benchmark")
                            || keptBy.contains("planned");
            if (cells.length != 6 || !isSaid) {
                wrong.add(row);
            }
            named.stream().filter(test -> !exists(test, tests)).forEach(wrong::add);
        }
        assertThat(wrong)
                .as("name an existing test as Class.method, or the benchmark, or say planned")
                .isEmpty();
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            for (String link : found(LINK, Files.readString(page))) {
                if (!link.contains(":") && !Files.exists(page.resolveSibling(link))) {
                    dead.add(ROOT.relativize(page) + " → " + link);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    private static boolean exists(String test, Map<String, String> tests) {
        String[] name = test.split("\\.", -1);
        return name.length == 2
                && tests.getOrDefault(name[0], "").contains("void " + name[1] + "(");
    }

    /// Sources of tests by the name of the class.
    private static Map<String, String> tests() throws IOException {
        Path sources = Path.of("src", "test", "java");
        Map<String, String> tests = new HashMap<>();
        for (Path file : TidyTest.javaFiles()) {
            if (file.toString().contains(sources.toString())) {
                String name = String.valueOf(file.getFileName()).replace(".java", "");
                tests.merge(name, Files.readString(file), String::concat);
            }
        }
        return tests;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(DOCS)) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(hit -> hit.group(1)).toList();
    }
}
