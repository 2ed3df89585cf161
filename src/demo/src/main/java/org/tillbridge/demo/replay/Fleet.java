package org.tillbridge.demo.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// All workstations of a replay.
public final class Fleet {
    private final List<TillProcess> tills;
    private final News news;
    private final Duration patience;

    Fleet(List<TillProcess> tills, News news, Duration patience) {
        this.tills = new ArrayList<>(tills);
        this.news = news;
        this.patience = patience;
    }

    /// @param index from 0, in the order in which they were enrolled
    public TillProcess till(int index) {
        return tills.get(index);
    }

    /// Starts one more, which does what another does from its own disk on.
    public void join(TillProcess like, String name, Path disk) {
        TillProcess newcomer = like.like(name, disk);
        news.change(() -> tills.add(newcomer));
        newcomer.start();
    }

    void start() {
        tills.forEach(TillProcess::start);
    }

    /// Lets all go on to their next boundary.
    void release() {
        tills.forEach(TillProcess::release);
    }

    void tell(String line) {
        tills.forEach(till -> till.tell(line));
    }

    /// Waits until all stand at a boundary.
    ///
    /// @return how many entries the hub does not have yet
    public long awaitBoundary() {
        return awaitAll(TillSays.Waits.class).stream().mapToLong(TillSays.Waits::unsent).sum();
    }

    /// Whether all have rung what they may and wait, or are done.
    public boolean rest() {
        return all(
                till ->
                        till.said()
                                .filter(
                                        saying ->
                                                saying instanceof TillSays.Waits
                                                        || saying instanceof TillSays.Drained)
                                .isPresent());
    }

    /// Waits until all have said something of that kind.
    ///
    /// @return what each said
    <T extends TillSays> List<T> awaitAll(Class<T> saying) {
        List<T> said = new ArrayList<>();
        news.await(
                "all tills: " + saying.getSimpleName(),
                patience,
                () -> {
                    said.clear();
                    tills.forEach(
                            till ->
                                    till.said()
                                            .filter(saying::isInstance)
                                            .map(saying::cast)
                                            .ifPresent(said::add));
                    return said.size() == tills.size();
                });
        return said;
    }

    void awaitEnd() {
        news.await("the end of all tills", patience, () -> all(TillProcess::isFinished));
    }

    /// Waits until so many lines are rung, by all tills together.
    public void awaitRung(int lines) {
        news.await(
                lines + " lines",
                patience,
                () -> {
                    tills.forEach(TillProcess::said);
                    return rung() >= lines;
                });
    }

    public int rung() {
        return tills.stream().mapToInt(TillProcess::rung).sum();
    }

    /// How often one was killed at which moment of its own choice.
    public Map<String, Integer> diedAt() {
        Map<String, Integer> all = new HashMap<>();
        tills.forEach(till -> till.diedAt().forEach((at, n) -> all.merge(at, n, Integer::sum)));
        return all;
    }

    public int kills() {
        return tills.stream().mapToInt(TillProcess::kills).sum();
    }

    int linesRestored() {
        return tills.stream().mapToInt(TillProcess::linesRestored).sum();
    }

    private boolean all(Predicate<TillProcess> condition) {
        return tills.stream().allMatch(condition);
    }
}
