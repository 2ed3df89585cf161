package org.tillbridge.sync.rules;

import org.joda.money.Money;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.rules.StoredValueMovement.Account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What facts do to gift cards and store credits, the same at till and hub. Movements commute: in
/// whatever order facts arrive, balance and loss are the same.
public final class StoredValueRules {
    private StoredValueRules() {}

    /// What a transaction moves, by line. Lines that were voided move nothing.
    public static List<StoredValueMovement> of(RetailTransaction transaction) {
        List<StoredValueMovement> movements = new ArrayList<>();
        for (GoodsLine line : transaction.goods()) {
            line.giftCard()
                    .map(
                            code ->
                                    new StoredValueMovement(
                                            line.number(),
                                            code,
                                            line.amount(),
                                            Account.ISSUED,
                                            Account.BALANCE,
                                            Optional.empty()))
                    .ifPresent(movements::add);
        }
        for (TenderLine tender : transaction.tenders()) {
            tender.storedValue().flatMap(slip -> of(tender, slip)).ifPresent(movements::add);
        }
        return movements;
    }

    private static Optional<StoredValueMovement> of(TenderLine tender, StoredValueSlip slip) {
        Money amount = tender.amount();
        if (amount.isZero()) {
            return Optional.empty();
        }
        boolean pays = amount.isPositive();
        Account given = slip.isNew() ? Account.ISSUED : Account.REFUNDED;
        return Optional.of(
                new StoredValueMovement(
                        tender.number(),
                        slip.code(),
                        amount.abs(),
                        pays ? Account.BALANCE : given,
                        pays ? Account.REDEEMED : Account.BALANCE,
                        slip.claim()));
    }

    /// What a line of a sale earned.
    public static StoredValueMovement earned(PointsRules.Earned earned, StoredValueCode card) {
        return points(earned.line(), card, earned.points(), Account.ISSUED, Account.BALANCE);
    }

    /// What goes back of it.
    ///
    /// @param line of the return
    /// @param points above nothing
    public static StoredValueMovement takenBack(int line, StoredValueCode card, Money points) {
        return points(line, card, points, Account.BALANCE, Account.ISSUED);
    }

    /// Moves a balance, also one below nothing, from one card to another of the same customer.
    ///
    /// @param line which of the moves of its entry it is, from 1
    /// @param balance anything but nothing
    public static List<StoredValueMovement> merged(
            int line, StoredValueCode from, StoredValueCode to, Money balance) {
        boolean more = balance.isPositive();
        Money amount = balance.abs();
        return List.of(
                points(line, more ? from : to, amount, Account.BALANCE, Account.MERGED),
                points(line, more ? to : from, amount, Account.MERGED, Account.BALANCE));
    }

    private static StoredValueMovement points(
            int line, StoredValueCode card, Money points, Account from, Account to) {
        return new StoredValueMovement(line, card, points, from, to, Optional.empty());
    }

    /// What is lost on a card with that balance: all of it that is below zero.
    public static Money loss(Money balance) {
        return balance.isNegative() ? balance.negated() : Money.zero(balance.getCurrencyUnit());
    }

    /// The posting that keeps the loss in step with the balance; empty where it is.
    ///
    /// @param lost what is booked as lost already
    public static Optional<StoredValueMovement> correction(
            StoredValueMovement because, Money lost, Money balance) {
        Money more = loss(balance).minus(lost);
        return more.isZero()
                ? Optional.empty()
                : Optional.of(
                        new StoredValueMovement(
                                because.line(),
                                because.code(),
                                more.abs(),
                                more.isPositive() ? Account.LOSS : Account.OVERDRAWN,
                                more.isPositive() ? Account.OVERDRAWN : Account.LOSS,
                                Optional.empty()));
    }

    /// What becomes of a movement. It always stands: the goods are gone, or the money was taken.
    ///
    /// @param before the balance without it
    public static Rule settle(Money before, StoredValueMovement movement) {
        if (movement.from() != Account.BALANCE || movement.to() == Account.MERGED) {
            return Rule.VALUE_GIVEN;
        }
        boolean isThere = !before.minus(movement.amount()).isNegative();
        if (movement.to() == Account.ISSUED) {
            return isThere ? Rule.POINTS_TAKEN_BACK : Rule.POINTS_SPENT_BEFORE_RETURN;
        }
        return isThere ? Rule.REDEEMED_WITHIN_BALANCE : Rule.REDEEMED_MORE_THAN_BALANCE;
    }

    /// Whether it pays no more: more was paid with it than was on it, so its number is in more than
    /// one hand, or it never was issued.
    public static boolean isBlocked(Money balance) {
        return balance.isNegative();
    }
}
