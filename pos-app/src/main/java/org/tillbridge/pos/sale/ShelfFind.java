package org.tillbridge.pos.sale;

import org.tillbridge.retail.codes.CodeFault;
import org.tillbridge.retail.codes.CodeReading;

import java.util.List;

/// What stands on the shelf under a code.
public sealed interface ShelfFind {
    /// One item, or several to choose from.
    record Items(List<ShelfItem> items) implements ShelfFind {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// Nothing that this workstation knows.
    record Nothing(CodeReading.Names named) implements ShelfFind {}

    /// The code cannot be used.
    record Faulty(CodeFault why) implements ShelfFind {}

    record NotACode() implements ShelfFind {}
}
