package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// A part of a plan: what head office does with workstations, and customers with receipts.
final class Troubles {
    private final PlanMaker maker;
    private final SplittableRandom chance;
    private final List<Plan.Step> steps;

    Troubles(PlanMaker maker, SplittableRandom chance, List<Plan.Step> steps) {
        this.maker = maker;
        this.chance = chance;
        this.steps = steps;
    }

    /// One kind of them in a seed; in most, none.
    void add(int kind) {
        switch (kind) {
            case 0 -> revoked(maker.till());
            case 1 -> bringsItAllBack();
            case 2 -> joins();
            case 3 -> enrolledAnew(maker.till());
            case 4, 5 -> torn();
            case 6 -> poisoned(maker.till());
            case 7, 8 -> upgraded();
            case 9 -> onAnotherDay(maker.till());
            default -> {}
        }
    }

    /// It sells on, and at times gives money out before it can hear of it.
    private void revoked(int till) {
        Duration at = maker.moment();
        boolean isDark = chance.nextBoolean();
        if (isDark) {
            steps.add(new Plan.Step(at.minusMillis(1), new Act.ChangeWeather(till, Weather.DARK)));
        }
        steps.add(new Plan.Step(at, new Act.Revoke(till)));
        for (int i = 2 + chance.nextInt(5); i > 0; i--) {
            Duration later = at.plusMillis(1 + chance.nextLong(60_000));
            steps.add(
                    new Plan.Step(
                            later,
                            chance.nextBoolean()
                                    ? new Act.TakeBack(till, maker.item(), chance.nextBoolean())
                                    : maker.work(till)));
        }
        if (isDark) {
            steps.add(
                    new Plan.Step(at.plusSeconds(60), new Act.ChangeWeather(till, Weather.CLEAR)));
        }
        for (int i = chance.nextInt(3); i > 0; i--) {
            Duration later = at.plusSeconds(30 + chance.nextLong(90));
            steps.add(new Plan.Step(later, new Act.BookRefunds(till)));
        }
        if (maker.rarely(3)) {
            enrolledAnew(till);
        }
    }

    /// The same lines over and over, at several tills, at times before the sale is known.
    private void bringsItAllBack() {
        int seller = maker.till();
        Duration at = maker.moment();
        boolean isDark = chance.nextBoolean();
        if (isDark) {
            steps.add(new Plan.Step(at, new Act.ChangeWeather(seller, Weather.DARK)));
        }
        steps.add(new Plan.Step(at.plusMillis(1), maker.sell(seller)));
        for (int i = 2 + chance.nextInt(4); i > 0; i--) {
            Duration later = at.plusMillis(2 + chance.nextLong(50_000));
            steps.add(
                    new Plan.Step(
                            later,
                            new Act.TakeBackBought(
                                    maker.till(), seller, chance.nextInt(2), false)));
        }
        if (isDark) {
            steps.add(
                    new Plan.Step(
                            at.plusSeconds(60), new Act.ChangeWeather(seller, Weather.CLEAR)));
        }
    }

    /// A machine that is new; at times the hub forgets that it knew it, where no disk is put back
    /// too: what both forget is nowhere.
    private void joins() {
        int machine = Doing.NEWCOMER + 1;
        Duration at = maker.moment();
        boolean isForgotten =
                chance.nextBoolean()
                        && steps.stream().noneMatch(step -> step.act() instanceof Act.RestoreDisk);
        if (isForgotten) {
            steps.add(new Plan.Step(at, new Act.KeepHub()));
        }
        int store = 1 + chance.nextInt(Templates.STORES);
        steps.add(new Plan.Step(at.plusMillis(1), new Act.Enrol(machine, store)));
        for (int i = 2 + chance.nextInt(4); i > 0; i--) {
            Duration later = at.plusSeconds(1 + chance.nextLong(90));
            steps.add(new Plan.Step(later, maker.work(machine)));
        }
        if (isForgotten) {
            Duration later = at.plusSeconds(10 + chance.nextLong(60));
            steps.add(new Plan.Step(later, new Act.RestoreHub(maker.rarely(3))));
        }
    }

    /// And the hub comes back often enough to notice which entry it is.
    private void poisoned(int till) {
        Duration at = maker.moment();
        steps.add(new Plan.Step(at, new Act.ChangeWeather(till, Weather.UNPLUGGED)));
        steps.add(new Plan.Step(at.plusMillis(1), new Act.Poison(till)));
        for (int i = 1 + chance.nextInt(4); i > 0; i--) {
            Duration later = at.plusMillis(2 + chance.nextLong(10_000));
            steps.add(new Plan.Step(later, maker.work(till)));
        }
        steps.add(new Plan.Step(at.plusSeconds(12), new Act.ChangeWeather(till, Weather.CLEAR)));
        steps.add(new Plan.Step(at.plusSeconds(140), maker.sell(till)));
    }

    /// In the middle of a queue: the hub is older than the tills for a while, or a till was.
    private void upgraded() {
        Duration at = maker.moment();
        int till = maker.till();
        steps.add(new Plan.Step(at, new Act.ChangeWeather(till, Weather.DARK)));
        steps.add(new Plan.Step(at.plusMillis(1), new Act.HubOfBefore()));
        steps.add(new Plan.Step(at.plusSeconds(1), new Act.CloseAsBefore(till)));
        for (int i = 2 + chance.nextInt(4); i > 0; i--) {
            Duration later = at.plusSeconds(9).plusMillis(chance.nextLong(60_000));
            steps.add(new Plan.Step(later, maker.atCounter(maker.till())));
        }
        steps.add(new Plan.Step(at.plusSeconds(30), new Act.ChangeWeather(till, Weather.CLEAR)));
        steps.add(new Plan.Step(at.plusSeconds(20 + chance.nextLong(80)), new Act.UpgradeHub()));
    }

    /// Somebody wants to have a sale of yesterday reversed.
    private void onAnotherDay(int till) {
        Duration at = maker.moment();
        steps.add(new Plan.Step(at, maker.sell(till)));
        steps.add(new Plan.Step(at.plusMillis(1), new Act.CloseCounted(till, 0)));
        steps.add(new Plan.Step(at.plusMillis(2), new Act.LongNight(Duration.ofHours(24))));
        steps.add(new Plan.Step(at.plusMillis(3), maker.sell(till)));
        steps.add(new Plan.Step(at.plusMillis(4), new Act.PostVoid(till, 1, false)));
    }

    private void torn() {
        for (int i = 1 + chance.nextInt(3); i > 0; i--) {
            int bytes = 1 + chance.nextInt(20_000);
            steps.add(
                    new Plan.Step(
                            maker.moment(),
                            chance.nextInt(3) == 0
                                    ? new Act.TearHub(bytes)
                                    : new Act.TearTill(maker.till(), bytes)));
        }
    }

    private void enrolledAnew(int till) {
        int machine = Doing.NEWCOMER + 2;
        Duration at = maker.end();
        steps.add(new Plan.Step(at, new Act.ChangeWeather(till, Weather.CLEAR)));
        steps.add(new Plan.Step(at.plusSeconds(1), new Act.CloseDay(till)));
        for (int tries = 1; tries <= 3; tries++) {
            steps.add(new Plan.Step(at.plusSeconds(20L * tries), new Act.EnrolAnew(till, machine)));
        }
        for (int i = 1; i <= 3; i++) {
            steps.add(new Plan.Step(at.plusSeconds(70 + i), maker.work(machine)));
        }
        steps.add(
                new Plan.Step(at.plusSeconds(75), new Act.TakeBack(machine, maker.item(), false)));
    }
}
