package org.tillbridge.bugs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A small change of one source file that makes the product wrong in one way.
///
/// @param says what is wrong, in a sentence
/// @param budget seeds within which its home has to catch it
/// @param source from the root of the repository
record Bug(String name, String says, Home home, long budget, String source, List<Change> changes) {
    private static final Pattern BEGINS = Pattern.compile("(?m)^== ");

    Bug {
        changes = List.copyOf(changes);
    }

    /// Who has to catch it.
    enum Home {
        SIMULATOR("org.tillbridge.simulator.SimulatorHunt"),
        POWERLOSS("org.tillbridge.simulator.PowerLossHunt"),
        INTERLEAVER("org.tillbridge.interleaver.InterleaverHunt");

        private final String hunter;

        Home(String hunter) {
            this.hunter = hunter;
        }

        /// The class that looks for it: given a number of seeds, it answers with the first that
        /// fails.
        String hunter() {
            return hunter;
        }
    }

    /// @param before text that is in the source exactly once
    /// @param after what takes its place
    record Change(String before, String after) {}

    /// The whole bank: `== name`, then `says`, `home`, `budget` and `source`, a line each, then
    /// changes, each as `--- `, what is there, `+++`, and what takes its place.
    static List<Bug> all() {
        try (var bank = Bug.class.getResourceAsStream("bugs.txt")) {
            if (bank == null) {
                throw new IllegalStateException("Not packed: bugs.txt");
            }
            String text = new String(bank.readAllBytes(), StandardCharsets.UTF_8);
            return BEGINS.splitAsStream(text).skip(1).map(Bug::parse).toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException("bugs.txt cannot be read", unreadable);
        }
    }

    private static Bug parse(String text) {
        Map<String, String> fields = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        Optional<StringBuilder> before = Optional.empty();
        Optional<StringBuilder> after = Optional.empty();
        List<String> lines = text.lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            if (line.equals("---")) {
                add(changes, before, after);
                before = Optional.of(new StringBuilder());
                after = Optional.empty();
            } else if (line.equals("+++")) {
                after = Optional.of(new StringBuilder());
            } else if (after.isPresent()) {
                after.get().append(line).append('\n');
            } else if (before.isPresent()) {
                before.get().append(line).append('\n');
            } else if (!line.isBlank()) {
                String[] field = line.split(" ", 2);
                fields.put(field[0], field[1]);
            }
        }
        add(changes, before, after);
        return new Bug(
                lines.getFirst(),
                field(fields, "says"),
                Home.valueOf(field(fields, "home").toUpperCase(Locale.ROOT)),
                Long.parseLong(field(fields, "budget")),
                field(fields, "source"),
                changes);
    }

    private static String field(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).orElseThrow();
    }

    private static void add(
            List<Change> changes, Optional<StringBuilder> before, Optional<StringBuilder> after) {
        before.ifPresent(
                there ->
                        changes.add(
                                new Change(
                                        there.toString(),
                                        after.orElseThrow().toString().stripTrailing() + "\n")));
    }

    /// The source with the bug in it.
    ///
    /// @param root of the repository
    /// @throws IllegalStateException if a change does not fit in exactly one place
    String mutated(Path root) throws IOException {
        String text = Files.readString(root.resolve(source));
        for (Change change : changes) {
            int at = text.indexOf(change.before());
            if (at < 0 || text.indexOf(change.before(), at + 1) >= 0) {
                throw new IllegalStateException(
                        "%s does not fit in exactly one place: %s"
                                .formatted(name, change.before()));
            }
            text = text.replace(change.before(), change.after());
        }
        return text;
    }
}
