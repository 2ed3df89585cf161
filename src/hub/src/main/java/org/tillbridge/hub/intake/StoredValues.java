package org.tillbridge.hub.intake;

import org.joda.money.Money;
import org.tillbridge.hub.customer.CustomerStore;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.hub.storedvalue.StoredValueStore;
import org.tillbridge.hub.storedvalue.StoredValueStore.Balance;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.sync.rules.StoredValueMovement;
import org.tillbridge.sync.rules.StoredValueRules;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Books what is put on gift cards and store credits, and paid with them, in a transaction of one
/// store. A card is of the whole chain: it is locked until the end of the transaction, and two that
/// lock two cards crosswise are done again, one after the other.
final class StoredValues {
    private final StoredValueStore store;
    private final CustomerStore customers;
    private final Conflicts conflicts;
    private final StoreId here;

    /// @param here the store of the transaction
    StoredValues(HubTransaction transaction, StoreId here, Conflicts conflicts) {
        this.store = new StoredValueStore(transaction.statements());
        this.customers = new CustomerStore(transaction.statements());
        this.conflicts = conflicts;
        this.here = here;
    }

    /// Books a movement, and what is lost or won back by it. What was kept back for it is used up.
    /// Points are on one card, whichever of their cards a customer showed.
    void book(UUID entryId, StoredValueMovement movement) throws SQLException {
        StoredValueCode shown = movement.code();
        post(
                entryId,
                shown.kind() == StoredValueKind.POINTS
                        ? movement.on(customers.accountOrLock(shown).orElse(shown))
                        : movement);
    }

    /// The same where points are on the card that is named.
    void post(UUID entryId, StoredValueMovement movement) throws SQLException {
        if (movement.claim().isPresent()) {
            store.release(movement.claim().get(), movement.code());
        }
        Balance now = store.add(movement.code(), movement.onBalance());
        store.post(here, entryId, movement);
        Optional<StoredValueMovement> correction =
                StoredValueRules.correction(movement, now.lost(), now.amount());
        if (correction.isPresent()) {
            store.post(here, entryId, correction.get());
            store.lost(movement.code(), StoredValueRules.loss(now.amount()));
        }
        Money before = now.amount().minus(movement.onBalance());
        conflicts.storedValue(entryId, movement, StoredValueRules.settle(before, movement), before);
    }
}
