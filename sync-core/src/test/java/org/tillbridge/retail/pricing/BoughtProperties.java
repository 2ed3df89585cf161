package org.tillbridge.retail.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.retail.pricing.OpenTransaction.Step;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.promotion.RungBaskets;

import java.io.IOException;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What was bought goes back as it was paid.
class BoughtProperties {
    private static final CurrencyUnit GBP = CurrencyUnit.GBP;
    private static final TaxRate STANDARD = new TaxRate(200_000);

    /// Whatever it costs today, and whether or not prices include tax.
    @Property(tries = 300)
    void piecesThatComeBackOneByOneAddUpToWhatWasPaid(
            @ForAll @IntRange(min = 1, max = 12) int pieces,
            @ForAll @LongRange(min = 0, max = 100_000) long paid,
            @ForAll @IntRange(min = 0, max = 100) int taxShare,
            @ForAll @LongRange(min = 0, max = 9_999_999) long today,
            @ForAll boolean taxIncluded) {
        Money whole = Money.ofMinor(GBP, paid);
        Money tax = Money.ofMinor(GBP, paid * taxShare / 100);
        Money back = Money.zero(GBP);
        Money taxBack = Money.zero(GBP);
        for (int returned = 0; returned < pieces; returned++) {
            Bought line = bought(pieces, returned, whole, tax);
            RetailTransaction one =
                    completed(rules(taxIncluded), List.of(goods(line, Quantity.ONE, today)));
            back = back.plus(one.total());
            taxBack = taxBack.plus(one.taxes().getFirst().tax());
            assertThat(one.goods().getFirst().tax()).isEqualTo(one.taxes().getFirst().tax());
        }
        assertThat(back).isEqualTo(whole.negated());
        assertThat(taxBack).isEqualTo(tax.negated());
    }

    /// Beside goods whose purchase nothing proves, and which are taxed as ever.
    @Property(tries = 300)
    void taxesOfAMixedReturnAddUpToItsTotal(
            @ForAll @Size(min = 1, max = 5) List<@LongRange(min = 0, max = 50_000) Long> paid,
            @ForAll @LongRange(min = 1, max = 999_999) long unproven,
            @ForAll boolean taxIncluded) {
        List<RungGoods> all =
                new ArrayList<>(
                        paid.stream()
                                .map(amount -> Money.ofMinor(GBP, amount))
                                .map(amount -> bought(3, 1, amount, amount.dividedBy(6, DOWN)))
                                .map(line -> goods(line, Quantity.of(2), 7))
                                .toList());
        all.add(
                rung(unproven)
                        .comingBack(
                                new ComesBack(
                                        ReturnReason.FAULTY,
                                        Disposition.DAMAGED,
                                        Optional.empty())));

        RetailTransaction back = completed(rules(taxIncluded), all);

        assertThat(back.taxes()).hasSize(1);
        TaxTotal tax = back.taxes().getFirst();
        assertThat(tax.gross()).isEqualTo(back.total());
        assertThat(back.goods().stream().map(GoodsLine::tax).reduce(Money::plus))
                .contains(tax.tax());
    }

    /// frappe/erpnext#31375: whatever was taken off, and whichever of its lines come back.
    @Test
    void everySubsetOfThePaidLinesOfASaleComesBackAsItWasPaid() throws IOException {
        Supplier<OpenTransaction> baskets = RungBaskets.random(20_101_202);
        int subsets = 0;
        for (int n = 0; n < 400; n++) {
            OpenTransaction open = baskets.get();
            if (open.rung().stream().anyMatch(line -> line.goods().comesBack().isPresent())) {
                continue;
            }
            RetailTransaction sale = completed(open);
            List<GoodsLine> sold = sale.goods();
            for (int subset = 1; subset < 1 << Math.min(sold.size(), 5); subset++) {
                int chosen = subset;
                List<GoodsLine> some =
                        IntStream.range(0, sold.size())
                                .filter(line -> (chosen >> line & 1) == 1)
                                .mapToObj(sold::get)
                                .toList();

                RetailTransaction back =
                        completed(open.rules(), some.stream().map(BoughtProperties::back).toList());

                assertThat(back.total()).isEqualTo(sum(some, GoodsLine::amount).negated());
                assertThat(sum(back.goods(), GoodsLine::tax))
                        .isEqualTo(sum(some, GoodsLine::tax).negated());
                subsets++;
            }
            assertThat(sum(sold, GoodsLine::amount)).isEqualTo(sale.total());
        }
        assertThat(subsets).isGreaterThan(1_000);
    }

    private static RungGoods back(GoodsLine line) {
        return RungGoods.atListPrice(
                        line.goods(),
                        line.quantity(),
                        line.unitPrice(),
                        line.taxClass(),
                        line.taxRate())
                .comingBack(
                        new ComesBack(
                                ReturnReason.CHANGED_MIND,
                                Disposition.BACK_TO_STOCK,
                                Optional.of(
                                        new Bought(
                                                new OriginalLine(new UUID(1, 2), line.number()),
                                                line.quantity(),
                                                Quantity.ZERO,
                                                line.amount(),
                                                line.tax(),
                                                line.taxParts()))));
    }

    private static Money sum(List<GoodsLine> lines, Function<GoodsLine, Money> what) {
        return lines.stream().map(what).reduce(Money.zero(GBP), Money::plus);
    }

    /// opensourcepos/opensourcepos#1437: shown 1004.80, wanted 1004.81.
    @Test
    void aTenderOfTheTotalThatIsShownAlwaysCompletesTheSale() throws IOException {
        Supplier<OpenTransaction> baskets = RungBaskets.random(20_101_203);
        for (int n = 0; n < 2_000; n++) {
            OpenTransaction open = baskets.get();

            RetailTransaction sale = completed(open);

            assertThat(sale.total()).isEqualTo(open.totals().total());
            assertThat(sum(sale.goods(), GoodsLine::amount)).isEqualTo(sale.total());
        }
    }

    @Test
    void moreThanIsLeftOfALineDoesNotComeBack() {
        Bought line = bought(3, 2, Money.ofMinor(GBP, 600), Money.ofMinor(GBP, 100));
        OpenTransaction open = begun(rules(true));

        assertThat(open.add(goods(line, Quantity.of(2), 5), Instant.EPOCH))
                .isEqualTo(new Step.Refused(Refusal.MORE_THAN_WAS_BOUGHT));
        Step one = open.add(goods(line, Quantity.ONE, 5), Instant.EPOCH);
        assertThat(((Step.Done) one).next().changeQuantity(1, Quantity.of(2)))
                .isEqualTo(new Step.Refused(Refusal.MORE_THAN_WAS_BOUGHT));
    }

    private static final RoundingMode DOWN = RoundingMode.DOWN;

    private static Bought bought(int sold, int returned, Money paid, Money tax) {
        return new Bought(
                new OriginalLine(new UUID(1, 2), 1),
                Quantity.of(sold),
                Quantity.of(returned),
                paid,
                tax);
    }

    private static RungGoods goods(Bought line, Quantity back, long today) {
        return rung(today)
                .withQuantity(back)
                .comingBack(
                        new ComesBack(
                                ReturnReason.CHANGED_MIND,
                                Disposition.BACK_TO_STOCK,
                                Optional.of(line)));
    }

    private static RungGoods rung(long price) {
        return RungGoods.atListPrice(
                new Goods.OfItem(new ItemId(1), "Candle", new ItemCode("1")),
                Quantity.ONE,
                new UnitPrice(GBP, price),
                new TaxClass("standard"),
                STANDARD);
    }

    private static PricingRules rules(boolean taxIncluded) {
        return new PricingRules(taxIncluded, TaxRounding.DOCUMENT, RoundingMode.HALF_UP);
    }

    private static OpenTransaction begun(PricingRules rules) {
        return OpenTransaction.begin(new UUID(0, 1), Instant.EPOCH, GBP, rules);
    }

    private static RetailTransaction completed(PricingRules rules, List<RungGoods> goods) {
        OpenTransaction open = begun(rules);
        for (RungGoods each : goods) {
            open = ((Step.Done) open.add(each, Instant.EPOCH)).next();
        }
        return completed(open);
    }

    private static RetailTransaction completed(OpenTransaction open) {
        Money total = open.totals().total();
        return open.complete(
                new TransactionNumber(new StoreId(1), new WorkstationId(2), 1, 1),
                Instant.EPOCH,
                total.isZero() ? List.of() : List.of(new Payment(Tender.CASH, total)),
                Money.zero(GBP));
    }
}
