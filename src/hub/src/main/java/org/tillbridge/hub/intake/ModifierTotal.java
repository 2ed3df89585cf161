package org.tillbridge.hub.intake;

import org.joda.money.Money;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.RetailTransaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How often prices were changed in one way, and by how much in all.
///
/// @param kind `promotion` for what a rule takes off, `byHand` for what a person does; else the
///   kind of the modifier
/// @param amount what they add; below zero for what is taken off
record ModifierTotal(String kind, long times, Money amount) {
    ModifierTotal plus(ModifierTotal other) {
        return new ModifierTotal(kind, times + other.times, amount.plus(other.amount));
    }

    /// Those of the lines that stand, by kind.
    static List<ModifierTotal> of(RetailTransaction transaction) {
        Map<String, ModifierTotal> byKind = new TreeMap<>();
        for (GoodsLine line : transaction.goods()) {
            for (PriceModifier modifier : line.modifiers()) {
                ModifierTotal one = new ModifierTotal(kind(modifier), 1, modifier.amount());
                byKind.merge(one.kind(), one, ModifierTotal::plus);
            }
        }
        return new ArrayList<>(byKind.values());
    }

    private static String kind(PriceModifier modifier) {
        return switch (modifier.kind()) {
            case DISCOUNT -> modifier.rule().isPresent() ? "promotion" : "byHand";
            case MARKDOWN, OVERRIDE, EXEMPTION -> CamelCase.of(modifier.kind());
        };
    }
}
