package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: somebody tries more numbers of gift cards than a hub lets anybody try, in
/// seeds in which nobody has one.
final class GuessedCards extends PlanPart {
    private static final int THEM_IN = 60;
    private static final int GUESSES = 22;

    GuessedCards(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 23, THEM_IN, steps);
    }

    @Override
    void addAll() {
        boolean hasCards =
                planned().stream()
                        .anyMatch(
                                step ->
                                        step.act() instanceof Act.PayByCard
                                                || step.act() instanceof Act.SellToCustomer);
        if (!hasCards) {
            int till = till();
            Duration at = anyTime();
            add(at.minusMillis(1), new Act.ChangeWeather(till, Weather.CLEAR));
            add(at, new Act.GuessCards(till, GUESSES));
        }
    }
}
