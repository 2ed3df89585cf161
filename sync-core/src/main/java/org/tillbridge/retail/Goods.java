package org.tillbridge.retail;

import java.util.Optional;

/// What a line is about, with the name it had at that moment.
public sealed interface Goods {
    String name();

    /// A known item.
    ///
    /// @param code what was scanned or typed for it
    record OfItem(ItemId item, String name, ItemCode code) implements Goods {}

    /// Something sold by department because no item is known for it; matched later.
    ///
    /// @param note what the operator wrote about it, may be empty
    record OfDepartment(DepartmentId department, String name, Optional<ItemCode> code, String note)
            implements Goods {}
}
