package org.tillbridge.retail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.retail.pricing.OpenTransaction.Step;
import org.tillbridge.retail.pricing.PricingRules;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.sync.rules.Account;
import org.tillbridge.sync.rules.ReturnRules;
import org.tillbridge.sync.rules.StockMovement;
import org.tillbridge.sync.rules.StockMovements;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// A sale and what reverses it are nothing together, to the cent.
class PostVoidProperties {
    private static final Instant NOON = Instant.parse("2010-12-01T12:00:00Z");
    private static final UUID REVERSAL = new UUID(0, 2);

    private record Sold(int item, long quantity, long price, int rate, boolean voided) {}

    @Property(tries = 300)
    void everyFigureOfASaleIsTakenBack(@ForAll("sales") RetailTransaction sale) {
        RetailTransaction reversal = PostVoid.of(sale, REVERSAL, number(2), NOON);

        assertThat(reversal.total()).isEqualTo(sale.total().negated());
        assertThat(reversal.changeDue().isZero()).isTrue();
        for (int index = 0; index < sale.taxes().size(); index++) {
            assertThat(reversal.taxes().get(index).tax())
                    .isEqualTo(sale.taxes().get(index).tax().negated());
            assertThat(reversal.taxes().get(index).net())
                    .isEqualTo(sale.taxes().get(index).net().negated());
        }
        assertThat(reversal.goods()).hasSameSizeAs(sale.goods());
        assertThat(PostVoid.reversedBy(reversal)).contains(sale.id());
        assertThat(PostVoid.reversedBy(sale)).isEmpty();
    }

    @Property(tries = 300)
    void everyPieceGoesBackToWhereItCameFrom(@ForAll("sales") RetailTransaction sale) {
        RetailTransaction reversal = PostVoid.of(sale, REVERSAL, number(2), NOON);

        for (GoodsLine line : sale.goods()) {
            ItemId item = ((Goods.OfItem) line.goods()).item();
            assertThat(onHand(item, sale).plus(onHand(item, reversal))).isEqualTo(Quantity.ZERO);
        }
        assertThat(ReturnRules.of(reversal)).hasSameSizeAs(sale.goods());
    }

    private static Quantity onHand(ItemId item, RetailTransaction transaction) {
        return StockMovements.of(transaction).stream()
                .filter(movement -> movement.item().equals(item))
                .map((StockMovement movement) -> movement.addedTo(Account.ON_HAND))
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    @Provide
    Arbitrary<RetailTransaction> sales() {
        Arbitrary<Sold> sold =
                Combinators.combine(
                                Arbitraries.integers().between(1, 9),
                                Arbitraries.longs().between(1, 20_000),
                                Arbitraries.longs().between(0, 2_000_000),
                                Arbitraries.of(0, 50_000, 175_000, 200_000),
                                Arbitraries.of(false, false, true))
                        .as(Sold::new);
        return Combinators.combine(
                        sold.list().ofMinSize(1).ofMaxSize(12),
                        Arbitraries.of(true, false),
                        Arbitraries.of(PricingRules.TaxRounding.values()))
                .as(PostVoidProperties::sale)
                .filter(sale -> !sale.goods().isEmpty());
    }

    private static RetailTransaction sale(
            List<Sold> goods, boolean taxIncluded, PricingRules.TaxRounding rounding) {
        OpenTransaction open =
                OpenTransaction.begin(
                        new UUID(0, 1),
                        NOON,
                        CurrencyUnit.GBP,
                        new PricingRules(taxIncluded, rounding, RoundingMode.HALF_UP));
        for (Sold one : goods) {
            Step.Done rung = (Step.Done) open.add(rung(one), NOON);
            open =
                    one.voided()
                            ? ((Step.Done) rung.next().voidLine(rung.line(), NOON)).next()
                            : rung.next();
        }
        Money total = open.totals().total();
        return open.complete(
                number(1),
                NOON,
                total.isZero()
                        ? List.of()
                        : Stream.of(total.plusMinor(5))
                                .map(given -> new Payment(Tender.CASH, given))
                                .toList(),
                total.isZero() ? total : Money.ofMinor(CurrencyUnit.GBP, 5));
    }

    private static RungGoods rung(Sold one) {
        return RungGoods.atListPrice(
                new Goods.OfItem(new ItemId(one.item()), "Candle", new ItemCode("1")),
                new Quantity(one.quantity()),
                new UnitPrice(CurrencyUnit.GBP, one.price()),
                new TaxClass("standard"),
                new TaxRate(one.rate()));
    }

    private static TransactionNumber number(long number) {
        return new TransactionNumber(new StoreId(1), new WorkstationId(2), 1, number);
    }
}
