package org.tillbridge.pos.sale;

import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.codes.Label;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.SaleLimits;
import org.tillbridge.retail.pricing.SaleLimits.TypedQuantity;

import java.util.Optional;

/// What is typed where items are asked for, understood; and how many of the next item are meant.
/// Belongs to the basket thread.
public final class ItemEntry {
    private final Shelf shelf;
    private Quantity nextQuantity = Quantity.ONE;
    private Optional<Quantity> nextTare = Optional.empty();

    public ItemEntry(Shelf shelf) {
        this.shelf = shelf;
    }

    /// What is meant by what was typed.
    public sealed interface Meant {
        /// A code, and what answers to it.
        record Code(ShelfFind found) implements Meant {}

        /// The one that was chosen.
        record Item(ShelfItem item) implements Meant {}

        /// A quantity for whatever comes next.
        record NextQuantity(Quantity quantity) implements Meant {}

        /// A name, or the beginning of one, and nothing was chosen yet.
        record NothingCalledSo(String text) implements Meant {}

        record Refused(Refusal why) implements Meant {}
    }

    /// The quantity that the next item will be rung with.
    public Quantity nextQuantity() {
        return nextQuantity;
    }

    /// What a person typed and confirmed: a code, `3 *` before the next one, both, or the beginning
    /// of a name, which means the item chosen among those found.
    ///
    /// @param chosen of what was found for that very text
    public Meant type(String text, Optional<ShelfItem> chosen) {
        ShelfFind whole = shelf.look(text);
        if (whole instanceof ShelfFind.Items) {
            return new Meant.Code(whole);
        }
        return switch (TypedEntry.of(text)) {
            case TypedEntry.Plain(String plain) -> codeOrName(plain, chosen);
            case TypedEntry.QuantityFirst(String quantity) -> quantityForNext(quantity);
            case TypedEntry.QuantityAndCode(String quantity, String rest) -> {
                Meant first = quantityForNext(quantity);
                yield first instanceof Meant.NextQuantity ? codeOrName(rest, chosen) : first;
            }
        };
    }

    /// The part of what is being typed that names an item.
    static String searched(String typed) {
        return switch (TypedEntry.of(typed)) {
            case TypedEntry.Plain(String plain) -> plain.strip();
            case TypedEntry.QuantityFirst _ -> "";
            case TypedEntry.QuantityAndCode(String _, String rest) -> rest;
        };
    }

    /// Sets the quantity that the next item is rung with.
    Meant quantityForNext(String typed) {
        return switch (SaleLimits.quantity(typed)) {
            case TypedQuantity.Accepted(Quantity quantity, Optional<Quantity> tare) -> {
                nextQuantity = quantity;
                nextTare = tare;
                yield new Meant.NextQuantity(quantity);
            }
            case TypedQuantity.Refused(Refusal why) -> new Meant.Refused(why);
        };
    }

    /// The next item is rung once.
    public void forgetNextQuantity() {
        nextQuantity = Quantity.ONE;
        nextTare = Optional.empty();
    }

    /// Goods of the next quantity, with the vessel they were weighed in. What has its weight on its
    /// label was in none.
    public RungGoods weighed(RungGoods goods, Label label) {
        return label.measure().isPresent() ? goods : goods.weighed(goods.quantity(), nextTare);
    }

    private Meant codeOrName(String text, Optional<ShelfItem> chosen) {
        ShelfFind found = shelf.look(text);
        if (found instanceof ShelfFind.Items) {
            return new Meant.Code(found);
        }
        boolean isCode = looksLikeCode(text) && !(found instanceof ShelfFind.NotACode);
        return chosen.<Meant>map(Meant.Item::new)
                .orElseGet(() -> isCode ? new Meant.Code(found) : new Meant.NothingCalledSo(text));
    }

    /// One word with a digit in it.
    private static boolean looksLikeCode(String text) {
        String code = text.strip();
        return code.chars().noneMatch(Character::isWhitespace)
                && code.chars().anyMatch(Character::isDigit);
    }
}
