package org.tillbridge.demo.replay;

import java.util.List;
import java.util.Optional;

/// What a replaying workstation tells the process that started it: a line on its standard output,
/// marked, so that other output does no harm.
public sealed interface TillSays {
    String MARK = "@replay ";

    /// It has started, or started again.
    ///
    /// @param acts how many of its acts are in its journal
    /// @param linesKept lines of the open sale that were restored
    record Ready(int acts, int linesKept) implements TillSays {}

    /// @param lines how many lines it has rung in all, those of earlier processes included
    record Rang(int acts, int lines) implements TillSays {}

    /// It waits to be told to go on.
    ///
    /// @param unsent entries that the hub has not acknowledged
    record Waits(int acts, long unsent) implements TillSays {}

    /// The hub has acknowledged everything.
    record Drained() implements TillSays {}

    /// Its replica is what the hub is.
    record Quiet() implements TillSays {}

    /// It has come to a moment at which it is to be killed.
    record At(String moment) implements TillSays {}

    /// Something was refused to it; told so, it tries again.
    record Refused(String why) implements TillSays {}

    /// It cannot go on.
    record Failed(String why) implements TillSays {}

    default String line() {
        return MARK
                + switch (this) {
                    case Ready(int acts, int kept) -> "ready %d %d".formatted(acts, kept);
                    case Rang(int acts, int lines) -> "rang %d %d".formatted(acts, lines);
                    case Waits(int acts, long unsent) -> "waits %d %d".formatted(acts, unsent);
                    case Drained() -> "drained";
                    case Quiet() -> "quiet";
                    case At(String moment) -> "at " + moment;
                    case Refused(String why) -> "refused " + why.replaceAll("\\R", " ");
                    case Failed(String why) -> "failed " + why.replaceAll("\\R", " ");
                };
    }

    /// Empty for any other output.
    static Optional<TillSays> of(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        String said = line.substring(MARK.length());
        List<String> words = List.of(said.split(" "));
        return Optional.of(
                switch (words.getFirst()) {
                    case "ready" -> new Ready(number(words, 1), number(words, 2));
                    case "rang" -> new Rang(number(words, 1), number(words, 2));
                    case "waits" -> new Waits(number(words, 1), number(words, 2));
                    case "drained" -> new Drained();
                    case "quiet" -> new Quiet();
                    case "at" -> new At(said.substring("at ".length()));
                    case "refused" -> new Refused(said.substring("refused ".length()));
                    case "failed" -> new Failed(said.substring("failed ".length()));
                    default -> new Failed("it said " + said);
                });
    }

    private static int number(List<String> words, int index) {
        return Integer.parseInt(words.get(index));
    }
}
