package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A part of a plan: people who become customers, at whatever till they come to first and at the
/// next once more. Their chance is their own, so a seed without them is what it would be anyway.
final class Acquaintances {
    private static final int THEM_IN = 3;
    private static final int PERSONS = 3;

    private final PlanMaker maker;
    private final SplittableRandom chance;
    private final List<Plan.Step> steps;

    Acquaintances(PlanMaker maker, long seed, List<Plan.Step> steps) {
        this.maker = maker;
        this.chance = new SplittableRandom(seed * 1_000_003 + 10);
        this.steps = steps;
    }

    void add() {
        if (chance.nextInt(THEM_IN) != 0) {
            return;
        }
        for (int i = 2 + chance.nextInt(6); i > 0; i--) {
            add(Duration.ofMillis(chance.nextLong(maker.end().toMillis())), till());
        }
        for (Plan.Step step : List.copyOf(steps)) {
            switch (step.act()) {
                case Act.Revoke(int till) -> around(step.at(), till);
                case Act.DamageJournal damage -> around(step.at(), damage.till());
                case Act.RestoreDisk(int till) -> around(step.at(), till);
                case Act.CloneDisk(int till) -> {
                    around(step.at(), till);
                    add(step.at().plusMillis(1 + chance.nextLong(30_000)), till + Doing.COPY);
                }
                default -> {}
            }
        }
    }

    private void around(Duration at, int till) {
        add(at.minusMillis(1 + chance.nextLong(5_000)), till);
        add(at.plusMillis(1 + chance.nextLong(30_000)), till);
    }

    private void add(Duration at, int till) {
        List<Act.Wanted> wanted =
                IntStream.rangeClosed(0, chance.nextInt(3))
                        .mapToObj(_ -> new Act.Wanted(1 + chance.nextInt(Templates.SOLD_ITEMS), 1))
                        .toList();
        steps.add(new Plan.Step(at, new Act.SellToCustomer(till, chance.nextInt(PERSONS), wanted)));
    }

    private int till() {
        return maker.tills().get(chance.nextInt(maker.tills().size()));
    }
}
