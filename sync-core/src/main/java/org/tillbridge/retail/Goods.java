package org.tillbridge.retail;

import java.util.Optional;

/// What a line is about, with the name it had at that moment.
public sealed interface Goods {
    String name();

    /// A known item.
    ///
    /// @param code what was scanned or typed for it
    /// @param trace what its label says of this very piece
    record OfItem(ItemId item, String name, ItemCode code, Trace trace) implements Goods {
        /// A piece like any other.
        public OfItem(ItemId item, String name, ItemCode code) {
            this(item, name, code, Trace.NONE);
        }
    }

    /// Something sold by department because no item is known for it; matched later.
    ///
    /// @param note what the operator wrote about it, may be empty
    record OfDepartment(DepartmentId department, String name, Optional<ItemCode> code, String note)
            implements Goods {}
}
