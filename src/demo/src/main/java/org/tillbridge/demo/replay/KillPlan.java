package org.tillbridge.demo.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// When a workstation dies: at how many lines rung. The first death falls into the middle third,
/// where there is no hub; the others into the first and last by turns.
public final class KillPlan {
    private KillPlan() {}

    /// @param lines that the workstation rings in all
    /// @return ascending; none within the lines of another
    public static List<Integer> of(int lines, int kills, RandomGenerator chance) {
        List<Integer> deaths = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            deaths.add(withinThird(third(kill), lines, chance));
        }
        Collections.sort(deaths);
        return deaths.stream().distinct().toList();
    }

    private static int third(int kill) {
        if (kill == 0) {
            return 1;
        }
        return kill % 2 == 1 ? 2 : 0;
    }

    /// Not too near to its ends, where a workstation waits and nothing happens.
    private static int withinThird(int third, int lines, RandomGenerator chance) {
        double part = (third + 0.1 + 0.7 * chance.nextDouble()) / 3;
        return Math.max(1, (int) (part * lines));
    }
}
