package org.tillbridge.simulator;

import org.tillbridge.simulator.oracle.TerminalMemory.Bank;

import java.time.Duration;
import java.util.List;

/// A part of a plan: a terminal takes cards upon itself, and hears later what the bank says; goods
/// that were paid so come back before and after, here and elsewhere.
final class CardsTakenOffline extends PlanPart {
    private static final int THEM_IN = 10;

    CardsTakenOffline(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 16, THEM_IN, steps);
    }

    @Override
    void addAll() {
        int till = till();
        int other = chance.nextBoolean() ? maker.beside(till) : till();
        Duration at = anyTime();
        for (int i = 1 + chance.nextInt(3); i > 0; i--) {
            add(at.plusMillis(chance.nextLong(20_000)), taken(till));
        }
        Duration told = at.plusMillis(5_000 + chance.nextLong(40_000));
        switch (chance.nextInt(6)) {
            case 0 -> isTold(told, till, new Act.CutTillAtWrite(till, chance.nextInt(6)));
            case 1 -> isTold(told, till, new Act.CutTill(till));
            case 2 -> isTold(told, till, new Act.Restart(till));
            case 3 -> whileItComesBack(told, till);
            default -> isTold(told, till, new Act.Forward(till));
        }
        for (int i = 2 + chance.nextInt(4); i > 0; i--) {
            add(at.plusMillis(1 + chance.nextLong(90_000)), any(till, other));
        }
        aroundEachDisk(this::around);
    }

    private void isTold(Duration at, int till, Act meanwhile) {
        add(at, new Act.Forward(till));
        add(at.plusMillis(1), meanwhile);
        add(at.plusMillis(2), new Act.AskForwarded(till));
    }

    /// A card has its share of a return already when it is heard that its bank refused.
    private void whileItComesBack(Duration at, int till) {
        List<Act.Wanted> wanted = List.of(new Act.Wanted(item(), 2));
        int percent = 20 + chance.nextInt(60);
        add(
                at.minusMillis(9),
                new Act.SellOffline(
                        till, wanted, percent, Act.Card.PAYS, Bank.REFUSES, chance.nextBoolean()));
        add(at.minusMillis(6), new Act.BringReceipt(till, till, 0, 0, 2, true, Act.Card.CUT_AFTER));
        add(at.plusSeconds(2), new Act.Forward(till));
        add(at.plusSeconds(9), new Act.AskForwarded(till));
        add(at.plusSeconds(10), back(till, till, Act.Card.PAYS));
    }

    private void around(Duration at, int till) {
        add(at.minusMillis(3_000 + chance.nextLong(20_000)), taken(till));
        add(at.minusMillis(2_000), new Act.Forward(till));
        add(at.minusMillis(1 + chance.nextLong(1_000)), new Act.AskForwarded(till));
        add(at.minusMillis(1 + chance.nextLong(1_000)), taken(till));
        add(at.plusMillis(1 + chance.nextLong(40_000)), any(till, maker.beside(till)));
    }

    private Act any(int till, int other) {
        int where = chance.nextBoolean() ? till : other;
        return switch (chance.nextInt(8)) {
            case 0 -> taken(till);
            case 1 -> new Act.Forward(till);
            case 2, 3 -> new Act.AskForwarded(till);
            case 4 -> new Act.SettleByHand(till, chance.nextInt(3));
            case 5 -> new Act.CloseDay(till);
            default -> back(where, till, chance.nextInt(3) == 0 ? anyCard() : Act.Card.PAYS);
        };
    }

    private Act.BringReceipt back(int till, int seller, Act.Card card) {
        return new Act.BringReceipt(
                till,
                seller,
                chance.nextInt(2),
                chance.nextInt(2),
                1 + chance.nextInt(2),
                chance.nextInt(3) != 0,
                card);
    }

    /// At times another card pays the rest.
    private Act.SellOffline taken(int till) {
        return new Act.SellOffline(
                till,
                List.of(new Act.Wanted(item(), 1 + chance.nextInt(2)), new Act.Wanted(item(), 1)),
                chance.nextBoolean() ? 100 : 1 + chance.nextInt(99),
                chance.nextInt(3) == 0 ? anyCard() : Act.Card.PAYS,
                chance.nextInt(3) == 0 ? Bank.REFUSES : Bank.PAYS,
                chance.nextBoolean());
    }
}
