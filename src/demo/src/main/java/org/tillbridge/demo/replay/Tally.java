package org.tillbridge.demo.replay;

import org.tillbridge.retail.ItemId;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a workstation did, added up by one who saw it: the files, its journal, the hub.
///
/// @param sales how many
/// @param revenue sales and returns together, in hundredths of the major unit
/// @param moved what was added to the stock on hand of each item, in thousandths; no zeros
public record Tally(
        long sales, long returns, long writeOffs, long revenue, Map<ItemId, Long> moved) {
    public Tally {
        moved = Map.copyOf(moved);
    }

    /// What the acts should leave behind.
    ///
    /// @param items the number of each sku
    public static Tally of(List<Act> acts, Function<String, ItemId> items) {
        Map<ItemId, Long> moved = new HashMap<>();
        for (Act act : acts) {
            for (Act.Line line : act.lines()) {
                if (line instanceof Act.Line.OfItem goods) {
                    add(moved, items.apply(goods.sku()), act.onHand(goods).thousandths());
                }
            }
        }
        return new Tally(
                count(acts, Act.Kind.SALE),
                count(acts, Act.Kind.RETURN),
                count(acts, Act.Kind.WRITE_OFF),
                acts.stream()
                        .mapToLong(act -> act.amount().getAmountMinorLong())
                        .reduce(0, Math::addExact),
                moved);
    }

    /// Adds to a map that holds no zeros.
    static void add(Map<ItemId, Long> moved, ItemId item, long thousandths) {
        moved.merge(item, thousandths, (before, more) -> before + more == 0 ? null : before + more);
    }

    private static long count(List<Act> acts, Act.Kind kind) {
        return acts.stream().filter(act -> act.kind() == kind).count();
    }
}
