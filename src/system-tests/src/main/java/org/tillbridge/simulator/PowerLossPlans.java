package org.tillbridge.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// The plan of a seed, without what copies or damages disks by other ways, and with machines that
/// lose their power in the middle of writing, on disks that keep only what was synced.
final class PowerLossPlans {
    private static final int WRITTEN_BACK_IN = 10;

    private final SplittableRandom chance;
    private final Plan plan;
    private final List<Plan.Step> steps = new ArrayList<>();

    private PowerLossPlans(long seed) {
        chance = new SplittableRandom(seed * 31 + 7);
        plan = PlanMaker.make(seed);
    }

    static Plan make(long seed) {
        return new PowerLossPlans(seed).plan();
    }

    private Plan plan() {
        plan.steps().stream().filter(step -> stays(step.act())).forEach(this::addStep);
        Duration end = plan.steps().getLast().at();
        for (int cuts = 2 + chance.nextInt(5); cuts > 0; cuts--) {
            addCut(Duration.ofMillis(chance.nextLong(end.toMillis() + 1)));
        }
        if (plan.seed() % WRITTEN_BACK_IN == 3) {
            addCutAfterCheckpoint(end);
        }
        steps.sort(Comparator.comparing(Plan.Step::at));
        return plan.with(steps).onForgettingDisks();
    }

    /// That a log which was synced has lost its end is found out by a note that is not synced:
    /// where the power takes that too, nobody can know.
    private static boolean stays(Act act) {
        return switch (act) {
            case Act.DamageJournal damage -> damage.part() == Act.Part.FILE;
            case Act.CloneDisk _,
                    Act.KeepDisk _,
                    Act.RestoreDisk _,
                    Act.KeepHub _,
                    Act.RestoreHub _,
                    Act.DamageReplica _,
                    Act.TearTill _,
                    Act.TearHub _ ->
                    false;
            default -> true;
        };
    }

    /// A damaged journal is replaced at the next start.
    private void addStep(Plan.Step step) {
        steps.add(step);
        if (step.act() instanceof Act.DamageJournal damage && chance.nextInt(4) != 0) {
            add(
                    step.at().plusSeconds(1),
                    new Act.CutTillAtDisk(damage.till(), chance.nextInt(150)));
        }
    }

    /// Something is written soon. At times the power goes again at the start after it.
    private void addCut(Duration at) {
        int till = plan.tills().get(chance.nextInt(plan.tills().size()));
        int operations = chance.nextInt(chance.nextInt(3) == 0 ? 400 : 40);
        switch (chance.nextInt(4)) {
            case 0 -> add(at, new Act.CutHubAtDisk(operations));
            case 1 -> {
                add(at, new Act.CutTillAtDisk(till, operations));
                add(at, new Act.Restart(till));
            }
            default -> add(at, new Act.CutTillAtDisk(till, operations));
        }
        if (chance.nextInt(4) == 0) {
            Duration off = at.plusMillis(100);
            add(off, new Act.CutTill(till));
            add(off.plusSeconds(1), new Act.CutTillAtDisk(till, chance.nextInt(30)));
        }
        for (int sales = 1 + chance.nextInt(3); sales > 0; sales--) {
            int item = 1 + chance.nextInt(Templates.SOLD_ITEMS);
            List<Act.Wanted> wanted = List.of(new Act.Wanted(item, 1));
            add(at.plusMillis(sales * 10L), new Act.Sell(till, wanted, false, false));
        }
    }

    /// So many entries that a journal writes its log back while it goes on, and begins the log
    /// anew.
    private void addCutAfterCheckpoint(Duration at) {
        int till = plan.tills().getFirst();
        add(at.plusSeconds(20), new Act.AdjustMany(till, 130));
        add(at.plusSeconds(20).plusMillis(1), new Act.CutTill(till));
        add(at.plusSeconds(40), new Act.ChangeWeather(till, Weather.CLEAR));
    }

    private void add(Duration at, Act act) {
        steps.add(new Plan.Step(at, act));
    }
}
