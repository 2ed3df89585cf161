package org.tillbridge.sync.rules;

import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What returns do to the sales they are of. A return is a fact: it stands, also where more comes
/// back than was sold because two stores that did not hear of each other took the same thing back.
public final class ReturnRules {
    private ReturnRules() {}

    /// The goods of a transaction that came back and whose purchase is proven, by line.
    public static List<LineReturned> of(RetailTransaction transaction) {
        return transaction.goods().stream()
                .filter(ReturnLine.class::isInstance)
                .map(ReturnLine.class::cast)
                .flatMap(
                        back ->
                                back.original().stream()
                                        .map(
                                                original ->
                                                        new LineReturned(
                                                                back.number(),
                                                                original,
                                                                back.quantity().negated())))
                .toList();
    }

    /// Where what comes back is booked.
    ///
    /// @param soldIn the store of the sale; empty while the hub has not heard of it
    /// @param here the store that takes it back
    public static Rule link(Optional<StoreId> soldIn, StoreId here) {
        if (soldIn.isEmpty()) {
            return Rule.RETURN_WAITS_FOR_SALE;
        }
        return soldIn.get().equals(here) ? Rule.RETURN_LINKED : Rule.RETURN_OWED_TO_STORE;
    }

    /// @param sold on the original line; zero where nothing was
    /// @param before what had come back of it, bit by bit
    /// @param back what comes back now
    public static Rule settle(Quantity sold, List<Quantity> before, Quantity back) {
        return sum(before).add(back.toBigDecimal()).compareTo(sold.toBigDecimal()) <= 0
                ? Rule.RETURNED_WITHIN_SALE
                : Rule.RETURNED_MORE_THAN_SOLD;
    }

    /// Whether a workstation may take something of a line back now: one at a time, and only by what
    /// it knows of it. Nothing that was done is ever undone by this.
    ///
    /// @param held the claim on the line, whoever made it, and however old it is
    /// @param asks who wants to take it back
    /// @param now by hub time
    /// @param back what came back of it so far, as the hub knows it
    /// @param known what came back of it so far, as the one that asks knows it
    public static Rule claim(
            Optional<LineClaim> held,
            WorkstationId asks,
            Instant now,
            List<Quantity> back,
            Quantity known) {
        if (held.filter(claim -> claim.stands(now) && !claim.by().equals(asks)).isPresent()) {
            return Rule.LINE_CLAIMED_BY_ANOTHER;
        }
        return sum(back).compareTo(known.toBigDecimal()) > 0
                ? Rule.LINE_CAME_BACK_MEANWHILE
                : Rule.LINE_CLAIMED;
    }

    /// However much it is.
    public static BigDecimal sum(List<Quantity> quantities) {
        return quantities.stream()
                .map(Quantity::toBigDecimal)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
