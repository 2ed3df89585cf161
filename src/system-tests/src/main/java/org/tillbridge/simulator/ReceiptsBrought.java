package org.tillbridge.simulator;

import java.time.Duration;
import java.util.List;

/// A part of a plan: customers bring receipts, to whatever till they come to, also the same one to
/// two tills at once, and get what they paid back to their cards or in cash.
final class ReceiptsBrought extends PlanPart {
    private static final int THEM_IN = 12;

    ReceiptsBrought(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 15, THEM_IN, steps);
    }

    @Override
    void addAll() {
        int seller = till();
        int other = chance.nextBoolean() ? maker.beside(seller) : till();
        Duration at = anyTime();
        add(at, sold(seller));
        Duration back = at.plusMillis(2_000 + chance.nextLong(15_000));
        switch (chance.nextInt(9)) {
            case 0, 1 -> together(back, seller, other);
            case 2, 3 -> dark(back, seller, seller, other);
            case 4 -> dark(back, other, seller, other);
            case 5 -> beforeItIsTold(at, seller, other);
            case 6 -> cut(back, seller, other);
            case 7 -> isRevoked(back, chance.nextBoolean() ? seller : other, seller, other);
            default -> add(back, brought(other, seller));
        }
        for (int i = 2 + chance.nextInt(3); i > 0; i--) {
            Duration later = back.plusMillis(1 + chance.nextLong(70_000));
            int till = chance.nextBoolean() ? seller : other;
            add(later, chance.nextInt(4) == 0 ? sold(till) : brought(till, seller));
        }
        whereItGoesWrong();
    }

    /// Each may be told that nothing came back yet.
    private void together(Duration at, int seller, int other) {
        add(at, whole(other, seller));
        add(at, whole(seller, seller));
    }

    /// One of the two cannot ask. A card paid, and gets all of a line back from both.
    private void dark(Duration at, int dark, int seller, int other) {
        List<Act.Wanted> line = List.of(new Act.Wanted(item(), 1 + chance.nextInt(3)));
        add(at.minusMillis(1_500), new Act.SellInParts(seller, line, List.of(byCard(100))));
        add(at.minusMillis(1), new Act.ChangeWeather(dark, Weather.DARK));
        add(at, whole(other, seller, true));
        add(at.plusMillis(1 + chance.nextLong(10_000)), whole(seller, seller, true));
        add(at.plusSeconds(40), new Act.ChangeWeather(dark, Weather.CLEAR));
    }

    /// The hub hears of what came back before it hears that it was sold.
    private void beforeItIsTold(Duration at, int seller, int other) {
        add(at.minusMillis(1), new Act.ChangeWeather(seller, Weather.DARK));
        add(at.plusMillis(1 + chance.nextLong(5_000)), whole(other, seller));
        add(at.plusSeconds(10), brought(seller, seller));
        add(at.plusSeconds(40), new Act.ChangeWeather(seller, Weather.CLEAR));
    }

    private void cut(Duration at, int seller, int other) {
        add(at, whole(other, seller));
        add(at.plusMillis(1 + chance.nextLong(2_000)), new Act.CutTill(other));
        add(at.plusSeconds(9), brought(other, seller));
        add(at.plusSeconds(9), brought(seller, seller));
    }

    private void isRevoked(Duration at, int revoked, int seller, int other) {
        add(at, whole(other, seller));
        add(at.plusMillis(1 + chance.nextLong(4_000)), new Act.Revoke(revoked));
        add(at.plusSeconds(6), brought(seller, seller));
        add(at.plusSeconds(chance.nextLong(40)), new Act.BookRefunds(revoked));
    }

    /// What befalls a disk just before or after may take what it knows of what came back.
    private void whereItGoesWrong() {
        for (Plan.Step step : planned()) {
            switch (step.act()) {
                case Act.DamageJournal damage -> around(step.at(), damage.till());
                case Act.RestoreDisk(int till) -> around(step.at(), till);
                case Act.CloneDisk(int till) -> around(step.at(), till);
                case Act.RestoreHub _ -> around(step.at(), till());
                default -> {}
            }
        }
    }

    private void around(Duration at, int till) {
        int other = maker.beside(till);
        add(at.minusMillis(2_000 + chance.nextLong(20_000)), sold(till));
        add(at.minusMillis(1 + chance.nextLong(2_000)), brought(till, till));
        add(at.minusMillis(1 + chance.nextLong(2_000)), brought(other, till));
        add(at.plusMillis(1 + chance.nextLong(40_000)), brought(till, till));
        add(at.plusMillis(1 + chance.nextLong(40_000)), brought(other, till));
    }

    private Act.SellInParts sold(int till) {
        Act.Payment part = byCard(chance.nextBoolean() ? 100 : 1 + chance.nextInt(99));
        return new Act.SellInParts(
                till,
                List.of(
                        new Act.Wanted(item(), 1 + chance.nextInt(3)),
                        new Act.Wanted(item(), 1 + chance.nextInt(2))),
                chance.nextInt(4) == 0 ? List.of() : List.of(part));
    }

    private Act.Payment byCard(int percent) {
        Act.Card card = chance.nextInt(4) == 0 ? anyCard() : Act.Card.PAYS;
        return new Act.Payment(Act.Payment.Kind.CARD, percent, card);
    }

    private Act.BringReceipt brought(int till, int seller) {
        return new Act.BringReceipt(
                till,
                seller,
                chance.nextInt(3) / 2,
                chance.nextInt(2),
                1 + chance.nextInt(3),
                chance.nextInt(3) != 0,
                chance.nextInt(3) == 0 ? anyCard() : Act.Card.PAYS);
    }

    /// All of a line of the last sale.
    private Act.BringReceipt whole(int till, int seller) {
        return whole(till, seller, chance.nextBoolean());
    }

    private static Act.BringReceipt whole(int till, int seller, boolean toCards) {
        return new Act.BringReceipt(till, seller, 0, 0, 4, toCards, Act.Card.PAYS);
    }
}
