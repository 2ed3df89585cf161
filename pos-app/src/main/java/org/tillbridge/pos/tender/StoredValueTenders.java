package org.tillbridge.pos.tender;

import org.joda.money.Money;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.signon.Session;
import org.tillbridge.pos.storedvalue.Claimed;
import org.tillbridge.pos.storedvalue.StoredValueCards;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.StoredValueAnswer;
import org.tillbridge.sync.wire.StoredValueOutcome;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Takes gift cards and store credits for the sale being rung. The hub keeps back what is taken
/// until the sale's own entry books it; the claim that keeps it lapses, so whatever becomes of this
/// process in between, nothing is taken from the card. Belongs to the basket thread.
public final class StoredValueTenders {
    private final TenderService tenders;
    private final Session session;

    public StoredValueTenders(TenderService tenders, Session session) {
        this.tenders = tenders;
        this.session = session;
    }

    /// What became of a claim.
    ///
    /// @param needsClaim whether something is paid under it, even if the sale could not be
    ///   completed; else it is to be given up
    public record Taken(TenderOutcome outcome, boolean needsClaim) {}

    /// Takes what was claimed, and completes the sale if nothing is left to pay. Takes nothing if
    /// nobody is there any more: the hub's answer may come after they have signed off.
    public Taken take(UUID transaction, Claimed claimed) {
        TenderOutcome outcome =
                tenders.payable(transaction)
                        .filter(_ -> session.operator().isPresent())
                        .map(open -> take(open, claimed))
                        .orElseGet(() -> tenders.paidBefore(transaction));
        boolean standsInTheSale =
                tenders.balance(transaction).stream()
                        .flatMap(open -> open.taken().stream())
                        .anyMatch(tender -> tender.id().equals(claimed.claim()));
        boolean paysUnderIt = claimed.said() instanceof StoredValueOutcome.Answered;
        return new Taken(
                outcome, paysUnderIt && (standsInTheSale || outcome instanceof TenderOutcome.Paid));
    }

    /// Takes out what cannot pay any more.
    ///
    /// @return a card that was taken out, if there is one
    Optional<StoredValueCode> takeOut(UUID transaction, List<TakenTender> lapsed) {
        Optional<StoredValueCode> one = Optional.empty();
        for (TakenTender tender : lapsed) {
            if (tenders.giveBack(transaction, tender) instanceof TenderOutcome.TakenBack) {
                one = one.or(() -> tender.storedValue().map(StoredValueSlip::code));
            }
        }
        return one;
    }

    private TenderOutcome take(Balance open, Claimed claimed) {
        if (!claimed.wanted().isPositive() || claimed.wanted().isGreaterThan(open.left())) {
            return new TenderOutcome.MoreThanIsLeft(open.left());
        }
        return switch (claimed.said()) {
            case StoredValueOutcome.Answered(StoredValueAnswer answer) -> {
                Money kept = answer.claimed();
                yield kept.isPositive() && !kept.isGreaterThan(claimed.wanted())
                        ? take(
                                open,
                                claimed,
                                kept,
                                StoredValueSlip.claimed(
                                        claimed.code(), claimed.claim(), answer.left()))
                        : new TenderOutcome.NothingOnCard(claimed.code());
            }
            case StoredValueOutcome.Refused(var why) ->
                    new TenderOutcome.CardRefused(claimed.code(), why);
            case NoAnswer _ -> takeUnasked(open, claimed);
        };
    }

    private TenderOutcome takeUnasked(Balance open, Claimed claimed) {
        Money upTo = claimed.unasked().minus(unasked(open, claimed.code()));
        return claimed.wanted().isGreaterThan(upTo)
                ? new TenderOutcome.HubNotAsked(
                        upTo.isNegative() ? Money.zero(upTo.getCurrencyUnit()) : upTo)
                : take(open, claimed, claimed.wanted(), StoredValueSlip.unasked(claimed.code()));
    }

    private TenderOutcome take(Balance open, Claimed claimed, Money amount, StoredValueSlip slip) {
        return tenders.take(
                open,
                TakenTender.storedValue(
                        claimed.claim(), amount, session.signedOn().operator(), slip));
    }

    /// What this very sale takes of a card without the hub.
    private static Money unasked(Balance open, StoredValueCode code) {
        return open.taken().stream()
                .filter(
                        taken ->
                                taken.storedValue()
                                        .filter(slip -> StoredValueCards.isUnasked(slip, code))
                                        .isPresent())
                .map(TakenTender::amount)
                .reduce(Money.zero(open.total().getCurrencyUnit()), Money::plus);
    }
}
