package org.tillbridge.hub.intake;

import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.suspended.SuspendedSaleStore;
import org.tillbridge.hub.suspended.SuspendedSaleStore.Resumed;
import org.tillbridge.hub.suspended.SuspendedSaleStore.Taken;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.Resumption;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.rules.SuspensionRules;
import org.tillbridge.sync.rules.Trust;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Notes which sales are set aside and who rings them again, in a transaction of their store.
final class Suspensions {
    private final SuspendedSaleStore store;
    private final Conflicts conflicts;
    private final Instant now;

    Suspensions(HubTransaction transaction, Conflicts conflicts, Instant now) {
        this.store = new SuspendedSaleStore(transaction.statements());
        this.conflicts = conflicts;
        this.now = now;
    }

    /// @param trust in the workstation whose entry it is; nobody takes over what a revoked one says
    ///   it has
    void note(EntryHeader header, JournalEntry fact, Trust trust) throws SQLException {
        if (fact instanceof SaleSuspended sale && trust != Trust.REVOKED) {
            store.add(header, sale);
            if (store.isResumedBeforeHeard(header, sale)) {
                here(header, sale.transaction(), Optional.empty());
            }
        } else if (fact instanceof SaleResumed resumed) {
            note(header, resumed);
        }
    }

    private void note(EntryHeader header, SaleResumed resumed) throws SQLException {
        switch (resumed.where()) {
            case Resumption.Here() -> {
                if (!here(header, resumed.transaction(), Optional.of(header.entryId()))) {
                    store.addResumedBeforeHeard(header, resumed);
                }
            }
            case Resumption.TakenOver(UUID suspension, UUID _) -> {
                Optional<Taken> sale = store.taken(header.store(), suspension);
                if (sale.isPresent()) {
                    resumed(header, sale.get(), Optional.of(header.entryId()));
                } else {
                    store.addResumed(header, suspension, resumed, now);
                }
            }
            case Resumption.Elsewhere _ -> {
                for (Taken sale :
                        store.of(header.store(), header.workstation(), resumed.transaction())) {
                    store.letGo(header.store(), sale.suspension());
                }
            }
        }
    }

    /// @param entry that says that it is rung on, where it is known
    /// @return whether it is known that it was set aside
    private boolean here(EntryHeader header, UUID transaction, Optional<UUID> entry)
            throws SQLException {
        List<Taken> own = store.of(header.store(), header.workstation(), transaction);
        for (Taken sale : own) {
            store.letGo(header.store(), sale.suspension());
            resumed(header, sale, entry);
        }
        if (!own.isEmpty()) {
            return true;
        }
        List<Taken> gone = store.goneFrom(header.store(), header.workstation(), transaction);
        for (Taken sale : gone) {
            resumed(header, sale, entry);
        }
        return !gone.isEmpty();
    }

    private void resumed(EntryHeader header, Taken sale, Optional<UUID> entry) throws SQLException {
        Rule rule = SuspensionRules.settle(sale.by(), header.workstation());
        boolean anotherHasIt = rule.isConflict();
        if (anotherHasIt) {
            conflicts.resumed(
                    header, sale, rule, store.resumedBy(header.store(), sale.suspension()));
        }
        store.resumed(
                header.store(),
                sale.suspension(),
                new Resumed(header.workstation(), anotherHasIt ? Optional.empty() : entry, now));
    }
}
