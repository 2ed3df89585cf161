package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.rules.PointsRules.Earned;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// odoo/odoo#212922, odoo/odoo#257854: a refund took points twice, or left them.
class PointsRulesProperties {
    @Property
    void whatComesBackBitByBitTakesBackAsMuchAsAtOnceAndNeverMoreThanWasEarned(
            @ForAll @IntRange(min = 1, max = 100_000) int points,
            @ForAll @IntRange(min = 1, max = 50_000) int sold,
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 20_000) Integer> backs) {
        Earned earned = new Earned(1, new Quantity(sold), Money.ofMinor(CurrencyUnit.GBP, points));
        BigDecimal before = BigDecimal.ZERO;
        Money taken = pounds("0.00");
        for (int back : backs) {
            Money now = PointsRules.takenBack(earned, before, new Quantity(back));
            assertThat(now.isNegative()).isFalse();
            taken = taken.plus(now);
            before = before.add(new Quantity(back).toBigDecimal());
        }

        assertThat(taken).isLessThanOrEqualTo(earned.points());
        if (before.signum() > 0) {
            long thousandths = before.movePointRight(3).longValueExact();
            assertThat(taken)
                    .isEqualTo(
                            PointsRules.takenBack(
                                    earned, BigDecimal.ZERO, new Quantity(thousandths)));
        }
        if (before.compareTo(new Quantity(sold).toBigDecimal()) >= 0) {
            assertThat(taken).isEqualTo(earned.points());
        }
    }

    @Property
    void aSaleEarnsWhatItsAmountEarnsHoweverManyLinesItHas(
            @ForAll @IntRange(min = 1, max = 60) int lines,
            @ForAll @IntRange(min = 0, max = 300_000) int rate) {
        RetailTransaction sale = sale(lines, rate);

        assertThat(PointsRules.total(sale))
                .isEqualTo(new PointsRate(rate).of(pounds("1.95").multipliedBy(lines)));
        assertThat(PointsRules.of(sale)).allMatch(earned -> earned.points().isPositive());
    }

    @Property(tries = 1)
    void giftCardsEarnNothingNorDoesASaleOfNobodyInParticular() {
        RetailTransaction loaded =
                aSale().by(customer(100_000))
                        .loading(card(StoredValueKind.GIFT_CARD, 1), pounds("25.00"))
                        .paidIn(Tender.CASH);

        assertThat(PointsRules.of(loaded)).isEmpty();
        assertThat(PointsRules.of(aSale().of(3, CANDLE).paidIn(Tender.CASH))).isEmpty();
    }

    private static RetailTransaction sale(int lines, int rate) {
        TransactionFixture sale = aSale().by(customer(rate));
        for (int line = 0; line < lines; line++) {
            sale = sale.of(1, CANDLE);
        }
        return sale.paidIn(Tender.CASH);
    }

    private static SaleCustomer customer(int rate) {
        return new SaleCustomer(
                Optional.empty(), card(StoredValueKind.POINTS, 4), new PointsRate(rate));
    }
}
