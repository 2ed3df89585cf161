package org.tillbridge.hub.shop;

import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.StoreId;

import java.util.Set;

/// A person who may sign on.
///
/// @param stores where; none for everywhere
public record Operator(
        OperatorId id, String name, Role role, OperatorSecret secret, Set<StoreId> stores) {
    public Operator {
        stores = Set.copyOf(stores);
    }

    public boolean worksIn(StoreId store) {
        return stores.isEmpty() || stores.contains(store);
    }
}
