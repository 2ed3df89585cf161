package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: sales that cards paid come back, and what they paid goes back to them.
final class CardsThatGetBack extends PlanPart {
    private static final int THEM_IN = 5;

    CardsThatGetBack(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 13, THEM_IN, steps);
    }

    @Override
    void addAll() {
        int till = till();
        Duration at = anyTime();
        add(at, paid(till));
        Duration back = at.plusMillis(1_000 + chance.nextLong(20_000));
        switch (chance.nextInt(5)) {
            case 0 -> {
                add(back, new Act.CutTillAtWrite(till, 1 + chance.nextInt(20)));
                add(back.plusMillis(1), back(till));
            }
            case 1 -> {
                add(back, new Act.RefundToCards(till, 0, 0, Act.Card.CUT_AFTER));
                add(back.plusMillis(1 + chance.nextLong(5_000)), new Act.Revoke(till));
            }
            case 2 -> {
                add(back, new Act.RefundToCards(till, 0, 0, Act.Card.SILENT));
                add(back.plusMillis(1 + chance.nextLong(5_000)), new Act.CutTill(till));
            }
            default -> add(back, back(till));
        }
        for (int i = 1 + chance.nextInt(3); i > 0; i--) {
            Duration later = back.plusMillis(1 + chance.nextLong(60_000));
            add(later, chance.nextInt(3) == 0 ? paid(till) : back(till));
        }
        aroundEachDisk(this::around);
    }

    /// What befalls a disk just before or after may take what it knows of a refund.
    private void around(Duration at, int till) {
        add(at.minusMillis(2_000 + chance.nextLong(20_000)), paid(till));
        add(at.minusMillis(1 + chance.nextLong(2_000)), back(till));
        add(at.plusMillis(1 + chance.nextLong(40_000)), back(till));
    }

    /// At times by two cards, or by one that does not answer at once.
    private Act.SellInParts paid(int till) {
        Act.Payment whole = new Act.Payment(Act.Payment.Kind.CARD, 100, Act.Card.PAYS);
        Act.Payment some = new Act.Payment(Act.Payment.Kind.CARD, 1 + chance.nextInt(99), card());
        return new Act.SellInParts(
                till,
                wanted(),
                switch (chance.nextInt(3)) {
                    case 0 -> List.of(some, whole);
                    case 1 -> List.of(some);
                    default -> List.of(whole);
                });
    }

    private List<Act.Wanted> wanted() {
        return List.of(new Act.Wanted(item(), 1 + chance.nextInt(2)), new Act.Wanted(item(), 1));
    }

    private Act.RefundToCards back(int till) {
        return new Act.RefundToCards(till, chance.nextInt(2), chance.nextInt(2), card());
    }

    private Act.Card card() {
        return chance.nextInt(3) == 0 ? Act.Card.PAYS : anyCard();
    }
}
