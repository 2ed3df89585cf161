package org.tillbridge.simulator;

import org.tillbridge.pos.sale.SuspendOutcome;
import org.tillbridge.simulator.oracle.Ledger;
import org.tillbridge.simulator.oracle.Rung;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.UnreadableEntryException;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.SuspendedAtStore;
import org.tillbridge.sync.wire.SuspendedAtStore.Gone;
import org.tillbridge.sync.wire.SuspendedOutcome;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Sets sales aside, and takes them up again: those of the till, and with the hub's word those of
/// the others of its store. The hub is asked beside the counter, where people go on meanwhile.
final class SuspendedDesk extends AtTill {
    private final Cashiers cashiers;
    private final Paydesk paydesk;

    SuspendedDesk(World world, SimulatedTill till, TillLife life, Ledger ledger, Paydesk paydesk) {
        super(world, till, life, ledger);
        this.cashiers = new Cashiers(world, ledger);
        this.paydesk = paydesk;
    }

    void suspend() {
        if (life.openSale.basket().isPresent()) {
            Rung rung = OnScreen.of(life, till.store());
            long before = life.written();
            book.begin(
                    fact(
                            "SaleSuspended",
                            Map.of(
                                    "transaction", rung.transaction().toString(),
                                    "total", Long.toString(rung.total()))));
            ledger.setAside(rung);
            var _ = life.openSale.suspend();
            settled(before, Optional.empty());
            world.sometimes().reached("suspended");
        }
    }

    /// Unasked, as where the hub is silent.
    void resume(Act.Resume act) {
        requireThere();
        List<Committed> suspended = life.openSale.suspended();
        if (!suspended.isEmpty()) {
            resume(suspended.get(act.which() % suspended.size()), act.pays());
        }
    }

    private SuspendOutcome resume(Committed sale, boolean pays) {
        UUID transaction = sale(sale).transaction();
        return rung(
                transaction,
                Map.of("transaction", transaction.toString()),
                () -> life.openSale.resume(id(sale)),
                pays);
    }

    /// It comes back as it was.
    private SuspendOutcome rung(
            UUID transaction,
            Map<String, String> says,
            Supplier<SuspendOutcome> work,
            boolean pays) {
        long before = life.written();
        book.begin(fact("SaleResumed", says));
        SuspendOutcome outcome = work.get();
        settled(before, Optional.empty());
        if (outcome instanceof SuspendOutcome.Resumed) {
            Rung rung = OnScreen.of(life, till.store());
            if (!ledger.isAsSetAside(rung.as(transaction))) {
                throw new Violation(12, "it was resumed as another: " + rung);
            }
            world.sometimes().reached("resumed");
            if (pays) {
                paydesk.finish(false);
            }
        }
        return outcome;
    }

    /// Asks what there is in the store, and then for one of it.
    void takeOver(Act.TakeOver act) {
        life.errand(
                () -> {
                    SuspendedOutcome told = life.hub.suspendedSales();
                    later(desk -> desk.told(told, act));
                });
    }

    private interface Next {
        void goOn(SuspendedDesk desk);
    }

    private void later(Next next) {
        cashiers.later(till, life, cashier -> next.goOn(cashier.suspended()));
    }

    private void told(SuspendedOutcome told, Act.TakeOver act) {
        List<UUID> all = new ArrayList<>();
        if (told instanceof SuspendedOutcome.Answered(SuspendedAtStore store)) {
            store.gone().forEach(this::gone);
            store.sales().forEach(one -> all.add(one.suspension()));
        }
        life.openSale.suspended().forEach(one -> all.add(id(one)));
        if (all.isEmpty() || !isFree()) {
            return;
        }
        UUID suspension = all.get(act.which() % all.size());
        life.errand(
                () -> {
                    TakeOverOutcome said = life.hub.takeOver(suspension);
                    later(desk -> desk.said(suspension, said, act.pays()));
                });
    }

    /// Whether a sale can be rung on.
    private boolean isFree() {
        return life.openSale.basket().isEmpty() && life.dayBook.canRecord();
    }

    /// Another till has it.
    private void gone(Gone one) {
        boolean isHere =
                life.openSale.suspended().stream()
                        .anyMatch(own -> sale(own).transaction().equals(one.transaction()));
        if (isHere && life.dayBook.canRecord()) {
            long before = life.written();
            book.begin(
                    fact(
                            "SaleResumed",
                            Map.of(
                                    "transaction", one.transaction().toString(),
                                    "workstation", Integer.toString(one.to().number()))));
            life.openSale.gone(List.of(one));
            settled(before, Optional.empty());
            world.sometimes().reached("a suspended sale is gone");
        }
    }

    private void said(UUID suspension, TakeOverOutcome said, boolean pays) {
        Optional<Committed> own =
                life.openSale.suspended().stream()
                        .filter(one -> id(one).equals(suspension))
                        .findFirst();
        switch (said) {
            case TakeOverOutcome.Given given -> given(suspension, own, given, pays);
            case TakeOverOutcome.TakenBy _ -> world.sometimes().reached("taken elsewhere");
            case TakeOverOutcome.NotSuspended _ -> unasked(own, pays);
            case NoAnswer _ -> unasked(own, pays);
        }
    }

    private void unasked(Optional<Committed> own, boolean pays) {
        if (own.isPresent() && isFree()) {
            world.sometimes().reached("resumed unasked");
            resume(own.get(), pays);
        }
    }

    private void given(
            UUID suspension, Optional<Committed> own, TakeOverOutcome.Given given, boolean pays) {
        if (!isFree()) {
            world.sometimes().reached("a suspended sale given back");
            giveBack(suspension);
        } else if (own.isPresent()) {
            resume(own.get(), pays);
        } else {
            UUID transaction = transaction(given);
            SuspendOutcome outcome =
                    rung(
                            transaction,
                            Map.of(
                                    "transaction", transaction.toString(),
                                    "suspension", suspension.toString()),
                            () -> life.openSale.takeOver(suspension, given),
                            pays);
            if (outcome instanceof SuspendOutcome.Resumed) {
                world.sometimes().reached("taken over");
            } else {
                giveBack(suspension);
            }
        }
    }

    private void giveBack(UUID suspension) {
        life.errand(() -> life.hub.giveBack(suspension));
    }

    /// What was set aside is there, whatever happened since.
    void requireThere() {
        List<String> suspended =
                life.openSale.suspended().stream()
                        .map(one -> sale(one).transaction().toString())
                        .toList();
        if (!Set.copyOf(suspended).equals(Set.copyOf(book.suspended()))) {
            throw new Violation(
                    12,
                    "till %d has set aside %s, and shows %s"
                            .formatted(till.machine(), book.suspended(), suspended));
        }
    }

    private static UUID transaction(TakeOverOutcome.Given given) {
        try {
            return ((SaleSuspended)
                            EntryCodec.entry("SaleSuspended", given.version(), given.body()))
                    .transaction();
        } catch (UnreadableEntryException odd) {
            throw new Violation(7, "a sale that is given cannot be read: " + odd);
        }
    }

    private static SaleSuspended sale(Committed committed) {
        return (SaleSuspended) committed.fact();
    }

    private static UUID id(Committed committed) {
        return committed.entry().header().entryId();
    }
}
