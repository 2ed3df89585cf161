package org.tillbridge.retail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What paper shows of a printed document: store-workstation-series-number, such as
/// `14-2-1-003894`. Gapless within its series, never reused; the transaction's identity is its
/// UUID.
///
/// @param series changes with the workstation's epoch
/// @param number from 1
public record TransactionNumber(StoreId store, WorkstationId workstation, int series, long number) {
    private static final int SHORTEST = 6;
    private static final Pattern PRINTED =
            Pattern.compile("(\\d{1,9})-(\\d{1,9})-(\\d{1,9})-(\\d{6,18})");

    public TransactionNumber {
        if (series < 1 || number < 1) {
            throw new IllegalArgumentException("Series and number start at 1");
        }
    }

    /// Reads what [#toString] writes; empty for anything else.
    public static Optional<TransactionNumber> parse(String printed) {
        Matcher parts = PRINTED.matcher(printed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new TransactionNumber(
                            new StoreId(Integer.parseInt(parts.group(1))),
                            new WorkstationId(Integer.parseInt(parts.group(2))),
                            Integer.parseInt(parts.group(3)),
                            Long.parseLong(parts.group(4))));
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        String digits = Long.toString(number);
        return store.number()
                + "-"
                + workstation.number()
                + "-"
                + series
                + "-"
                + "0".repeat(Math.max(0, SHORTEST - digits.length()))
                + digits;
    }
}
