package org.tillbridge.simulator;

import org.tillbridge.retail.CashMovement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A part of a plan: what else is done at a counter than selling for cash.
final class CounterWork {
    private static final List<Act.Card> CARDS = List.of(Act.Card.values());
    private static final int MOST_PARTS = 4;

    private final PlanMaker maker;
    private final SplittableRandom chance;
    private final List<Plan.Step> steps;

    CounterWork(PlanMaker maker, SplittableRandom chance, List<Plan.Step> steps) {
        this.maker = maker;
        this.chance = chance;
        this.steps = steps;
    }

    Act work(int till) {
        return switch (chance.nextInt(16)) {
            case 0, 1 -> new Act.Suspend(till, maker.sell(till).wanted());
            case 2, 3 -> new Act.Resume(till, chance.nextInt(3), !maker.rarely(3));
            case 4, 5 -> new Act.PostVoid(till, chance.nextInt(3), maker.rarely(3));
            case 6, 7 -> moved(till);
            case 8 -> new Act.OpenDrawer(till, chance.nextBoolean());
            case 9 -> new Act.CountTill(till, over());
            case 10 ->
                    maker.rarely(2) ? new Act.CloseCounted(till, over()) : new Act.WrongPin(till);
            default -> inParts(till);
        };
    }

    private Act.SellInParts inParts(int till) {
        List<Act.Payment> parts = new ArrayList<>();
        for (int i = 1 + chance.nextInt(MOST_PARTS); i > 0; i--) {
            int percent = maker.rarely(2) ? 100 : 1 + chance.nextInt(99);
            parts.add(new Act.Payment(kind(), percent, card()));
        }
        return new Act.SellInParts(till, maker.sell(till).wanted(), parts);
    }

    private Act.Payment.Kind kind() {
        return switch (chance.nextInt(8)) {
            case 0 -> Act.Payment.Kind.CASH;
            case 1, 2 -> Act.Payment.Kind.VOUCHER;
            case 3, 4 -> Act.Payment.Kind.GIVEN_BACK;
            default -> Act.Payment.Kind.CARD;
        };
    }

    private Act.Card card() {
        return maker.rarely(2) ? Act.Card.PAYS : CARDS.get(chance.nextInt(CARDS.size()));
    }

    private Act.MoveCash moved(int till) {
        CashMovement[] movements = CashMovement.values();
        return new Act.MoveCash(
                till,
                movements[chance.nextInt(movements.length)],
                1 + chance.nextInt(5000),
                maker.rarely(3));
    }

    private int over() {
        return maker.rarely(2) ? 0 : chance.nextInt(-500, 500);
    }

    /// What is set aside on one of two disks is carried.
    void setAside(Duration at, int machine) {
        steps.add(new Plan.Step(at, new Act.Suspend(machine, maker.sell(machine).wanted())));
    }

    /// In some seeds a sale is set aside, or money taken, just before something befalls the disk.
    void addBefore(Duration at, int till) {
        for (int i = 1 + chance.nextInt(3); i > 0; i--) {
            Duration before = at.minusMillis(1 + chance.nextInt(4_000));
            steps.add(
                    new Plan.Step(
                            before.isNegative() ? Duration.ZERO : before,
                            chance.nextBoolean()
                                    ? new Act.Suspend(till, maker.sell(till).wanted())
                                    : work(till)));
        }
        for (int i = chance.nextInt(3); i > 0; i--) {
            steps.add(
                    new Plan.Step(
                            at.plusSeconds(9 + chance.nextLong(60)),
                            new Act.Resume(till, chance.nextInt(3), chance.nextBoolean())));
        }
    }
}
