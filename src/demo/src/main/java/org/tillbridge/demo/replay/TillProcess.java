package org.tillbridge.demo.replay;

import org.tillbridge.demo.process.Child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A workstation of a replay: one process after the other over the same files, for it is killed
/// where its plan says so, and started again.
public final class TillProcess {
    private static final Duration FOR_GOOD = Duration.ofDays(1);

    private final String name;
    private final Path folder;
    private final List<String> arguments;
    private final Path log;
    private final Deque<Integer> deaths;
    private final News news;
    private final Circumstances circumstances;

    // All guarded by the lock of the news.
    private Optional<Child> child = Optional.empty();
    private Optional<TillSays> said = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private boolean dying;
    private boolean finished;
    private final Map<String, Integer> diedAt = new HashMap<>();
    private int lives;
    private int released;
    private int rung;
    private int kills;
    private int linesRestored;

    /// @param folder its disk
    /// @param arguments of the process, but for its folder and how far it may go
    /// @param deaths at how many lines it is killed, ascending
    TillProcess(
            String name,
            Path folder,
            List<String> arguments,
            Path log,
            List<Integer> deaths,
            News news,
            Circumstances circumstances) {
        this.name = name;
        this.folder = folder;
        this.circumstances = circumstances;
        this.arguments = List.copyOf(arguments);
        this.log = log;
        this.deaths = new ArrayDeque<>(deaths);
        this.news = news;
    }

    /// Another that does the same from its own disk on, and may go as far.
    TillProcess like(String other, Path disk) {
        TillProcess copy =
                new TillProcess(
                        other,
                        disk,
                        arguments,
                        log.resolveSibling(disk.getFileName() + ".log"),
                        List.of(),
                        news,
                        circumstances);
        copy.released = released;
        return copy;
    }

    public Path folder() {
        return folder;
    }

    /// `kill -9`, now; then it is started again.
    public void kill() {
        news.change(this::die);
    }

    /// A process dies once, whatever it still says until it is dead.
    private void die() {
        if (dying || child.isEmpty()) {
            return;
        }
        dying = true;
        kills++;
        child.orElseThrow().kill();
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

    /// Answers what the running process said last.
    public void tell(String line) {
        news.change(
                () -> {
                    said = Optional.empty();
                    child.ifPresent(running -> running.tell(line));
                });
    }

    /// What it said last, unless it is about to die.
    ///
    /// @throws ReplayFailedException if it cannot go on
    public Optional<TillSays> said() {
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

    /// How often at which moment of its own choice.
    Map<String, Integer> diedAt() {
        return diedAt;
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
                    all.addAll(List.of("--folder", folder.toString()));
                    all.addAll(List.of("--released", Integer.toString(released)));
                    dying = false;
                    said = Optional.empty();
                    child =
                            Optional.of(
                                    circumstances.till(
                                            new Circumstances.Program(
                                                    name, folder, lives, all, log, this::heard)));
                    lives++;
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
            case TillSays.At(String moment) -> {
                if (!dying) {
                    diedAt.merge(moment, 1, Integer::sum);
                }
                die();
            }
            case TillSays.Failed(String why) -> failure = Optional.of(why);
            case TillSays.Waits _, TillSays.Drained _, TillSays.Quiet _, TillSays.Refused _ -> {}
        }
    }

    /// A process that is too quick for its death dies of it the next time that it starts.
    private void dieIfDue() {
        if (!dying && !deaths.isEmpty() && rung >= deaths.peek()) {
            deaths.remove();
            die();
        }
    }
}
