package org.tillbridge.retail;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A share of the price, in parts per million: 17.5 % is 175,000. Where several jurisdictions tax
/// the same goods, it is what they take together, and the parts say who takes what.
///
/// @param parts none where nobody needs to know who takes it
public record TaxRate(int partsPerMillion, List<Part> parts) implements Comparable<TaxRate> {
    public static final TaxRate ZERO = new TaxRate(0);
    public static final int MOST_PARTS = 10;
    public static final int LONGEST_NAME = 48;

    private static final Comparator<TaxRate> ORDER =
            Comparator.comparingInt(TaxRate::partsPerMillion)
                    .thenComparing(rate -> rate.parts().toString());

    public TaxRate {
        parts = List.copyOf(parts);
        if (partsPerMillion < 0 || partsPerMillion > 1_000_000) {
            throw new IllegalArgumentException(
                    "A tax rate lies between 0 and 100 %: " + partsPerMillion);
        }
        if (!parts.isEmpty() && !isWhole(partsPerMillion, parts)) {
            throw new IllegalArgumentException(parts + " are not the parts of " + partsPerMillion);
        }
    }

    public TaxRate(int partsPerMillion) {
        this(partsPerMillion, List.of());
    }

    /// What one jurisdiction takes: a state, a county, a city.
    public record Part(String jurisdiction, int partsPerMillion) {
        public Part {
            if (jurisdiction.isBlank()
                    || jurisdiction.length() > LONGEST_NAME
                    || jurisdiction.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("A jurisdiction has 1 to 48 characters");
            }
            if (partsPerMillion < 0) {
                throw new IllegalArgumentException(jurisdiction + " takes " + partsPerMillion);
            }
        }
    }

    private static boolean isWhole(int partsPerMillion, List<Part> parts) {
        return parts.size() <= MOST_PARTS
                && parts.stream().map(Part::jurisdiction).distinct().count() == parts.size()
                && parts.stream().mapToLong(Part::partsPerMillion).sum() == partsPerMillion;
    }

    /// What several jurisdictions take together.
    public static TaxRate of(List<Part> parts) {
        return new TaxRate(
                Math.toIntExact(parts.stream().mapToLong(Part::partsPerMillion).sum()), parts);
    }

    /// @throws ArithmeticException if the percentage has more than four decimals
    public static TaxRate ofPercent(BigDecimal percent) {
        return new TaxRate(percent.movePointRight(4).intValueExact());
    }

    /// The rates that are totalled each for itself: of each jurisdiction its own.
    public List<TaxRate> each() {
        return parts.isEmpty()
                ? List.of(this)
                : parts.stream().map(part -> of(List.of(part))).toList();
    }

    /// Who takes it, where it is one.
    public Optional<String> jurisdiction() {
        return parts.size() == 1 ? Optional.of(parts.getFirst().jurisdiction()) : Optional.empty();
    }

    public BigDecimal toPercent() {
        BigDecimal percent = BigDecimal.valueOf(partsPerMillion, 4).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    @Override
    public int compareTo(TaxRate other) {
        return ORDER.compare(this, other);
    }
}
