package org.tillbridge.retail.codes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// All application identifiers there are, from GS1's own machine-readable list. Its grammar is told
/// at the top of `gs1-syntax-dictionary.txt`.
final class SyntaxDictionary {
    private static final String RESOURCE = "gs1-syntax-dictionary.txt";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;

    private static final SyntaxDictionary GS1 = parse(resource());

    private final Map<String, ApplicationIdentifier> identifiers;

    private SyntaxDictionary(Map<String, ApplicationIdentifier> identifiers) {
        this.identifiers = identifiers;
    }

    static SyntaxDictionary gs1() {
        return GS1;
    }

    /// @throws IllegalArgumentException if it is not in the grammar
    static SyntaxDictionary parse(String text) {
        Map<String, ApplicationIdentifier> identifiers = new TreeMap<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .flatMap(line -> entries(line).stream())
                .forEach(entry -> identifiers.put(entry.number(), entry));
        return new SyntaxDictionary(identifiers);
    }

    Optional<ApplicationIdentifier> named(String number) {
        return Optional.ofNullable(identifiers.get(number));
    }

    /// The identifier that a text begins with. No number is the beginning of another.
    Optional<ApplicationIdentifier> at(String text, int from) {
        for (int length = SHORTEST; length <= LONGEST; length++) {
            if (from + length <= text.length()) {
                Optional<ApplicationIdentifier> found = named(text.substring(from, from + length));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    Iterable<ApplicationIdentifier> all() {
        return identifiers.values();
    }

    private static List<ApplicationIdentifier> entries(String line) {
        int hash = line.indexOf('#');
        String title = hash < 0 ? "" : line.substring(hash + 1).strip();
        List<String> words =
                new ArrayList<>(
                        List.of(BLANKS.split(hash < 0 ? line : line.substring(0, hash).strip())));
        String numbers = words.removeFirst();
        boolean hasFlags = !Component.FORM.matcher(words.getFirst()).matches();
        String flags = hasFlags ? words.removeFirst() : "";
        List<Component> components = new ArrayList<>();
        while (!words.isEmpty() && Component.FORM.matcher(words.getFirst()).matches()) {
            components.add(Component.parse(words.removeFirst()));
        }
        List<ApplicationIdentifier> entries = new ArrayList<>();
        for (String number : range(numbers)) {
            entries.add(
                    new ApplicationIdentifier(
                            number,
                            flags.contains("*"),
                            components,
                            values(words, "req=").stream()
                                    .map(SyntaxDictionary::requirement)
                                    .toList(),
                            values(words, "ex=").stream()
                                    .flatMap(value -> List.of(value.split(",")).stream())
                                    .toList(),
                            qualifiers(words),
                            title));
        }
        return entries;
    }

    private static List<String> values(List<String> words, String key) {
        return words.stream()
                .filter(word -> word.startsWith(key))
                .map(word -> word.substring(key.length()))
                .toList();
    }

    /// `01+21,02`: 01 with 21, or 02.
    private static List<List<String>> requirement(String value) {
        return List.of(value.split(",")).stream().map(all -> List.of(all.split("\\+"))).toList();
    }

    /// `22,10,21|235`: either some of the first three in their order, or the last.
    private static Optional<List<List<String>>> qualifiers(List<String> words) {
        if (words.contains("dlpkey")) {
            return Optional.of(List.of());
        }
        List<String> given = values(words, "dlpkey=");
        return given.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        List.of(given.getFirst().split("\\|")).stream()
                                .map(sequence -> List.of(sequence.split(",")))
                                .toList());
    }

    private static List<String> range(String numbers) {
        int dash = numbers.indexOf('-');
        if (dash < 0) {
            return List.of(numbers);
        }
        int last = Integer.parseInt(numbers.substring(dash + 1));
        List<String> range = new ArrayList<>();
        for (int number = Integer.parseInt(numbers.substring(0, dash)); number <= last; number++) {
            range.add(Integer.toString(number));
        }
        return range;
    }

    private static String resource() {
        try (InputStream content = SyntaxDictionary.class.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                throw new IllegalStateException("Not packed: " + RESOURCE);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
