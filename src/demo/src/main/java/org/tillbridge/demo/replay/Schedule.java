package org.tillbridge.demo.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// What goes wrong in a replay, and when: the same for the same seed.
///
/// @param tillDeaths for each workstation, at how many lines it is killed
/// @param hubDeaths for each third, at how many lines of all workstations the hub is killed
public record Schedule(List<List<Integer>> tillDeaths, List<List<Integer>> hubDeaths) {

    /// @param lines of each workstation
    public static Schedule of(ReplaySettings settings, List<Integer> lines) {
        RandomGenerator chance = new Random(settings.seed());
        List<List<Integer>> tillDeaths =
                lines.stream()
                        .map(each -> KillPlan.of(each, settings.killsPerTill(), chance))
                        .toList();
        int all = lines.stream().mapToInt(Integer::intValue).sum();
        return new Schedule(tillDeaths, hubDeaths(all, settings.hubKills(), chance));
    }

    /// In the first and the last third by turns, in which the tills push.
    private static List<List<Integer>> hubDeaths(int lines, int kills, RandomGenerator chance) {
        List<List<Integer>> deaths =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int third = chance.nextBoolean() ? 0 : ThirdsOf.COUNT - 1;
        for (int kill = 0; kill < kills; kill++) {
            double part = (third + 0.2 + 0.5 * chance.nextDouble()) / ThirdsOf.COUNT;
            deaths.get(third).add((int) (part * lines));
            third = ThirdsOf.COUNT - 1 - third;
        }
        return deaths.stream().map(each -> each.stream().sorted().toList()).toList();
    }
}
