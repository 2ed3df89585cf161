package org.tillbridge.demo.replay;

import org.tillbridge.retail.ItemId;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/// Under what conditions a workstation of a replay works.
///
/// @param computer its clock; the shop's is wrong by as much
/// @param unheardOf the number of goods, by sku, that it has and the catalogue has not
/// @param triesAgain whether it waits and tries again where something is refused to it
public record TillConditions(
        Clock computer,
        Moments moments,
        Function<String, Optional<ItemId>> unheardOf,
        boolean triesAgain) {
    public static final TillConditions USUAL =
            new TillConditions(Clock.systemUTC(), Moments.NONE, _ -> Optional.empty(), false);
}
