package org.tillbridge.retail;

import java.math.BigDecimal;

/// How much of something, in thousandths of its unit: pieces, kilograms, metres. Signed: what comes
/// back is negative.
public record Quantity(long thousandths) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(0);
    public static final Quantity ONE = of(1);

    public static Quantity of(long units) {
        return new Quantity(Math.multiplyExact(units, 1000L));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(thousandths, other.thousandths));
    }

    public Quantity negated() {
        return new Quantity(Math.negateExact(thousandths));
    }

    public int signum() {
        return Long.signum(thousandths);
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(thousandths, 3);
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(thousandths, other.thousandths);
    }

    /// As a person writes it: `3`, `-1`, `0.25`.
    @Override
    public String toString() {
        BigDecimal plain = toBigDecimal().stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }
}
