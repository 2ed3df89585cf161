package org.tillbridge.demo.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// All workstations of a replay.
final class Fleet {
    private final List<TillProcess> tills;
    private final News news;
    private final Duration patience;

    Fleet(List<TillProcess> tills, News news, Duration patience) {
        this.tills = List.copyOf(tills);
        this.news = news;
        this.patience = patience;
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
    void awaitRung(int lines) {
        news.await(
                lines + " lines",
                patience,
                () -> {
                    tills.forEach(TillProcess::said);
                    return rung() >= lines;
                });
    }

    int rung() {
        return tills.stream().mapToInt(TillProcess::rung).sum();
    }

    int kills() {
        return tills.stream().mapToInt(TillProcess::kills).sum();
    }

    int linesRestored() {
        return tills.stream().mapToInt(TillProcess::linesRestored).sum();
    }

    private boolean all(Predicate<TillProcess> condition) {
        return tills.stream().allMatch(condition);
    }
}
