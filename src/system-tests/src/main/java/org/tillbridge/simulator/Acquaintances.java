package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// A part of a plan: people who become customers, at whatever till they come to first and at the
/// next once more, and bring back what they bought.
final class Acquaintances extends PlanPart {
    private static final int THEM_IN = 4;
    private static final int PERSONS = 3;

    Acquaintances(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 10, THEM_IN, steps);
    }

    @Override
    void addAll() {
        for (int i = 2 + chance.nextInt(6); i > 0; i--) {
            Duration at = anyTime();
            int till = till();
            add(at, till);
            bringBack(at, till);
        }
        for (Plan.Step step : planned()) {
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

    /// Or have it reversed, or do not.
    private void bringBack(Duration at, int seller) {
        for (int i = chance.nextInt(4); i > 0; i--) {
            Duration later = at.plusMillis(1 + chance.nextLong(40_000));
            add(
                    later,
                    chance.nextInt(4) == 0
                            ? new Act.PostVoid(seller, 0, chance.nextBoolean())
                            : new Act.TakeBackBought(
                                    till(), seller, chance.nextInt(3), chance.nextBoolean()));
        }
    }

    private void around(Duration at, int till) {
        add(at.minusMillis(1 + chance.nextLong(5_000)), till);
        add(at.plusMillis(1 + chance.nextLong(30_000)), till);
    }

    private void add(Duration at, int till) {
        List<Act.Wanted> wanted =
                IntStream.rangeClosed(0, chance.nextInt(3))
                        .mapToObj(_ -> new Act.Wanted(item(), 1 + chance.nextInt(3)))
                        .toList();
        add(
                at,
                new Act.SellToCustomer(
                        till,
                        chance.nextInt(PERSONS),
                        wanted,
                        chance.nextInt(3) == 0 ? 1 + chance.nextInt(100) : 0,
                        chance.nextInt(4) == 0
                                ? Act.Afterwards.TAKES_IT_OUT
                                : Act.Afterwards.PAYS_THE_REST));
    }
}
