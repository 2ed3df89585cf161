package org.tillbridge.demo.replay;

import java.util.List;

/// Where the work of a workstation is a third and two thirds done, by lines.
///
/// @param first how many acts come before the first boundary
/// @param second how many come before the second
/// @param lines in all
public record ThirdsOf(int first, int second, int lines) {
    static final int COUNT = 3;

    public static ThirdsOf acts(List<Act> acts) {
        int lines = acts.stream().mapToInt(act -> act.lines().size()).sum();
        return new ThirdsOf(actsUntil(acts, lines / 3), actsUntil(acts, 2 * lines / 3), lines);
    }

    /// In which third, from 0, a workstation is that has done so many; when it has done all, in the
    /// last.
    int of(int actsDone) {
        if (actsDone < first) {
            return 0;
        }
        return actsDone < second ? 1 : COUNT - 1;
    }

    private static int actsUntil(List<Act> acts, int lines) {
        int rung = 0;
        for (int done = 0; done < acts.size(); done++) {
            if (rung >= lines) {
                return done;
            }
            rung += acts.get(done).lines().size();
        }
        return acts.size();
    }
}
