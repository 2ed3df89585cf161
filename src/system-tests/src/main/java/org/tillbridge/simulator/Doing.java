package org.tillbridge.simulator;

import org.tillbridge.simulator.oracle.Disk;
import org.tillbridge.simulator.oracle.FeedWatch;
import org.tillbridge.simulator.oracle.Healings;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Violation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Carries out what a plan says.
final class Doing {
    /// What is added to a machine's number for that of its copy.
    static final int COPY = 100;

    /// What is added to the number of a machine that is enrolled later.
    static final int NEWCOMER = 200;

    private static final Duration LOG_KEPT = Duration.ofDays(14);

    private final World world;
    private final SimulatedHub hub;
    private final Map<Integer, SimulatedTill> tills;
    private final Ledger ledger;
    private final TillWatch watch;
    private final FeedWatch feed;
    private final NewMachine newMachine;
    private final Newcomers newcomers;
    private final HeadOffice office;
    private final Cashiers cashiers;
    private final Map<Integer, Kept> kept = new HashMap<>();
    private Optional<FeedWatch> keptHub = Optional.empty();

    /// Sets up a machine that works as a workstation.
    interface NewMachine {
        /// @param disk what its own is a copy of
        void start(int machine, Templates.Enrolled workstation, Path disk);
    }

    /// A copy of a disk.
    ///
    /// @param entries ids of the entries on it
    private record Kept(Path disk, Set<String> entries) {}

    Doing(
            World world,
            SimulatedHub hub,
            Map<Integer, SimulatedTill> tills,
            Ledger ledger,
            TillWatch watch,
            FeedWatch feed,
            NewMachine newMachine) {
        this.feed = feed;
        this.watch = watch;
        this.newMachine = newMachine;
        this.newcomers = new Newcomers(world, hub, tills, ledger, newMachine);
        this.office = new HeadOffice(world, hub, ledger, feed);
        this.cashiers = new Cashiers(world, ledger);
        this.world = world;
        this.hub = hub;
        this.tills = tills;
        this.ledger = ledger;
    }

    /// What is done at a machine that there is not, is not done.
    void carryOut(Act act) {
        world.sometimes().reached("act " + act.getClass().getSimpleName());
        switch (act) {
            case Act.Sell sell -> at(sell.till(), cashier -> cashier.sell(sell));
            case Act.SellMany many -> at(many.till(), cashier -> cashier.sellMany(many));
            case Act.AdjustMany many ->
                    at(many.till(), cashier -> cashier.stock().adjustMany(many));
            case Act.SellInParts sell -> at(sell.till(), cashier -> cashier.sellInParts(sell));
            case Act.SellToCustomer sell ->
                    at(sell.till(), cashier -> cashier.sellToCustomer(sell));
            case Act.SellCard sell -> at(sell.till(), cashier -> cashier.sellCard(sell));
            case Act.PayByCard pay -> at(pay.till(), cashier -> cashier.payByCard(pay));
            case Act.RefundAsCredit back ->
                    at(back.till(), cashier -> cashier.refundAsCredit(back));
            case Act.RefundToCards back -> at(back.till(), cashier -> cashier.refundToCards(back));
            case Act.Suspend aside -> at(aside.till(), cashier -> cashier.suspend(aside));
            case Act.Resume again -> at(again.till(), cashier -> cashier.resume(again));
            case Act.TakeOver over -> at(over.till(), cashier -> cashier.takeOver(over));
            case Act.PostVoid voided ->
                    at(voided.till(), cashier -> cashier.keyholder().postVoid(voided));
            case Act.MoveCash moved ->
                    at(moved.till(), cashier -> cashier.keyholder().moveCash(moved));
            case Act.OpenDrawer opened ->
                    at(opened.till(), cashier -> cashier.keyholder().openDrawer(opened));
            case Act.WrongPin(int till) -> at(till, cashier -> cashier.keyholder().wrongPin());
            case Act.SignOff(int till) -> at(till, Cashier::signOff);
            case Act.CountTill counted ->
                    at(counted.till(), cashier -> cashier.keyholder().count(counted));
            case Act.CloseCounted closed ->
                    at(closed.till(), cashier -> cashier.closeCounted(closed));
            case Act.TakeBack back -> at(back.till(), cashier -> cashier.takeBack(back));
            case Act.TakeBackBought back ->
                    at(back.till(), cashier -> cashier.takeBackBought(back));
            case Act.SellOffline sell -> at(sell.till(), cashier -> cashier.sellOffline(sell));
            case Act.Forward(int till) -> machine(till, one -> one.terminal().forwards());
            case Act.AskForwarded(int till) -> at(till, cashier -> cashier.offline().ask());
            case Act.SettleByHand(int till, int which) ->
                    at(till, cashier -> cashier.offline().settleByHand(which));
            case Act.BringReceipt brought ->
                    world.receipts()
                            .of(brought.seller(), brought.sale())
                            .ifPresent(
                                    receipt ->
                                            at(
                                                    brought.till(),
                                                    cashier ->
                                                            cashier.receipts()
                                                                    .look(brought, receipt)));
            case Act.SellPiece sold -> at(sold.till(), cashier -> cashier.sellPiece(sold));
            case Act.TakeBackPiece back -> at(back.till(), cashier -> cashier.takeBackPiece(back));
            case Act.BeginBasket begun -> at(begun.till(), cashier -> cashier.begin(begun));
            case Act.Cancel cancelled -> at(cancelled.till(), cashier -> cashier.cancel(cancelled));
            case Act.Adjust adjusted ->
                    at(adjusted.till(), cashier -> cashier.stock().adjust(adjusted));
            case Act.AdjustUnknown(int till) ->
                    at(till, cashier -> cashier.stock().adjustUnknown());
            case Act.AdjustTooMuch(int till) ->
                    at(till, cashier -> cashier.stock().adjustTooMuch());
            case Act.CloseDay(int till) -> at(till, Cashier::closeDay);
            case Act.ChangePrice changed -> office.changePrice(changed);
            case Act.ChangeTax changed -> office.changeTax(changed);
            case Act.ChangeItem changed -> office.changeItem(changed);
            case Act.ChangeTiles changed -> office.changeTiles(changed);
            case Act.ChangePromotion changed -> office.changePromotion(changed);
            case Act.ChangeWeather(int till, Weather weather) ->
                    machine(till, one -> one.line().weather(weather));
            case Act.Restart(int till) -> machine(till, SimulatedTill::restart);
            case Act.SetUpSigning(int till) -> machine(till, this::setUpSigning);
            case Act.ChangeSigning(int till, Act.Signing signing) ->
                    machine(till, one -> one.signing().behaves(signing));
            case Act.CutTill(int till) -> machine(till, SimulatedTill::cut);
            case Act.CutTillAtPort(int till, int uses) ->
                    machine(till, one -> one.ports().cutAtUse(uses));
            case Act.CutTillAtWrite(int till, int writes) ->
                    machine(till, one -> one.ports().cutAtWrite(writes));
            case Act.CutTillAtDisk(int till, int operations) ->
                    machine(till, one -> one.cutAtDisk(operations));
            case Act.CutHubAtDisk(int operations) -> hub.cutAtDisk(operations);
            case Act.TearTill(int till, int bytes) -> machine(till, one -> tear(one, bytes));
            case Act.TearHub(int bytes) -> hub.tear(bytes);
            case Act.CutHub(int statements) -> hub.ports().cutAtStatement(statements);
            case Act.Poison(int till) -> {
                hub.ports().poison(till);
                hub.claims().mayNotLook();
            }
            case Act.HubOfBefore _ -> hub.startAsBefore();
            case Act.UpgradeHub _ -> hub.upgrade();
            case Act.CloseAsBefore(int till) -> {
                at(till, Cashier::closeAsBefore);
                machine(till, SimulatedTill::restart);
            }
            case Act.HubRefuses(var code, int after, int statements) ->
                    hub.ports().refuse(code, after, statements);
            case Act.DiskRefuses(int till, var code, int writes) ->
                    machine(till, one -> one.ports().refuse(code, writes));
            case Act.StartTwice(int till) -> machine(till, this::startTwice);
            case Act.JumpHubClock(Duration by) -> {
                hub.ports().jumpClock(by);
                ledger.hubClockSet();
            }
            case Act.JumpClock(int till, Duration by) -> machine(till, one -> one.jumpClock(by));
            case Act.TurnBit(int till) -> machine(till, this::turnBit);
            case Act.ChangeCredit(int store, boolean only) -> office.changeCredit(store, only);
            case Act.GuessCards(int till, int cards) ->
                    at(till, cashier -> cashier.cards().guess(cards));
            case Act.LongNight(Duration length) -> longNight(length);
            case Act.CloneDisk(int till) -> machine(till, this::cloneDisk);
            case Act.KeepDisk(int till) -> machine(till, this::keepDisk);
            case Act.RestoreDisk(int till) -> machine(till, this::restoreDisk);
            case Act.DamageJournal damage ->
                    machine(damage.till(), till -> damageJournal(till, damage));
            case Act.DamageReplica(int till, int where) ->
                    machine(till, one -> damageReplica(one, where));
            case Act.Revoke(int till) -> machine(till, office::revoke);
            case Act.BookRefunds(int till) -> machine(till, office::bookRefunds);
            case Act.Enrol(int machine, int store) -> newcomers.enrol(machine, store);
            case Act.EnrolAnew(int till, int machine) ->
                    machine(till, one -> newcomers.enrolAnew(one, machine));
            case Act.KeepHub _ -> keepHub();
            case Act.RestoreHub(boolean told) -> restoreHub(told);
            case Act.ShortenLog _ -> forget(now().plusSeconds(1));
        }
    }

    /// All that people have begun is brought to its end.
    ///
    /// @return whether nothing is left
    boolean leavesNothingOpen() {
        boolean nothing = true;
        for (SimulatedTill till : List.copyOf(tills.values())) {
            AtomicBoolean left = new AtomicBoolean(!till.isRetired());
            cashiers.at(till, cashier -> left.set(!cashier.leavesNothingOpen()));
            nothing &= !left.get();
        }
        return nothing;
    }

    /// What a till shows of itself is what people did there.
    void lookAtCounter(SimulatedTill till) {
        cashiers.at(
                till,
                cashier -> {
                    cashier.requireScreen();
                    cashier.suspended().requireThere();
                    cashier.keyholder().lookIntoTheDrawer();
                });
    }

    private void at(int number, Consumer<Cashier> work) {
        machine(number, till -> cashiers.at(till, work));
    }

    private void setUpSigning(SimulatedTill till) {
        ledger.signs(till.machine(), till.signing().memory());
        till.signing().setUp();
        till.restart();
    }

    private void tear(SimulatedTill till, int bytes) {
        if (till.life().isPresent()) {
            till.cut(
                    disk -> {
                        if (Folders.tear(disk.resolve("journal.db-wal"), bytes)) {
                            world.sometimes().reached("a torn log of a journal");
                        }
                    });
        }
    }

    private void cloneDisk(SimulatedTill till) {
        int copy = till.machine() + COPY;
        if (till.life().isPresent() && !tills.containsKey(copy)) {
            ledger.copied(till.machine(), copy, till.disk());
            newMachine.start(copy, till.enrolled(), till.disk());
            world.sometimes().reached("disk cloned");
        }
    }

    private void keepDisk(SimulatedTill till) {
        if (till.life().isPresent() && !kept.containsKey(till.machine())) {
            Path copy = till.disk().resolveSibling("kept");
            Folders.copy(till.disk(), copy);
            Set<String> entries = ledger.machine(till.machine()).recognise(till.disk());
            kept.put(till.machine(), new Kept(copy, entries));
        }
    }

    private void restoreDisk(SimulatedTill till) {
        Kept older = kept.get(till.machine());
        if (till.life().isEmpty() || older == null) {
            return;
        }
        ledger.restored(till.machine(), till.disk(), older.entries(), hub.database());
        till.cut(
                disk -> {
                    Folders.delete(disk);
                    Folders.copy(older.disk(), disk);
                });
        till.left(Optional.empty());
        watch.forget(till.machine());
        world.sometimes().reached("disk restored");
    }

    private void keepHub() {
        if (hub.isUp() && keptHub.isEmpty()) {
            hub.keep();
            ledger.hubKept();
            newcomers.hubKept();
            keptHub = Optional.of(feed.copy());
        }
    }

    private void restoreHub(boolean told) {
        if (hub.isUp() && keptHub.isPresent() && !newcomers.tookAPlace()) {
            hub.restore(told);
            tills.values()
                    .forEach(
                            till ->
                                    hub.healings()
                                            .isAt(till.machine(), till.number(), places(till)));
            newcomers.hubWentBack(told);
            ledger.hubWentBack(hub.database());
            feed.goBackTo(keptHub.get());
            watch.hubWentBack();
            world.sometimes().reached("hub restored");
            noteDamageBesideARestoredHub();
        }
    }

    /// Where it is in the log of each scope.
    private static List<Healings.Position> places(SimulatedTill till) {
        return till.life().stream()
                .flatMap(life -> life.replica.cursors().stream())
                .map(
                        cursor ->
                                new Healings.Position(
                                        cursor.scope().text(), cursor.position(), cursor.h().hex()))
                .toList();
    }

    private void noteDamageBesideARestoredHub() {
        if (hub.wasRestored() && ledger.wasAnyDamaged()) {
            world.sometimes().reached("a hub put back and a damaged journal");
        }
    }

    private void damageJournal(SimulatedTill till, Act.DamageJournal damage) {
        if (till.life().isEmpty()) {
            return;
        }
        ledger.machine(till.machine()).recognise(till.disk());
        String name =
                switch (damage.part()) {
                    case FILE -> "journal.db";
                    case LOG -> "journal.db-wal";
                };
        till.cut(
                disk -> {
                    Path before = Folders.copy(disk, disk.resolveSibling("before"));
                    Folders.damage(disk.resolve(name), damage.where(), damage.cutsOff());
                    Path after = Folders.copy(disk, disk.resolveSibling("after"));
                    Disk.Legible readable = Disk.legible(before, after);
                    ledger.damaged(till.machine(), readable, hub.database());
                    world.trace()
                            .add(
                                    "%d of %d entries can be read"
                                            .formatted(readable.readable(), readable.entries()));
                    Folders.delete(before);
                    Folders.delete(after);
                });
        till.left(Optional.empty());
        noteDamageBesideARestoredHub();
    }

    private void damageReplica(SimulatedTill till, int where) {
        if (till.life().isPresent()) {
            till.cut(disk -> Folders.damage(replica(disk), where, false));
            watch.forget(till.machine());
        }
    }

    private static Path replica(Path disk) {
        try {
            return disk.resolve(Files.readString(disk.resolve("replica.pointer")).strip());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private void startTwice(SimulatedTill till) {
        if (till.life().isPresent()
                && TillLife.lock(world.disks().mounted(till.disk())).isPresent()) {
            throw new Violation(20, "two programs run in one folder");
        }
    }

    private void turnBit(SimulatedTill till) {
        till.ports().turnBit(entry -> ledger.turnedBit(till.number(), entry));
    }

    private void longNight(Duration length) {
        hub.dropConnections();
        world.time().jump(length);
        forget(now().minus(LOG_KEPT));
    }

    private void forget(Instant before) {
        hub.office("forget", node -> node.feed().forget(before, now()));
    }

    private Instant now() {
        return hub.ports().clock().instant();
    }

    private void machine(int number, Consumer<SimulatedTill> what) {
        Optional.ofNullable(tills.get(number)).ifPresent(what);
    }
}
