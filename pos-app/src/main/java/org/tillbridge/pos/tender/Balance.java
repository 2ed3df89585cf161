package org.tillbridge.pos.tender;

import org.joda.money.Money;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.CashRounding;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How far the sale being rung is paid. Pure: what it says follows from total and tenders alone.
///
/// @param taken in the order in which it was taken; what a terminal has not answered yet too, which
///   counts for nothing
/// @param points the customer's loyalty card, if it is somebody's
public record Balance(
        UUID transaction,
        Money total,
        List<TakenTender> taken,
        CashRounding rounding,
        Optional<StoredValueCode> points) {
    public Balance {
        taken = List.copyOf(taken);
    }

    static Balance of(Basket basket, CashRounding rounding) {
        return new Balance(
                basket.transaction().id(),
                basket.transaction().totals().total(),
                basket.tenders(),
                rounding,
                basket.transaction().customer().map(SaleCustomer::loyaltyCode));
    }

    /// With a tender in the place of the same one, or after the others.
    Balance with(TakenTender now) {
        List<TakenTender> all = new ArrayList<>(taken);
        if (all.stream().noneMatch(each -> each.id().equals(now.id()))) {
            all.add(now);
        }
        all.replaceAll(each -> each.id().equals(now.id()) ? now : each);
        return new Balance(transaction, total, all, rounding, points);
    }

    /// How a sale is settled: payments less change are the total.
    record Settlement(List<Payment> payments, Money changeDue) {}

    /// What is left to pay, if it is not paid in cash.
    public Money left() {
        return total.minus(paid());
    }

    /// What is left to pay, if it is paid in cash: rounded as the country's coins ask for.
    public Money cashDue() {
        return rounding.rounded(left());
    }

    /// What goes back of cash, in coins that go out; empty while it is not enough. With coins that
    /// only come in somebody may pay to the cent.
    Optional<Money> changeOf(Money given) {
        boolean isEnough = !given.isLessThan(cashDue()) || !given.isLessThan(left());
        Money odd = rounding.remainder(given);
        return Optional.of(given.minus(odd).minus(rounding.rounded(left().minus(odd))))
                .filter(_ -> isEnough);
    }

    /// What cash rounding takes off, if that much is given in cash and the rest, if any, is too;
    /// negative where it adds.
    Money cashRounding(Money given) {
        return changeOf(given)
                .map(change -> left().minus(given).plus(change))
                .orElseGet(() -> rounding.remainder(left()));
    }

    public Optional<TakenTender> unfinished() {
        return taken.stream().filter(tender -> !tender.isPaid()).findFirst();
    }

    /// What can be taken away again: the one that was taken last.
    public Optional<TakenTender> last() {
        return taken.isEmpty() ? Optional.empty() : Optional.of(taken.getLast());
    }

    /// Settles what is left in cash.
    ///
    /// @param given enough
    Settlement settledInCash(Money given) {
        List<Payment> payments = payments();
        if (!given.isZero()) {
            payments.add(new Payment(Tender.CASH, given));
        }
        Money difference = cashRounding(given);
        if (!difference.isZero()) {
            payments.add(new Payment(Tender.CASH_ROUNDING, difference));
        }
        return new Settlement(payments, changeOf(given).orElseThrow());
    }

    /// Settles a sale of which nothing is left to pay.
    Settlement settled() {
        return new Settlement(payments(), Money.zero(total.getCurrencyUnit()));
    }

    /// Settles what is left in other ways.
    Settlement settledWith(List<Payment> others) {
        List<Payment> payments = payments();
        payments.addAll(others);
        return new Settlement(payments, Money.zero(total.getCurrencyUnit()));
    }

    private List<Payment> payments() {
        List<Payment> payments = new ArrayList<>();
        taken.stream()
                .filter(TakenTender::isPaid)
                .map(tender -> new Payment(tender.tender(), tender.amount(), tender.slip()))
                .forEach(payments::add);
        return payments;
    }

    private Money paid() {
        return taken.stream()
                .filter(TakenTender::isPaid)
                .map(TakenTender::amount)
                .reduce(Money.zero(total.getCurrencyUnit()), Money::plus);
    }
}
