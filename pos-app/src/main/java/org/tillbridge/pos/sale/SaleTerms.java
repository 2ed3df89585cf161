package org.tillbridge.pos.sale;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.pricing.PricingRules;

/// What a new basket is priced in, and how.
public record SaleTerms(CurrencyUnit currency, PricingRules rules) {}
