package org.tillbridge.retail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a store's receipts and invoices say of it beside its name.
///
/// @param address the business's own name first, where it is another than the store's; none where
///   nobody said
public record Seller(List<String> address, Optional<TaxId> taxId) {
    public static final int MOST_LINES = 6;
    public static final int LONGEST_LINE = 80;

    /// Nothing is said.
    public static final Seller UNSAID = new Seller(List.of(), Optional.empty());

    private static final String BETWEEN_LINES = "|";

    public Seller {
        address = List.copyOf(address);
        if (address.size() > MOST_LINES || !address.stream().allMatch(Seller::isLine)) {
            throw new IllegalArgumentException("An address has up to 6 lines of 80 characters");
        }
    }

    private static boolean isLine(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_LINE
                && !text.contains(BETWEEN_LINES)
                && text.chars().noneMatch(Character::isISOControl);
    }

    /// The lines of an address that is written in one, with `|` between them.
    ///
    /// @throws IllegalArgumentException if there are too many, or one is too long or blank
    public static List<String> lines(String address) {
        return address.isBlank()
                ? List.of()
                : new Seller(
                                Arrays.stream(address.split("\\|", -1)).map(String::strip).toList(),
                                Optional.empty())
                        .address();
    }

    /// The address in one line, for [#lines].
    public String inOneLine() {
        return String.join(BETWEEN_LINES, address);
    }

    public static Seller of(String address, String taxId) {
        return new Seller(lines(address), TaxId.optional(taxId));
    }

    /// Empty where there is none.
    public String taxIdText() {
        return taxId.map(TaxId::text).orElse("");
    }
}
