package org.tillbridge.pos.sale;

/// What a cashier can agree on with a customer beside the prices: a discount, a sale without tax, a
/// note. Each is a question in the place of the task. On the FX thread; nothing here waits.
public interface AdjustViewModel {
    /// Where goods come back none of it is agreed.
    AdjustViewModel NONE = new AdjustViewModel() {};

    /// Asks what is taken off the selected line, or else off the last.
    default void askDiscount() {}

    /// Asks what the selected line, or else the last, is to cost instead.
    default void askPrice() {}

    /// Asks why no tax is charged.
    default void askExemption() {}

    /// Asks what is written about the selected line, or else about the last.
    default void askNote() {}

    /// Asks about the whole sale instead of a line, and back.
    default void otherScope() {}

    /// Asks for an amount instead of a share, and back.
    default void otherKind() {}

    /// What was typed so far as the share or the amount.
    default void discountTyped(String typed) {}

    /// @param reason place in the list shown
    default void chooseReason(int reason) {}

    /// Takes off what was typed; nothing takes back what was taken off before.
    ///
    /// @param words instead of the reason chosen; blank for that one
    default void giveDiscount(String words) {}

    /// Charges no tax, for the reason chosen.
    ///
    /// @param certificate its number; blank to charge tax after all
    default void exempt(String certificate) {}

    /// Whether the customer is old enough for what was scanned: then it is rung.
    default void oldEnough(boolean yes) {}

    /// The piece with that serial number, which is said to be sold, is sold all the same.
    default void sellAgain() {}

    /// Writes it about what the question is about.
    ///
    /// @param text blank for nothing
    default void note(String text) {}
}
