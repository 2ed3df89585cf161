package org.tillbridge.sync.rules;

import org.joda.money.Money;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.UnitPrice;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// What a sale was charged, beside what the hub's lists say. A till that has not heard of a price,
/// or is not what it says, charges another; what was agreed with the customer stands.
public final class PriceRules {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private PriceRules() {}

    /// The price that a line claims to have from the list; empty where none was there.
    public static Optional<UnitPrice> fromList(SaleLine line) {
        boolean overridden =
                line.modifiers().stream()
                        .anyMatch(one -> one.kind() == PriceModifier.Kind.OVERRIDE);
        return overridden ? line.listPrice() : Optional.of(line.unitPrice());
    }

    /// @param listed what the list said while the sale was rung; empty if nothing
    public static Rule ofPrice(UnitPrice charged, Collection<UnitPrice> listed) {
        return listed.isEmpty() || listed.contains(charged)
                ? Rule.PRICE_AS_LISTED
                : Rule.PRICE_VARIANCE;
    }

    /// Whoever of several jurisdictions is named first.
    ///
    /// @param due the rates of the tax class while the sale was rung; empty if none is known
    public static Rule ofTax(TaxRate charged, Collection<TaxRate> due) {
        Set<TaxRate> parts = parts(charged);
        return due.isEmpty() || due.stream().anyMatch(one -> parts(one).equals(parts))
                ? Rule.TAX_AS_DUE
                : Rule.TAX_VARIANCE;
    }

    /// Whether a line costs what its price, its quantity and what was taken off come to, with tax
    /// on top or within; to a minor unit, whatever is rounded.
    public static Rule ofAmount(SaleLine line) {
        BigDecimal amount =
                line.unitPrice().toBigDecimal().multiply(line.quantity().toBigDecimal());
        for (PriceModifier modifier : line.modifiers()) {
            if (modifier.kind() != PriceModifier.Kind.OVERRIDE) {
                amount = amount.add(modifier.amount().getAmount());
            }
        }
        BigDecimal more = line.amount().getAmount().subtract(amount);
        BigDecimal allowed = minorUnits(1, line.amount());
        return more.abs().compareTo(allowed) <= 0
                        || more.subtract(line.tax().getAmount()).abs().compareTo(allowed) <= 0
                ? Rule.PRICE_AS_LISTED
                : Rule.PRICE_VARIANCE;
    }

    /// Whether a line bears the tax that its rate comes to; to a minor unit, and one more for each
    /// part, as tax is rounded for the whole document and shared out.
    public static Rule ofTaxAmount(SaleLine line) {
        BigDecimal rate = BigDecimal.valueOf(line.taxRate().partsPerMillion());
        BigDecimal whole = rate.add(MILLION);
        BigDecimal more =
                line.tax()
                        .getAmount()
                        .multiply(whole)
                        .subtract(line.amount().getAmount().multiply(rate));
        int most = 1 + line.taxRate().parts().size();
        BigDecimal allowed = minorUnits(most, line.amount()).multiply(whole);
        return more.abs().compareTo(allowed) <= 0 ? Rule.TAX_AS_DUE : Rule.TAX_VARIANCE;
    }

    /// Whether the taxes of a sale are those of its lines together.
    public static Rule ofTaxes(RetailTransaction sale) {
        return taxes(sale).equals(taxOfLines(sale)) ? Rule.TAX_AS_DUE : Rule.TAX_VARIANCE;
    }

    /// The tax of a sale, as it is booked.
    public static Money taxes(RetailTransaction sale) {
        Money sum = Money.zero(sale.currency());
        for (TaxTotal tax : sale.taxes()) {
            sum = sum.plus(tax.tax());
        }
        return sum;
    }

    /// The tax of its lines.
    public static Money taxOfLines(RetailTransaction sale) {
        Money sum = Money.zero(sale.currency());
        for (GoodsLine line : sale.goods()) {
            sum = sum.plus(line.tax());
        }
        return sum;
    }

    private static BigDecimal minorUnits(int count, Money of) {
        return BigDecimal.valueOf(count, of.getScale());
    }

    private static Set<TaxRate> parts(TaxRate rate) {
        return Set.copyOf(rate.each());
    }
}
