package org.tillbridge.hub.shop;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What may be referred to: what the hub has already, and what the files at hand add to it.
final class Known {
    private final Map<Integer, CurrencyUnit> priceLists = new HashMap<>();
    private final Map<StoreId, CurrencyUnit> stores = new HashMap<>();
    private final Set<TaxClass> taxClasses = new HashSet<>();

    static Known from(ShopStore shop) throws SQLException {
        Known known = new Known();
        shop.priceLists().forEach(list -> known.priceLists.put(list.number(), list.currency()));
        shop.stores().forEach(store -> known.stores.put(store.store(), store.currency()));
        known.taxClasses.addAll(shop.taxClasses());
        return known;
    }

    Map<Integer, CurrencyUnit> priceLists() {
        return priceLists;
    }

    /// With the currency of each.
    Map<StoreId, CurrencyUnit> stores() {
        return stores;
    }

    Set<TaxClass> taxClasses() {
        return taxClasses;
    }
}
