package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxRate.Part;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.Bought;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.OpenTransaction.Step;
import org.tillbridge.retail.pricing.PricingRules;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

class OpenSaleTaxTest {
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final TaxRate BOTH =
            TaxRate.of(List.of(new Part("State", 40_000), new Part("City", 45_000)));

    /// What is sold, and what of a receipt comes back.
    @Test
    void whoTaxesWhatSurvivesARestartInMidSale() {
        Bought bought =
                new Bought(
                        new OriginalLine(new UUID(1, 2), 3),
                        Quantity.of(3),
                        Quantity.ONE,
                        dollars("30.00").plus(dollars("2.55")),
                        dollars("2.55"),
                        List.of(dollars("1.20"), dollars("1.35")));
        ComesBack back =
                new ComesBack(
                        ReturnReason.CHANGED_MIND, Disposition.BACK_TO_STOCK, Optional.of(bought));
        PricingRules rules = new PricingRules(false, TaxRounding.DOCUMENT, RoundingMode.HALF_UP);
        OpenTransaction open = OpenTransaction.begin(new UUID(0, 1), Instant.EPOCH, USD, rules);
        open = done(open.add(goods(), Instant.EPOCH));
        open = done(open.add(goods().comingBack(back), Instant.EPOCH));

        OpenTransaction read =
                OpenSaleCodec.read(OpenSaleCodec.write(Basket.of(open))).transaction();

        assertThat(read.standing()).isEqualTo(open.standing());
        assertThat(read.totals()).isEqualTo(open.totals());
        assertThat(read.totals().total()).isEqualTo(dollars("0.00"));
    }

    /// The lines beside it are without tax, what is to pay is with it.
    @Test
    void whereTaxIsAddedTheBasketSaysSo() {
        assertThat(taxSaid(false)).isEqualTo("Tax added 0.85");
        assertThat(taxSaid(true)).isEqualTo("VAT included 0.78");
    }

    private static String taxSaid(boolean included) {
        PricingRules rules = new PricingRules(included, TaxRounding.DOCUMENT, RoundingMode.HALF_UP);
        OpenTransaction open = OpenTransaction.begin(new UUID(0, 1), Instant.EPOCH, USD, rules);
        Basket basket = Basket.of(done(open.add(goods(), Instant.EPOCH)));
        return new BasketWords(new Texts(Locale.UK, ZoneOffset.UTC))
                .picture(Optional.of(basket), BasketWords.Changed.NOTHING, USD)
                .tax();
    }

    private static OpenTransaction done(Step step) {
        return ((Step.Done) step).next();
    }

    private static RungGoods goods() {
        return RungGoods.atListPrice(
                new Goods.OfItem(new ItemId(1), "Candle", new ItemCode("1")),
                Quantity.ONE,
                UnitPrice.of(USD, BigDecimal.TEN),
                new TaxClass("standard"),
                BOTH);
    }

    private static Money dollars(String amount) {
        return Money.of(USD, new BigDecimal(amount));
    }
}
