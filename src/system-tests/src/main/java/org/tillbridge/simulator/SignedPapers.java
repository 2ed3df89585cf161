package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: a till with a signing unit that is lost and comes back.
final class SignedPapers extends PlanPart {
    private static final int THEM_IN = 7;
    private static final List<Act.Signing> ALL = List.of(Act.Signing.values());

    SignedPapers(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 12, THEM_IN, steps);
    }

    @Override
    void addAll() {
        int till = till();
        Duration at = Duration.ofMillis(chance.nextLong(maker.end().toMillis() / 2));
        add(at, new Act.SetUpSigning(till));
        for (int i = 3 + chance.nextInt(4); i > 0; i--) {
            add(at.plusMillis(7_500 + chance.nextLong(70_000)), work(till));
        }
        for (int i = 1 + chance.nextInt(3); i > 0; i--) {
            lost(at.plusMillis(7_000 + chance.nextLong(60_000)), till);
        }
    }

    /// Documents are completed meanwhile; at times the till dies.
    private void lost(Duration at, int till) {
        add(at, new Act.ChangeSigning(till, ALL.get(chance.nextInt(ALL.size()))));
        add(at.plusMillis(1), sell(till));
        if (chance.nextBoolean()) {
            add(at.plusMillis(1 + chance.nextLong(3_000)), sell(till));
        }
        switch (chance.nextInt(6)) {
            case 0 -> add(at.plusMillis(chance.nextLong(4_000)), new Act.CutTill(till));
            case 1 -> add(at, new Act.CutTillAtWrite(till, 1 + chance.nextInt(12)));
            case 2 -> add(at.plusSeconds(3), new Act.Restart(till));
            default -> {}
        }
        add(
                at.plusMillis(3_000 + chance.nextLong(20_000)),
                new Act.ChangeSigning(till, Act.Signing.WORKS));
    }

    private Act work(int till) {
        return switch (chance.nextInt(5)) {
            case 0 -> new Act.TakeBack(till, item(), chance.nextBoolean());
            case 1 -> new Act.PostVoid(till, 0, false);
            default -> sell(till);
        };
    }

    private Act.Sell sell(int till) {
        return new Act.Sell(till, List.of(new Act.Wanted(item(), 1)), false, false);
    }
}
