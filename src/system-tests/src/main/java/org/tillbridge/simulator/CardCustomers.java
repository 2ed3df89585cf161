package org.tillbridge.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A part of a plan: customers with gift cards and store credits.
final class CardCustomers extends PlanPart {
    private static final int THEM_IN = 4;

    CardCustomers(PlanMaker maker, long seed, List<Plan.Step> steps) {
        super(maker, seed, 9, THEM_IN, steps);
    }

    @Override
    void addAll() {
        Duration at = anyTime();
        int card = card();
        int till = till();
        add(at, new Act.SellCard(till, card, pence()));
        switch (chance.nextInt(7)) {
            case 0, 1 -> inDarkShops(at.plusSeconds(5), till, card);
            case 2 -> leftAndForgotten(at.plusSeconds(5), till, card);
            case 3 -> reversed(at.plusSeconds(5), till, card);
            case 4 -> signedOff(at.plusSeconds(5), till, card);
            default -> {}
        }
        for (int i = 2 + chance.nextInt(5); i > 0; i--) {
            add(at.plusMillis(1 + chance.nextLong(90_000)), any(card));
        }
        whereItGoesWrong();
    }

    private Act any(int card) {
        return switch (chance.nextInt(8)) {
            case 0 -> new Act.SellCard(till(), card(), pence());
            case 1 -> new Act.RefundAsCredit(till(), item());
            case 2 -> new Act.PostVoid(till(), 0, false);
            case 3 -> pays(till(), SetUp.GIFT_CARDS + chance.nextInt(3), anyPercent());
            case 4 -> pays(till(), card(), anyPercent());
            default -> pays(till(), card, anyPercent());
        };
    }

    /// Each takes it without asking, as far as its store allows, until the hub hears of it all.
    private void inDarkShops(Duration at, int first, int card) {
        for (int till : List.of(first, elsewhere(first))) {
            add(at, new Act.ChangeWeather(till, Weather.DARK));
            for (int i = 1 + chance.nextInt(3); i > 0; i--) {
                add(at.plusMillis(1 + chance.nextLong(30_000)), pays(till, card, 100));
            }
            add(at.plusSeconds(45), new Act.ChangeWeather(till, Weather.CLEAR));
        }
        add(at.plusSeconds(60), pays(elsewhere(first), card, 100));
        add(at.plusSeconds(70), new Act.SellCard(first, card, 10_000));
        add(at.plusSeconds(80), pays(elsewhere(first), card, 100));
    }

    /// The till dies while a claim is open, or everybody goes home.
    private void leftAndForgotten(Duration at, int till, int card) {
        add(at, new Act.PayByCard(till, wanted(), card, 100, false, Act.Afterwards.LEAVES));
        add(at.plusMillis(1 + chance.nextLong(300)), new Act.CutTill(till));
        add(at.plusSeconds(2), pays(elsewhere(till), card, 100));
        add(at.plusSeconds(15), new Act.LongNight(Duration.ofMinutes(20)));
        add(at.plusSeconds(20), pays(elsewhere(till), card, 100));
    }

    /// Before the hub has answered.
    private void signedOff(Duration at, int till, int card) {
        add(at, pays(till, card, anyPercent()));
        add(at.plusMillis(1 + chance.nextLong(100)), new Act.SignOff(till));
    }

    private void reversed(Duration at, int till, int card) {
        add(at, pays(till, card, anyPercent()));
        add(at.plusSeconds(6), new Act.PostVoid(till, 0, chance.nextBoolean()));
        add(at.plusSeconds(8), pays(elsewhere(till), card, 100));
    }

    /// A till, most often another, where the card is known by the same currency.
    private int elsewhere(int till) {
        List<Integer> others =
                maker.tills().stream().filter(one -> currency(one).equals(currency(till))).toList();
        return others.get(chance.nextInt(others.size()));
    }

    private static String currency(int till) {
        return (till - 1) % Templates.STORES == 2 ? "EUR" : "GBP";
    }

    /// At a till that nobody trusts any more, at both of two that are one, and where a disk goes.
    private void whereItGoesWrong() {
        for (Plan.Step step : planned()) {
            switch (step.act()) {
                case Act.Revoke(int till) -> {
                    add(
                            step.at().plusMillis(1 + chance.nextLong(5_000)),
                            new Act.SellCard(till, card(), pence()));
                    add(
                            step.at().plusMillis(1 + chance.nextLong(20_000)),
                            pays(till, card(), anyPercent()));
                    add(step.at().plusSeconds(25), pays(till(), card(), anyPercent()));
                }
                case Act.CloneDisk(int till) -> {
                    add(step.at().minusMillis(2), new Act.SellCard(till, card(), pence()));
                    for (int machine : List.of(till, till + Doing.COPY)) {
                        add(
                                step.at().plusMillis(1 + chance.nextLong(60_000)),
                                pays(machine, card(), anyPercent()));
                    }
                }
                case Act.DamageJournal damage -> justBefore(step.at(), damage.till());
                case Act.RestoreDisk(int till) -> justBefore(step.at(), till);
                default -> {}
            }
        }
    }

    /// Something befalls a disk.
    private void justBefore(Duration at, int till) {
        add(at.minusSeconds(9), new Act.SellCard(till, card(), pence()));
        add(at.minusMillis(1 + chance.nextLong(8_000)), pays(till, card(), anyPercent()));
    }

    private Act.PayByCard pays(int till, int card, int percent) {
        Act.Afterwards[] all = Act.Afterwards.values();
        return new Act.PayByCard(
                till,
                wanted(),
                card,
                percent,
                chance.nextInt(3) == 0,
                all[Math.max(0, chance.nextInt(all.length + 3) - 3)]);
    }

    private List<Act.Wanted> wanted() {
        List<Act.Wanted> wanted = new ArrayList<>();
        for (int i = 1 + chance.nextInt(3); i > 0; i--) {
            wanted.add(new Act.Wanted(item(), 1));
        }
        return wanted;
    }

    private int anyPercent() {
        return chance.nextBoolean() ? 100 : 1 + chance.nextInt(99);
    }

    private int pence() {
        return 100 + chance.nextInt(chance.nextBoolean() ? 500 : 6_000);
    }

    private int card() {
        return chance.nextInt(SetUp.GIFT_CARDS);
    }
}
