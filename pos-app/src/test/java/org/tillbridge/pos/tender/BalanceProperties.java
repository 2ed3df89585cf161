package org.tillbridge.pos.tender;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.Balance.Settlement;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.CashRounding;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class BalanceProperties {
    private static final CurrencyUnit CHF = CurrencyUnit.of("CHF");

    /// A payment of so many hundredths of what is left then.
    record Part(Tender tender, int hundredths) {}

    @Property(tries = 2000)
    void howeverASaleIsSplitPaymentsLessChangeAreItsTotal(
            @ForAll @LongRange(min = 0, max = 1_000_000) long total,
            @ForAll("steps") long step,
            @ForAll @Size(max = 6) List<@From("parts") Part> parts,
            @ForAll @IntRange(min = 0, max = 500) int over) {
        CashRounding rounding = rounding(step);
        Balance balance = taken(Money.ofMinor(CHF, total), parts, rounding);
        Money due = balance.cashDue();
        Money given =
                due.isNegative() ? Money.zero(CHF) : due.plus(Money.ofMinor(CHF, over * step));

        Settlement settled = balance.settledInCash(given);

        Money paid =
                settled.payments().stream()
                        .map(Payment::amount)
                        .reduce(Money.zero(CHF), Money::plus);
        assertThat(paid.minus(settled.changeDue())).isEqualTo(balance.total());
        assertThat(settled.changeDue().isNegative()).isFalse();
        assertThat(cash(settled))
                .as("change from cash alone")
                .isGreaterThanOrEqualTo(settled.changeDue());
        assertThat(cash(settled).minus(settled.changeDue()).getAmountMinorLong() % step)
                .as("what stays in the drawer is there in coins")
                .isZero();
    }

    @Property(tries = 1000)
    void whatIsPaidToTheLastCentIsNotRounded(
            @ForAll @LongRange(min = 1, max = 1_000_000) long total, @ForAll("steps") long step) {
        Money amount = Money.ofMinor(CHF, total);
        Balance balance =
                new Balance(
                        new UUID(0, 1),
                        amount,
                        List.of(tender(1, Tender.CARD, amount)),
                        rounding(step),
                        Optional.empty());

        assertThat(balance.left()).isEqualTo(Money.zero(CHF));
        assertThat(balance.settled().payments())
                .extracting(Payment::tender)
                .containsExactly(Tender.CARD);
    }

    private static Balance taken(Money total, List<Part> parts, CashRounding rounding) {
        Balance balance = new Balance(new UUID(0, 1), total, List.of(), rounding, Optional.empty());
        List<TakenTender> taken = new ArrayList<>();
        for (Part part : parts) {
            boolean inCash = part.tender() == Tender.CASH;
            Money due = inCash ? balance.cashDue() : balance.left();
            Money amount = due.multipliedBy(part.hundredths()).dividedBy(100, RoundingMode.DOWN);
            Money payable = inCash ? down(amount, rounding.step().getAmountMinorLong()) : amount;
            if (payable.isPositive() && payable.isLessThan(due)) {
                taken.add(tender(taken.size() + 1, part.tender(), payable));
                balance = new Balance(new UUID(0, 1), total, taken, rounding, Optional.empty());
            }
        }
        return balance;
    }

    private static CashRounding rounding(long step) {
        return new CashRounding(Money.ofMinor(CHF, step), RoundingMode.HALF_UP);
    }

    private static Money down(Money amount, long step) {
        return Money.ofMinor(CHF, amount.getAmountMinorLong() / step * step);
    }

    private static Money cash(Settlement settled) {
        return settled.payments().stream()
                .filter(payment -> payment.tender() == Tender.CASH)
                .map(Payment::amount)
                .reduce(Money.zero(CHF), Money::plus);
    }

    private static TakenTender tender(long id, Tender kind, Money amount) {
        return TakenTender.byHand(new UUID(1, id), kind, amount, new OperatorId(1));
    }

    @Provide
    Arbitrary<Long> steps() {
        return Arbitraries.of(1L, 5L, 10L, 50L, 100L);
    }

    @Provide
    Arbitrary<Part> parts() {
        return Combinators.combine(
                        Arbitraries.of(Tender.CASH, Tender.CARD, Tender.VOUCHER),
                        Arbitraries.integers().between(1, 99))
                .as(Part::new);
    }
}
