package org.tillbridge.retail.pricing.promotion;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.Companion;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Payment;
import org.tillbridge.retail.pricing.OpenTransaction.Step;
import org.tillbridge.retail.pricing.PricingRules;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.RungGoods;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A basket for tests, rung as the till rings it.
final class Counter {
    static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    static final Instant NOON = Instant.parse("2010-12-01T12:00:00Z");
    static final PricingRules INCLUSIVE =
            new PricingRules(true, TaxRounding.DOCUMENT, RoundingMode.HALF_UP);
    static final PricingRules EXCLUSIVE =
            new PricingRules(false, TaxRounding.LINE, RoundingMode.HALF_UP);
    static final TaxRate STANDARD = TaxRate.ofPercent(new BigDecimal("17.5"));

    private OpenTransaction open;

    private Counter(OpenTransaction open) {
        this.open = open;
    }

    static Counter with(Promotion... promotions) {
        return under(INCLUSIVE, promotions);
    }

    static Counter under(PricingRules rules, Promotion... promotions) {
        Offers offers = new Offers(List.of(promotions), _ -> Optional.empty());
        return new Counter(OpenTransaction.begin(new UUID(1, 1), NOON, GBP, rules).under(offers));
    }

    Counter of(int item, String price) {
        return of(1, item, price);
    }

    Counter of(int pieces, int item, String price) {
        return of(Quantity.of(pieces), item, price);
    }

    Counter of(Quantity quantity, int item, String price) {
        return of(goods(quantity, item, price));
    }

    Counter of(RungGoods goods) {
        return of(goods, List.of());
    }

    Counter of(RungGoods goods, List<Companion> companions) {
        open = done(open.add(goods, companions, NOON));
        return this;
    }

    Counter voided(int line) {
        open = done(open.voidLine(line, NOON));
        return this;
    }

    Counter coupon(String code) {
        open = open.adjusted(open.pricing().adjustments().withCoupon(code));
        return this;
    }

    Counter off(int line, ManualDiscount discount) {
        open = done(open.discountLine(line, Optional.of(discount)));
        return this;
    }

    Counter offAll(ManualDiscount discount) {
        open = open.adjusted(open.pricing().adjustments().withBasket(Optional.of(discount)));
        return this;
    }

    OpenTransaction open() {
        return open;
    }

    String total() {
        return open.totals().total().getAmount().toPlainString();
    }

    /// What each line that stands comes to.
    List<String> amounts() {
        return open.standing().stream()
                .map(line -> open.amountOf(line).getAmount().toPlainString())
                .toList();
    }

    /// What was taken off each line, in words.
    List<String> reasons() {
        return open.pricing().discounts().given().stream()
                .map(
                        discount ->
                                discount.line()
                                        + " "
                                        + discount.reason()
                                        + " "
                                        + discount.off().getAmount())
                .toList();
    }

    RetailTransaction paid() {
        Money total = open.totals().total();
        return open.complete(
                new TransactionNumber(new StoreId(1), new WorkstationId(2), 1, 17),
                NOON,
                total.isZero() ? List.of() : List.of(new Payment(Tender.CASH, total)),
                Money.zero(GBP));
    }

    static RungGoods goods(Quantity quantity, int item, String price) {
        return RungGoods.atListPrice(
                new Goods.OfItem(new ItemId(item), "Item " + item, new ItemCode("" + item)),
                quantity,
                UnitPrice.of(GBP, new BigDecimal(price)),
                new TaxClass("standard"),
                STANDARD);
    }

    static Selection items(int... numbers) {
        return Selection.of(Arrays.stream(numbers).mapToObj(ItemId::new).toArray(ItemId[]::new));
    }

    static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }

    static UnitPrice price(String amount) {
        return UnitPrice.of(GBP, new BigDecimal(amount));
    }

    static OpenTransaction done(Step step) {
        return ((Step.Done) step).next();
    }
}
