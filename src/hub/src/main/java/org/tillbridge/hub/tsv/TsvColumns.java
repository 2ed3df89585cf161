package org.tillbridge.hub.tsv;

import java.util.List;

/// The columns of a kind of file.
///
/// @param required must be there
/// @param optional may be
public record TsvColumns(List<String> required, List<String> optional) {
    public TsvColumns {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    boolean isKnown(String column) {
        return required.contains(column) || optional.contains(column);
    }
}
