package org.tillbridge.demo.replay;

import org.tillbridge.demo.process.Child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A workstation of a replay: one process after the other over the same files, for it is killed
/// where its plan says so, and started again.
final class TillProcess {
    private static final Duration FOR_GOOD = Duration.ofDays(1);

    private final String name;
    private final List<String> arguments;
    private final Path log;
    private final Deque<Integer> deaths;
    private final News news;

    // All guarded by the lock of the news.
    private Optional<Child> child = Optional.empty();
    private Optional<TillSays> said = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private boolean dying;
    private boolean finished;
    private int released;
    private int rung;
    private int kills;
    private int linesRestored;

    /// @param arguments of the process, but for how far it may go
    /// @param deaths at how many lines it is killed, ascending
    TillProcess(String name, List<String> arguments, Path log, List<Integer> deaths, News news) {
        this.name = name;
        this.arguments = List.copyOf(arguments);
        this.log = log;
        this.deaths = new ArrayDeque<>(deaths);
        this.news = news;
    }

    void start() {
        Thread.ofPlatform().daemon().name(name).start(this::live);
    }

    /// Lets it go past its next boundary.
    void release() {
        news.change(
                () -> {
                    released++;
                    said = Optional.empty();
                    child.ifPresent(running -> running.tell("go"));
                });
    }

    /// Tells the running process something.
    void tell(String line) {
        news.change(() -> child.ifPresent(running -> running.tell(line)));
    }

    /// What it said last, unless it is about to die.
    ///
    /// @throws ReplayFailedException if it cannot go on
    Optional<TillSays> said() {
        failure.ifPresent(
                why -> {
                    throw new ReplayFailedException(name + ": " + why);
                });
        return dying ? Optional.empty() : said;
    }

    boolean isFinished() {
        return finished;
    }

    int rung() {
        return rung;
    }

    int kills() {
        return kills;
    }

    /// How many lines of open sales were there again after a death.
    int linesRestored() {
        return linesRestored;
    }

    private void live() {
        try {
            boolean again = true;
            while (again) {
                Child running = begin();
                again = end(running.waitFor(FOR_GOOD));
            }
        } catch (RuntimeException broken) {
            news.change(() -> failure = Optional.of(broken.toString()));
        }
    }

    private Child begin() {
        news.change(
                () -> {
                    List<String> all = new ArrayList<>(arguments);
                    all.addAll(List.of("--released", Integer.toString(released)));
                    dying = false;
                    said = Optional.empty();
                    child =
                            Optional.of(
                                    Child.start(
                                            ReplayTillCommand.class,
                                            Child.SHORT_LIVED,
                                            all,
                                            log,
                                            this::heard));
                });
        return child.orElseThrow();
    }

    private boolean end(int status) {
        news.change(
                () -> {
                    child = Optional.empty();
                    finished = !dying && status == 0;
                    if (!dying && status != 0) {
                        failure =
                                Optional.of(
                                        failure.orElse("it ended with status " + status)
                                                + "; see "
                                                + log);
                    }
                });
        return dying;
    }

    private void heard(String line) {
        TillSays.of(line).ifPresent(saying -> news.change(() -> take(saying)));
    }

    private void take(TillSays saying) {
        said = Optional.of(saying);
        switch (saying) {
            case TillSays.Rang(int _, int lines) -> {
                rung = lines;
                dieIfDue();
            }
            case TillSays.Ready(int _, int kept) -> {
                linesRestored += kept;
                dieIfDue();
            }
            case TillSays.Failed(String why) -> failure = Optional.of(why);
            case TillSays.Waits _, TillSays.Drained _, TillSays.Quiet _ -> {}
        }
    }

    /// A process that is too quick for its death dies of it the next time that it starts.
    private void dieIfDue() {
        if (!dying && !deaths.isEmpty() && rung >= deaths.peek()) {
            deaths.remove();
            dying = true;
            kills++;
            child.ifPresent(Child::kill);
        }
    }
}
