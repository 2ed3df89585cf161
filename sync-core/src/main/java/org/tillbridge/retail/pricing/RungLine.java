package org.tillbridge.retail.pricing;

import java.time.Instant;
import java.util.Optional;

/// A numbered line of a transaction that is being rung.
///
/// @param rungAt when it was scanned, typed or chosen
/// @param companionOf the goods that brought it along; empty for almost all
public record RungLine(
        int number, RungGoods goods, Instant rungAt, Optional<CompanionOf> companionOf) {
    /// What stands beside goods and follows them: with another quantity of theirs it has another.
    ///
    /// @param line of the goods
    /// @param pieces of it with each of them
    public record CompanionOf(int line, int pieces) {
        public CompanionOf {
            if (line < 1 || pieces < 1) {
                throw new IllegalArgumentException(
                        pieces + " pieces along with line " + line + " are none");
            }
        }
    }

    /// One that was rung for itself.
    public RungLine(int number, RungGoods goods, Instant rungAt) {
        this(number, goods, rungAt, Optional.empty());
    }

    public boolean isCompanion() {
        return companionOf.isPresent();
    }

    boolean isCompanionOf(int line) {
        return companionOf.filter(goods -> goods.line() == line).isPresent();
    }

    RungLine with(RungGoods other) {
        return new RungLine(number, other, rungAt, companionOf);
    }
}
