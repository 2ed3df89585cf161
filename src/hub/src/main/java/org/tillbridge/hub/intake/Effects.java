package org.tillbridge.hub.intake;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.wire.ParkedEffect;

/// The effects of entries that can be parked, by name.
final class Effects {
    static final String UNKNOWN_ITEM = "unknownItem";
    static final String SAME_ID_OTHER_CONTENT = "sameIdOtherContent";
    static final String NOT_POSSIBLE = "notPossible";
    static final String REVOKED = "revoked";
    static final String TOOK_HUB_DOWN = "tookHubDown";
    static final String ENTRY = "entry";
    static final String UNKNOWN_CUSTOMER = "unknownCustomer";
    static final String POINTS = "points";
    static final String CUSTOMER = "customer";
    static final String UNKNOWN_ORIGINAL = "unknownOriginal";
    private static final String STOCK = "stock/";
    private static final String ORIGINAL = "original/";
    private static final String STORED_VALUE = "storedValue/";

    private Effects() {}

    /// All that is not in the header.
    static ParkedEffect entry(String code, String text) {
        return effect(ENTRY, code, text);
    }

    static ParkedEffect unknownKind(@Nullable String what) {
        return entry("unknownKind", "This hub does not know: " + what);
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

    static ParkedEffect unknownOriginal(int line) {
        return effect(
                ORIGINAL + line,
                UNKNOWN_ORIGINAL,
                "The sale that this comes back from is not known here yet; it is not linked.");
    }

    static ParkedEffect originalNotPossible(int line) {
        return effect(
                ORIGINAL + line,
                NOT_POSSIBLE,
                "The books cannot hold the link to the sale; it is not booked.");
    }

    static ParkedEffect storedValueNotPossible(int line) {
        return effect(
                STORED_VALUE + line,
                NOT_POSSIBLE,
                "The ledger of cards cannot hold this movement; it is not booked.");
    }

    static ParkedEffect issueOfRevoked(int line) {
        return effect(
                STORED_VALUE + line,
                REVOKED,
                "This workstation is revoked. The card is good when someone says so.");
    }

    static ParkedEffect pointsOfUnknownCustomer() {
        return effect(
                POINTS,
                UNKNOWN_CUSTOMER,
                "Nobody with this loyalty card is known here yet; the points are not booked.");
    }

    static ParkedEffect pointsNotPossible() {
        return effect(
                POINTS, NOT_POSSIBLE, "The ledger cannot hold these points; they are not booked.");
    }

    static ParkedEffect pointsOfRevoked() {
        return effect(
                POINTS,
                REVOKED,
                "This workstation is revoked. The points are good when someone says so.");
    }

    static ParkedEffect customerNotPossible() {
        return effect(CUSTOMER, NOT_POSSIBLE, "The books cannot hold this customer.");
    }

    static ParkedEffect customerOfRevoked() {
        return effect(
                CUSTOMER,
                REVOKED,
                "This workstation is revoked. The customer is known when someone says so.");
    }

    static ParkedEffect sameIdOtherContent() {
        return entry(
                SAME_ID_OTHER_CONTENT,
                "Another entry is booked under this entry's id. This one is kept apart.");
    }

    static ParkedEffect refundOfRevoked() {
        return entry(
                REVOKED,
                "This workstation is revoked. What gives money out is booked when someone says"
                        + " so.");
    }

    static ParkedEffect entryNotPossible() {
        return entry(NOT_POSSIBLE, "The books cannot hold this entry.");
    }

    static ParkedEffect amountNotPossible(Money amount) {
        return entry(NOT_POSSIBLE, "No books hold an amount of " + amount + ".");
    }

    /// The same effect, which nothing but the books stands in the way of.
    static ParkedEffect notPossible(ParkedEffect refused) {
        return effect(refused.effect(), NOT_POSSIBLE, "The books cannot hold this.");
    }

    static ParkedEffect tookHubDown() {
        return entry(
                TOOK_HUB_DOWN,
                "The hub went down whenever it took this entry in. Its header is booked, no more.");
    }

    /// All of the entry is applied; what does not hold is its tie to the one before.
    static ParkedEffect chainBroken() {
        return effect(
                "chain",
                "chainBroken",
                "The entry does not follow the one before it. It is booked all the same.");
    }

    /// Whether a person said that the workstation is believed in it, or it was believed before: it
    /// waits for something else.
    static boolean isBelieved(ParkedEffect effect) {
        return effect.code().equals(REVOKED) || effect.code().equals(UNKNOWN_CUSTOMER);
    }

    static boolean isOfLine(ParkedEffect effect) {
        return effect.effect().startsWith(STOCK)
                || effect.effect().startsWith(ORIGINAL)
                || effect.effect().startsWith(STORED_VALUE);
    }

    static boolean isStockOf(int line, ParkedEffect effect) {
        return effect.effect().equals(STOCK + line);
    }

    static boolean isOriginalOf(int line, ParkedEffect effect) {
        return effect.effect().equals(ORIGINAL + line);
    }

    static boolean isStoredValueOf(int line, ParkedEffect effect) {
        return effect.effect().equals(STORED_VALUE + line);
    }

    private static ParkedEffect effect(String name, String code, String text) {
        String kept = StatementStore.kept(text);
        return new ParkedEffect(
                name, code, kept.substring(0, Math.min(kept.length(), ParkedEffect.MAX_TEXT)));
    }
}
