package org.tillbridge.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Leaves out of a plan that fails whatever it fails without.
final class Shrinking {
    private static final int MOST_TRIES = 400;

    private final Predicate<Plan> fails;
    private int tries;

    /// @param fails whether a plan still fails in the same way
    Shrinking(Predicate<Plan> fails) {
        this.fails = fails;
    }

    Plan shrink(Plan plan) {
        Plan least = plan;
        int size = Math.max(1, plan.steps().size() / 2);
        while (size >= 1 && tries < MOST_TRIES) {
            Plan fewer = without(least, size);
            boolean same = fewer.steps().size() == least.steps().size();
            least = fewer;
            size = same ? size / 2 : Math.min(size, Math.max(1, least.steps().size() / 2));
        }
        return least;
    }

    /// One pass: each part of this size is left out if it can be.
    private Plan without(Plan plan, int size) {
        Plan least = plan;
        int from = 0;
        while (from < least.steps().size() && tries < MOST_TRIES) {
            List<Plan.Step> fewer = new ArrayList<>(least.steps());
            fewer.subList(from, Math.min(from + size, fewer.size())).clear();
            tries++;
            if (fails.test(least.with(fewer))) {
                least = least.with(fewer);
            } else {
                from += size;
            }
        }
        return least;
    }
}
