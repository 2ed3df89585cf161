package org.tillbridge.simulator;

import org.tillbridge.hub.catalogue.ImportReport;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Violation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Carries out what a plan says.
final class Doing {
    private static final Duration LOG_KEPT = Duration.ofDays(14);

    private final World world;
    private final SimulatedHub hub;
    private final Map<Integer, SimulatedTill> tills;
    private final Ledger ledger;

    Doing(World world, SimulatedHub hub, Map<Integer, SimulatedTill> tills, Ledger ledger) {
        this.world = world;
        this.hub = hub;
        this.tills = tills;
        this.ledger = ledger;
    }

    void carryOut(Act act) {
        world.sometimes().reached("act " + act.getClass().getSimpleName());
        switch (act) {
            case Act.Sell sell -> at(sell.till(), cashier -> cashier.sell(sell));
            case Act.SellMany many -> at(many.till(), cashier -> cashier.sellMany(many));
            case Act.TakeBack back -> at(back.till(), cashier -> cashier.takeBack(back));
            case Act.BeginBasket begun -> at(begun.till(), cashier -> cashier.begin(begun));
            case Act.Cancel cancelled -> at(cancelled.till(), cashier -> cashier.cancel(cancelled));
            case Act.Adjust adjusted -> at(adjusted.till(), cashier -> cashier.adjust(adjusted));
            case Act.AdjustUnknown(int till) -> at(till, Cashier::adjustUnknown);
            case Act.AdjustTooMuch(int till) -> at(till, Cashier::adjustTooMuch);
            case Act.CloseDay(int till) -> at(till, Cashier::closeDay);
            case Act.ChangePrice changed -> changePrice(changed);
            case Act.ChangeItem changed -> changeItem(changed);
            case Act.ChangeTiles changed -> changeTiles(changed);
            case Act.ChangeWeather(int till, Weather weather) -> till(till).line().weather(weather);
            case Act.CutTill(int till) -> till(till).cut();
            case Act.CutTillAtPort(int till, int uses) -> till(till).ports().cutAtUse(uses);
            case Act.CutTillAtWrite(int till, int writes) -> till(till).ports().cutAtWrite(writes);
            case Act.CutHub(int statements) -> hub.cutAtStatement(statements);
            case Act.HubRefuses(var code, int statements) -> hub.refuse(code, statements);
            case Act.DiskRefuses(int till, var code, int writes) ->
                    till(till).ports().refuse(code, writes);
            case Act.StartTwice(int till) -> startTwice(till(till));
            case Act.JumpClock(int till, Duration by) -> till(till).jumpClock(by);
            case Act.LongNight(Duration length) -> longNight(length);
            case Act.ShortenLog _ -> forget(now().plusSeconds(1));
        }
    }

    private void at(int number, Consumer<Cashier> work) {
        SimulatedTill till = till(number);
        till.life()
                .ifPresent(
                        life -> {
                            till.ports().forgive();
                            till.doing(
                                    () ->
                                            work.accept(
                                                    new Cashier(
                                                            world,
                                                            till,
                                                            life,
                                                            ledger.till(number))));
                        });
    }

    private void startTwice(SimulatedTill till) {
        if (till.life().isPresent() && TillLife.lock(till.disk()).isPresent()) {
            throw new Violation(20, "two programs run in one folder");
        }
    }

    private void changePrice(Act.ChangePrice changed) {
        String price = "%d.%02d".formatted(changed.pence() / 100, changed.pence() % 100);
        StringBuilder rows = new StringBuilder("priceList\tsku\tprice\n");
        for (int list = 1; list <= 3; list++) {
            rows.append("%d\t%s\t%s\n".formatted(list, SetUp.code(changed.item()), price));
        }
        importFile("prices.tsv", rows.toString());
    }

    private void changeItem(Act.ChangeItem changed) {
        int item = changed.item();
        importFile(
                "items.tsv",
                "sku\tname\tdepartment\tstatus\n%s\tItem %d, renamed\t%d\t%s\n"
                        .formatted(
                                SetUp.code(item),
                                item,
                                item % 3 + 1,
                                changed.discontinued() ? "discontinued" : "active"));
    }

    private void changeTiles(Act.ChangeTiles changed) {
        StringBuilder rows = new StringBuilder("category\tsku\n");
        for (int i = 0; i < changed.count(); i++) {
            int item = (changed.first() + i) % Templates.ITEMS + 1;
            rows.append("Tiles\t%s\n".formatted(SetUp.code(item)));
        }
        importFile("favourites.tsv", rows.toString());
    }

    private void importFile(String name, String rows) {
        hub.office(
                "import " + name,
                node -> {
                    Optional<ImportReport> report = node.office().importFile(name, rows);
                    report.ifPresent(taken -> world.trace().add("taken: " + taken));
                });
    }

    private void longNight(Duration length) {
        hub.dropConnections();
        world.time().jump(length);
        forget(now().minus(LOG_KEPT));
    }

    private void forget(Instant before) {
        hub.office("forget", node -> node.feed().forget(before));
    }

    private Instant now() {
        return world.time().clock().instant();
    }

    private SimulatedTill till(int number) {
        SimulatedTill till = tills.get(number);
        if (till == null) {
            throw new IllegalArgumentException("No such till: " + number);
        }
        return till;
    }
}
