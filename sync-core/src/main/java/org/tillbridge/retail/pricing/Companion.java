package org.tillbridge.retail.pricing;

import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.RungLine.CompanionOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What goods bring along: a deposit on their container, a levy. It has a line of its own after
/// theirs, as many pieces as theirs says, and nothing is taken off it.
///
/// @param goods at the price and tax of one piece of it
/// @param pieces with each piece of the goods
public record Companion(RungGoods goods, int pieces) {
    /// The lines of goods and of what they bring along.
    ///
    /// @param number of the goods' line
    static List<RungLine> lines(
            int number, RungGoods goods, List<Companion> companions, Instant at) {
        List<RungLine> lines = new ArrayList<>(List.of(new RungLine(number, goods, at)));
        for (Companion along : companions) {
            CompanionOf companionOf = new CompanionOf(number, along.pieces());
            lines.add(
                    new RungLine(
                            number + lines.size(),
                            following(along.goods(), companionOf, goods),
                            at,
                            Optional.of(companionOf)));
        }
        return lines;
    }

    /// As many as the goods ask for, for the same reason where they come back; no more of what was
    /// bought than can come back.
    static RungGoods following(RungGoods companion, CompanionOf companionOf, RungGoods goods) {
        Quantity asked =
                new Quantity(
                        Math.multiplyExact(
                                goods.quantity().thousandths(), (long) companionOf.pieces()));
        Quantity most = companion.bought().map(Bought::left).orElse(asked);
        RungGoods some = companion.withQuantity(asked.compareTo(most) > 0 ? most : asked);
        return goods.comesBack()
                .map(
                        how ->
                                some.comingBack(
                                        new ComesBack(
                                                how.reason(), how.disposition(), some.bought())))
                .orElse(some);
    }
}
