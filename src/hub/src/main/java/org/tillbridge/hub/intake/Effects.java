package org.tillbridge.hub.intake;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.wire.ParkedEffect;

import java.util.OptionalInt;

/// The effects of entries that can be parked, by name.
final class Effects {
    static final String UNKNOWN_ITEM = "unknownItem";
    static final String SAME_ID_OTHER_CONTENT = "sameIdOtherContent";
    static final String NOT_POSSIBLE = "notPossible";
    static final String ENTRY = "entry";
    private static final String STOCK = "stock/";

    private Effects() {}

    /// All that is not in the header.
    static ParkedEffect entry(String code, String text) {
        return effect(ENTRY, code, text);
    }

    static ParkedEffect stockOfUnknownItem(int line, ItemId item) {
        return effect(
                STOCK + line,
                UNKNOWN_ITEM,
                "Item " + item.number() + " is not known here; its stock is not booked.");
    }

    static ParkedEffect stockNotPossible(int line) {
        return effect(
                STOCK + line,
                NOT_POSSIBLE,
                "The ledger cannot hold this movement; it is not booked.");
    }

    static ParkedEffect sameIdOtherContent() {
        return entry(
                SAME_ID_OTHER_CONTENT,
                "Another entry is booked under this entry's id. This one is kept apart.");
    }

    /// All of the entry is applied; what does not hold is its tie to the one before.
    static ParkedEffect chainBroken() {
        return effect(
                "chain",
                "chainBroken",
                "The entry does not follow the one before it. It is booked all the same.");
    }

    /// The line whose stock an effect is about; empty if it is about something else.
    static OptionalInt lineOf(ParkedEffect effect) {
        return effect.effect().startsWith(STOCK)
                ? OptionalInt.of(Integer.parseInt(effect.effect().substring(STOCK.length())))
                : OptionalInt.empty();
    }

    private static ParkedEffect effect(String name, String code, String text) {
        String kept = StatementStore.kept(text);
        return new ParkedEffect(
                name, code, kept.substring(0, Math.min(kept.length(), ParkedEffect.MAX_TEXT)));
    }
}
