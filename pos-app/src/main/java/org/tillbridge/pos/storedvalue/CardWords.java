package org.tillbridge.pos.storedvalue;

import org.joda.money.Money;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.wire.StoredValueOutcome;

/// What is said of gift cards and store credits, the same on every screen.
public final class CardWords {
    private final Texts texts;

    public CardWords(Texts texts) {
        this.texts = texts;
    }

    /// "Gift card, ending 3223".
    public String name(StoredValueCode code) {
        return texts.text(
                "tender.cardEnding",
                texts.text("tenderKind." + CamelCase.of(code.kind())),
                code.lastFour());
    }

    public Message asking(StoredValueCode code) {
        return new Message(
                Message.Tone.CALM,
                texts.text("storedValue.asking", name(code)),
                texts.text("storedValue.asking.toDo"));
    }

    public Message of(FoundCard found) {
        return switch (found) {
            case FoundCard.OnIt(StoredValueCode code, Money onIt) ->
                    onIt.isZero()
                            ? nothingOnIt(code)
                            : new Message(
                                    Message.Tone.CALM,
                                    texts.text("storedValue.onIt", name(code), texts.money(onIt)),
                                    texts.text("storedValue.onIt.toDo"));
            case FoundCard.NotAsked(StoredValueCode _, Money upTo) -> notAsked(upTo);
            case FoundCard.Refused(StoredValueCode code, var why) -> refused(code, why);
        };
    }

    public Message notAsked(Money upTo) {
        return upTo.isPositive()
                ? caution("storedValue.notAskedUpTo", texts.money(upTo))
                : caution("storedValue.notAsked");
    }

    public Message refused(StoredValueCode code, StoredValueOutcome.Why why) {
        return caution("storedValue." + CamelCase.of(why), name(code));
    }

    public Message nothingOnIt(StoredValueCode code) {
        return caution("storedValue.nothingOnIt", name(code));
    }

    /// What it was to pay is gone, or kept back for another.
    public Message lapsed(StoredValueCode code) {
        return caution("storedValue.lapsed", name(code));
    }

    private Message caution(String key, Object... arguments) {
        return new Message(
                Message.Tone.CAUTION,
                texts.text(key, arguments),
                texts.text(key + ".toDo", arguments));
    }
}
