package org.tillbridge.sync.replica;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one workstation takes of the hub's scopes: its own, its store's, the catalogue, and the
/// price list that its store uses, once that is known.
record ReplicaScopes(StoreId store, WorkstationId workstation) {
    Scope ofStore() {
        return new Scope.Store(store);
    }

    /// The small ones first; the store comes before the price list that it names.
    List<Scope> with(Optional<Integer> priceList) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new Scope.Workstation(workstation));
        scopes.add(ofStore());
        priceList.ifPresent(list -> scopes.add(new Scope.Prices(list)));
        scopes.add(Scope.CATALOGUE);
        return List.copyOf(scopes);
    }
}
