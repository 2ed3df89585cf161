package org.tillbridge.pos.sale;

import org.joda.money.Money;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderSlip;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A tender that was taken for the sale being rung, or that a terminal is asked for. It belongs to
/// the open sale, and survives a restart with it.
///
/// @param id what a terminal knows it by
/// @param amount negative where a terminal is asked to give money back
/// @param operator who took it
/// @param terminal which was asked; empty for what needs none
/// @param reverses the tender that is to be reversed, if it is about one
/// @param slip what the terminal said of the card, once it has paid; or which gift card it is; of a
///   refund that is not done, what was said when the card paid
/// @param askedAt when a terminal was asked for money; empty for all else
public record TakenTender(
        UUID id,
        Tender tender,
        Money amount,
        State state,
        OperatorId operator,
        String terminal,
        Optional<UUID> reverses,
        Optional<TenderSlip> slip,
        Optional<Instant> askedAt) {
    /// What no terminal was asked to pay.
    public TakenTender(
            UUID id,
            Tender tender,
            Money amount,
            State state,
            OperatorId operator,
            String terminal,
            Optional<UUID> reverses,
            Optional<TenderSlip> slip) {
        this(id, tender, amount, state, operator, terminal, reverses, slip, Optional.empty());
    }

    /// Whether it is paid.
    public enum State {
        PAID,
        /// A terminal was asked, or is just about to be. Nothing is known.
        ASKED,
        /// It was asked, and there was no answer that says. Nothing is known.
        UNKNOWN
    }

    /// What a hand gives: cash, a voucher.
    public static TakenTender byHand(UUID id, Tender tender, Money amount, OperatorId operator) {
        return new TakenTender(
                id, tender, amount, State.PAID, operator, "", Optional.empty(), Optional.empty());
    }

    /// What a gift card or a store credit pays.
    public static TakenTender storedValue(
            UUID id, Money amount, OperatorId operator, StoredValueSlip slip) {
        return new TakenTender(
                id,
                slip.code().kind().tender(),
                amount,
                State.PAID,
                operator,
                "",
                Optional.empty(),
                Optional.of(slip));
    }

    /// What a terminal is to give back to a card that paid for a sale before.
    ///
    /// @param amount more than nothing
    public static TakenTender refund(
            UUID id, Money amount, OperatorId operator, String terminal, CardSlip paid) {
        return new TakenTender(
                id,
                Tender.CARD,
                amount.negated(),
                State.ASKED,
                operator,
                terminal,
                Optional.of(paid.tender()),
                Optional.of(paid));
    }

    /// What the terminal said, of a card.
    public Optional<CardSlip> card() {
        return slip.filter(CardSlip.class::isInstance).map(CardSlip.class::cast);
    }

    /// Which gift card or store credit it is.
    public Optional<StoredValueSlip> storedValue() {
        return slip.filter(StoredValueSlip.class::isInstance).map(StoredValueSlip.class::cast);
    }

    /// Whether a card is to get back, or has got back, what it paid for another sale.
    public boolean isRefund() {
        return reverses.isPresent() && slip.isPresent();
    }

    public boolean isPaid() {
        return state == State.PAID;
    }

    public TakenTender unknown() {
        return new TakenTender(
                id, tender, amount, State.UNKNOWN, operator, terminal, reverses, slip, askedAt);
    }

    /// @param taken what was authorised, which may be less than was asked for
    public TakenTender paid(Money taken, CardSlip said) {
        return new TakenTender(
                id,
                tender,
                taken,
                State.PAID,
                operator,
                terminal,
                reverses,
                Optional.of(said),
                askedAt);
    }
}
