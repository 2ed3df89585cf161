package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// A part of a plan that some seeds have. Its chance is its own, so a seed without it is what it
/// would be anyway.
abstract class PlanPart {
    private static final List<Act.Card> CARDS = List.of(Act.Card.values());

    final PlanMaker maker;
    final SplittableRandom chance;
    private final int in;
    private final List<Plan.Step> steps;

    /// @param salt of no other part
    /// @param in of so many seeds one has it
    PlanPart(PlanMaker maker, long seed, int salt, int in, List<Plan.Step> steps) {
        this.maker = maker;
        this.chance = new SplittableRandom(seed * 1_000_003 + salt);
        this.in = in;
        this.steps = steps;
    }

    /// Adds it, if the seed has it.
    final void add() {
        if (chance.nextInt(in) == 0) {
            addAll();
        }
    }

    abstract void addAll();

    final void add(Duration at, Act act) {
        steps.add(new Plan.Step(at.isNegative() ? Duration.ZERO : at, act));
    }

    /// What is planned so far.
    final List<Plan.Step> planned() {
        return List.copyOf(steps);
    }

    /// Whether anything planned so far gives a till or the hub another past than it had (a disk
    /// that is copied, put back or damaged, a bit that turns), or is about whom head office trusts.
    final boolean isOfDisksOrTrust() {
        return steps.stream().map(Plan.Step::act).anyMatch(PlanPart::isOfDisksOrTrust);
    }

    private static boolean isOfDisksOrTrust(Act act) {
        return act instanceof Act.CloneDisk
                || act instanceof Act.RestoreDisk
                || act instanceof Act.DamageJournal
                || act instanceof Act.RestoreHub
                || act instanceof Act.Revoke
                || act instanceof Act.EnrolAnew
                || act instanceof Act.TurnBit;
    }

    /// Adds something around whatever befalls the disk of a till, in the order of the plan.
    final void aroundEachDisk(AtTill adds) {
        for (Plan.Step step : planned()) {
            switch (step.act()) {
                case Act.DamageJournal damage -> adds.add(step.at(), damage.till());
                case Act.RestoreDisk(int till) -> adds.add(step.at(), till);
                case Act.CloneDisk(int till) -> adds.add(step.at(), till);
                default -> {}
            }
        }
    }

    /// Adds to a plan what happens around a time at a till.
    interface AtTill {
        void add(Duration at, int till);
    }

    final Act.Card anyCard() {
        return CARDS.get(chance.nextInt(CARDS.size()));
    }

    final Duration anyTime() {
        return Duration.ofMillis(chance.nextLong(maker.end().toMillis()));
    }

    final int till() {
        return maker.tills().get(chance.nextInt(maker.tills().size()));
    }

    final int item() {
        return 1 + chance.nextInt(Templates.SOLD_ITEMS);
    }
}
