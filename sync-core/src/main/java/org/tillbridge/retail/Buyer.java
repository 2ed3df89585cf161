package org.tillbridge.retail;

import java.util.List;
import java.util.Optional;

/// Whom an invoice is made out to. Personal data: it says nothing of itself where it is logged.
///
/// @param address at least one line
/// @param taxId absent where they have none
public record Buyer(String name, List<String> address, Optional<TaxId> taxId) {
    public static final int MOST_LINES = 4;
    public static final int LONGEST_LINE = 80;

    public Buyer {
        address = List.copyOf(address);
        if (!isLine(name)
                || address.isEmpty()
                || address.size() > MOST_LINES
                || !address.stream().allMatch(Buyer::isLine)) {
            throw new IllegalArgumentException("Not a buyer");
        }
    }

    private static boolean isLine(String text) {
        return !text.isBlank() && text.length() <= LONGEST_LINE;
    }

    @Override
    public String toString() {
        return "a buyer";
    }
}
