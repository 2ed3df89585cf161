package org.tillbridge.retail.pricing;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.TaxExemption;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.pricing.TaxedDocument.LineTax;
import org.tillbridge.retail.pricing.TaxedDocument.TaxedLine;
import org.tillbridge.retail.pricing.promotion.Discounts.Discount;
import org.tillbridge.retail.pricing.promotion.PromotionId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The lines of a transaction that stand, with what each comes to: price, discounts, tax.
///
/// @param lines in the order of those that stand
/// @param taxes by rate, ascending
record PricedDocument(List<PricedLine> lines, List<TaxTotal> taxes, Money total) {
    PricedDocument {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    static PricedDocument of(
            PricingRules rules, CurrencyUnit currency, List<RungLine> standing, Pricing pricing) {
        Map<Integer, List<Discount>> discounts = new HashMap<>();
        for (Discount discount : pricing.discounts().given()) {
            discounts.computeIfAbsent(discount.line(), _ -> new ArrayList<>()).add(discount);
        }
        List<TaxedLine> taxed = new ArrayList<>(standing.size());
        for (RungLine line : standing) {
            if (line.goods().isGiftCard() || line.goods().bought().isPresent()) {
                continue;
            }
            Money amount = line.goods().amount(rules);
            for (Discount discount : discounts.getOrDefault(line.number(), List.of())) {
                amount = amount.minus(discount.off());
            }
            taxed.add(new TaxedLine(amount, line.goods().taxRate()));
        }
        TaxedDocument document = TaxedDocument.of(rules, currency, taxed);
        List<PricedLine> lines = new ArrayList<>(standing.size());
        Money goods = Money.zero(currency);
        Money others = Money.zero(currency);
        Map<TaxRate, TaxTotal> before = new TreeMap<>();
        int index = 0;
        for (RungLine line : standing) {
            Optional<Bought> bought = line.goods().bought();
            if (line.goods().isGiftCard() || bought.isPresent()) {
                PricedLine priced =
                        bought.map(one -> backAsPaid(line, one))
                                .orElseGet(() -> untaxed(line, rules));
                if (bought.isPresent()) {
                    taxes(priced).forEach(tax -> before.merge(tax.rate(), tax, TaxTotal::plus));
                }
                lines.add(priced);
                others = others.plus(priced.amount());
                continue;
            }
            PricedLine priced =
                    line(
                            rules,
                            taxed.get(index),
                            document.lines().get(index),
                            modifiers(line, discounts, rules),
                            pricing);
            lines.add(priced);
            goods = goods.plus(priced.amount());
            index++;
        }
        List<TaxTotal> taxes =
                pricing.exemption().isPresent() && !taxed.isEmpty()
                        ? List.of(new TaxTotal(TaxRate.ZERO, goods, Money.zero(currency)))
                        : document.taxes();
        taxes.forEach(tax -> before.merge(tax.rate(), tax, TaxTotal::plus));
        return new PricedDocument(lines, List.copyOf(before.values()), goods.plus(others));
    }

    /// No tax is computed anew for what was bought before.
    private static PricedLine backAsPaid(RungLine line, Bought bought) {
        PartRefund part = bought.refund(line.goods().quantity());
        return new PricedLine(
                List.of(),
                part.amount().negated(),
                line.goods().taxRate(),
                part.tax().negated(),
                part.taxParts().stream().map(Money::negated).toList());
    }

    private static List<TaxTotal> taxes(PricedLine line) {
        Money net = line.amount().minus(line.tax());
        List<Money> parts = line.taxParts().isEmpty() ? List.of(line.tax()) : line.taxParts();
        List<TaxTotal> taxes = new ArrayList<>(parts.size());
        for (TaxRate rate : line.taxRate().each()) {
            taxes.add(new TaxTotal(rate, net, parts.get(taxes.size())));
        }
        return taxes;
    }

    /// A line that no tax is due on: a gift card's, or one that was voided, which keeps its price
    /// and counts for nothing.
    static PricedLine untaxed(RungLine line, PricingRules rules) {
        Money amount = line.goods().amount(rules);
        return new PricedLine(
                line.goods().overridden(rules).stream().toList(),
                amount,
                line.goods().taxRate(),
                Money.zero(amount.getCurrencyUnit()),
                line.goods().taxRate().parts().stream()
                        .map(_ -> Money.zero(amount.getCurrencyUnit()))
                        .toList());
    }

    private static PricedLine line(
            PricingRules rules,
            TaxedLine taxed,
            LineTax tax,
            List<PriceModifier> modifiers,
            Pricing pricing) {
        Money amount = taxed.amount();
        if (pricing.exemption().isEmpty()) {
            Money whole = rules.taxIncluded() ? amount : amount.plus(tax.tax());
            return new PricedLine(modifiers, whole, taxed.rate(), tax.tax(), tax.parts());
        }
        TaxExemption why = pricing.exemption().get();
        Money none = Money.zero(amount.getCurrencyUnit());
        Money without = rules.taxIncluded() ? tax.tax().negated() : none;
        modifiers.add(
                new PriceModifier(
                        PriceModifier.Kind.EXEMPTION, without, why.reason(), why.approver()));
        return new PricedLine(modifiers, amount.plus(without), TaxRate.ZERO, none, List.of());
    }

    private static List<PriceModifier> modifiers(
            RungLine line, Map<Integer, List<Discount>> discounts, PricingRules rules) {
        List<PriceModifier> modifiers =
                new ArrayList<>(line.goods().overridden(rules).stream().toList());
        for (Discount discount : discounts.getOrDefault(line.number(), List.of())) {
            modifiers.add(
                    new PriceModifier(
                            PriceModifier.Kind.DISCOUNT,
                            discount.off().negated(),
                            discount.reason(),
                            discount.approver(),
                            discount.promotion().map(PromotionId::text)));
        }
        return modifiers;
    }
}
