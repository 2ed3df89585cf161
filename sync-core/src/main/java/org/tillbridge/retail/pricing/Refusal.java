package org.tillbridge.retail.pricing;

/// Why a transaction that is being rung stays as it was.
public enum Refusal {
    /// One more line would leave no room for the tender, see
    /// [org.tillbridge.retail.RetailTransaction#MAX_LINES].
    TOO_MANY_LINES,
    QUANTITY_NOT_A_NUMBER,
    QUANTITY_NOT_ABOVE_ZERO,
    QUANTITY_TOO_LARGE,
    /// More than three decimals.
    QUANTITY_TOO_FINE,
    /// A tare without decimals, as in `5-3`: pieces have none.
    TARE_NOT_WEIGHED,
    PRICE_TOO_HIGH,
    /// All goods together come to more than any sale, see [SaleLimits#MAX_AMOUNT].
    AMOUNT_TOO_HIGH,
    NO_SUCH_LINE,
    /// Only one piece of a known item has a serial number.
    SERIAL_OF_ONE_PIECE,
    /// Empty, or longer than any serial number.
    SERIAL_NOT_ONE,
    /// Another line of the sale has it.
    SERIAL_RUNG_ALREADY,
    /// Goods come back in it, so nothing is sold in it.
    RETURN_IN_THE_WAY,
    ALREADY_VOIDED,
    /// A gift card is one, and costs what is on it: no quantity, no other price, no discount.
    GIFT_CARD_AS_IT_IS,
    /// A deposit or a levy goes with its goods: no quantity, no price, no discount, no void of its
    /// own.
    COMPANION_AS_IT_IS,
    /// More than there is to take it off from.
    DISCOUNT_TOO_HIGH,
    /// Nothing it could take anything off from.
    NOTHING_TO_TAKE_OFF,
    /// Not so much of it was bought, or some of it came back before.
    MORE_THAN_WAS_BOUGHT,
    /// What a receipt proves goes back as it was paid.
    PRICE_ON_THE_RECEIPT,
    /// Longer than [org.tillbridge.retail.Note#MAX_LENGTH], or not all of it is seen.
    NOTE_NOT_ONE,
    /// A card number is in what somebody wrote.
    CARD_NUMBER_WRITTEN,
    /// More is paid of it than would be left to pay.
    PAID_ALREADY,
    /// More went back to a card than would come back.
    REFUNDED_ALREADY,
    /// A completed sale is being reversed, all of it or nothing.
    VOIDED_AS_A_WHOLE
}
