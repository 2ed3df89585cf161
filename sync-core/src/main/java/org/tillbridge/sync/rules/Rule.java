package org.tillbridge.sync.rules;

/// The rules by which facts that meet are settled. The name of one is stored with what it settled,
/// so it never changes.
public enum Rule {
    /// The entry is the next of its journal.
    FOLLOWS(false),
    /// The entry is here already, at its place; it is answered as it was.
    TAKEN_BEFORE(false),
    /// Entries before it are missing; they are asked for.
    ENTRIES_MISSING(false),
    /// Another entry stands at its place, or before it: the journal is on two machines. Both go on,
    /// the second in an epoch of its own.
    FORK(true),
    /// The entry does not follow the one that its own machine sent before it. It is booked.
    CHAIN_BROKEN(true),

    /// Nothing is booked under the entry's id.
    NEW_ENTRY(false),
    /// The entry is booked already, from another place. It is not booked again.
    SAME_ENTRY_AGAIN(false),
    /// Another entry is booked under its id. It is kept apart.
    SAME_ID_OTHER_CONTENT(true),
    /// No other transaction is booked under the id of the entry's own.
    NEW_TRANSACTION(false),
    /// Another entry's transaction is booked under the id of its own. Both count; what comes back
    /// is of the one that was booked first. A person looks.
    SAME_TRANSACTION_TWICE(true),

    /// The sale was charged what the price list said when it was rung, or a person, or a label,
    /// said otherwise and it is written there; or the list says nothing.
    PRICE_AS_LISTED(false),
    /// It was charged something else: what the list said before, or what it never said. The price
    /// stands as it was agreed with the customer; a person looks.
    PRICE_VARIANCE(true),

    /// The sale was taxed at the rate of its store and day, or the customer pays none; or no rate
    /// is known.
    TAX_AS_DUE(false),
    /// It was taxed at another. The tax stands as it was charged; a person looks.
    TAX_VARIANCE(true),

    /// Nobody has heard of the item yet. Its stock is booked when the hub has.
    STOCK_WAITS_FOR_ITEM(false),
    /// There was enough on hand by the book, or the book was not opened.
    STOCK_MOVED(false),
    /// More was taken than the book had on hand. What was taken was there, so the book is wrong: it
    /// goes below zero.
    MORE_TAKEN_THAN_ON_HAND(true),

    /// Nobody has heard of the sale yet. What comes back is booked to it when the hub has.
    RETURN_WAITS_FOR_SALE(false),
    /// Another store sold it. It is booked to the sale there, after this.
    RETURN_OWED_TO_STORE(false),
    /// It was sold here, so it is booked to the sale at once.
    RETURN_LINKED(false),
    /// What comes back was sold and had not come back.
    RETURNED_WITHIN_SALE(false),
    /// More came back of a line than was sold on it. Both facts stand; a person looks.
    RETURNED_MORE_THAN_SOLD(true),

    /// Nobody else is about to take something of the line back.
    LINE_CLAIMED(false),
    /// Another workstation is.
    LINE_CLAIMED_BY_ANOTHER(false),
    /// More of it came back than the one that wants it has heard of.
    LINE_CAME_BACK_MEANWHILE(false),

    /// The piece with that serial number was in the store.
    SERIAL_SOLD_ONCE(false),
    /// It had been sold and had not come back: one of both sales has another piece, or places that
    /// did not hear of each other took it for theirs. Both facts stand; a person looks.
    SERIAL_SOLD_TWICE(true),
    /// It is in the store again.
    SERIAL_BROUGHT_BACK(false),

    /// Nothing went out for goods whose purchase nothing proves but what the store allows.
    REFUND_WITHIN_POLICY(false),
    /// Cash went out for them, and the store gives a store credit only. It is gone; a person looks.
    CASH_WITHOUT_PROOF(true),

    /// A card got back no more than it had paid.
    REFUNDED_WITHIN_PAYMENT(false),
    /// A card got back more than it had paid, because places that did not hear of each other gave
    /// it back. Both facts stand; a person looks.
    REFUNDED_MORE_THAN_PAID(true),

    /// A card got money back, and something came back of a sale that it had paid.
    REFUNDED_FOR_GOODS(false),
    /// A card got money back, and the return names no line of a sale that it had paid. It is gone;
    /// a person looks.
    REFUNDED_FOR_NO_GOODS(true),

    /// A gift card or a store credit was issued, or something was paid back to one.
    VALUE_GIVEN(false),
    /// What was paid with it was on it.
    REDEEMED_WITHIN_BALANCE(false),
    /// More was paid with it than was on it, because places that did not hear of each other took
    /// it. All of it stands; what is missing is a loss, and it pays no more.
    REDEEMED_MORE_THAN_BALANCE(true),

    /// Nobody has heard of the customer yet. Their points are booked when the hub has.
    POINTS_WAIT_FOR_CUSTOMER(false),
    /// The customer is known: points are booked.
    POINTS_EARNED(false),
    /// The points that goods had earned were there to be taken back when the goods came back.
    POINTS_TAKEN_BACK(false),
    /// They had been spent by then. They are taken back all the same; what is missing is a loss,
    /// and the card pays no more until the balance is back.
    POINTS_SPENT_BEFORE_RETURN(true),

    /// Nobody is known by the e-mail address, or the card, of the new customer.
    NEW_CUSTOMER(false),
    /// Somebody is: they are one, and the one who was known first stands for both. No document
    /// changes; what was earned on either card is theirs.
    SAME_CUSTOMER_TWICE(true),

    /// The sale that was set aside is rung again by whom the hub gave it to, or nobody else had it.
    RESUMED_ONCE(false),
    /// It is rung again at two workstations, because one of them could not ask. Both go on; what is
    /// paid is booked, twice if it was paid twice. A person looks.
    RESUMED_TWICE(true),

    /// Nothing is wrong with the workstation that says so.
    TRUSTED(false),
    /// Money was given out by a machine that may be one of two. It is gone, so it is booked.
    REFUND_IN_DOUBT_STANDS(true),
    /// A revoked workstation says that something happened. It did, so it is booked.
    FACT_OF_REVOKED_STANDS(true),
    /// A revoked workstation says that it gave money out. That is booked when a person says so.
    REFUND_OF_REVOKED_WAITS(true),
    /// A revoked workstation says that it issued a gift card. The money is booked; the card is good
    /// when a person says so.
    ISSUE_OF_REVOKED_WAITS(true),

    /// The clock was right, as far as can be told.
    CLOCK_AGREES(false),
    /// The computer's clock was wrong. A sale with a wrong clock is a sale.
    CLOCK_WAS_WRONG(true);

    private final boolean isConflict;

    Rule(boolean isConflict) {
        this.isConflict = isConflict;
    }

    /// Whether someone has to be able to read that it was applied, and to what.
    public boolean isConflict() {
        return isConflict;
    }
}
