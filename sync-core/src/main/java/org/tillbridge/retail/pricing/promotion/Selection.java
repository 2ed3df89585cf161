package org.tillbridge.retail.pricing.promotion;

import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.ItemId;

import java.util.Optional;
import java.util.Set;

/// Which goods a promotion is about: these items, and all of these departments. Neither of both
/// means everything that is sold.
public record Selection(Set<ItemId> items, Set<DepartmentId> departments) {
    public static final Selection EVERYTHING = new Selection(Set.of(), Set.of());

    public Selection {
        items = Set.copyOf(items);
        departments = Set.copyOf(departments);
    }

    public static Selection of(ItemId... items) {
        return new Selection(Set.of(items), Set.of());
    }

    public boolean isEverything() {
        return items.isEmpty() && departments.isEmpty();
    }

    boolean covers(Optional<ItemId> item, Optional<DepartmentId> department) {
        return isEverything()
                || item.filter(items::contains).isPresent()
                || department.filter(departments::contains).isPresent();
    }
}
