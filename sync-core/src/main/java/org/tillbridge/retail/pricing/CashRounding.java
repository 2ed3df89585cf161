package org.tillbridge.retail.pricing;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// How an amount that is paid in cash is rounded where the smallest coins are gone. It concerns the
/// cash part of a payment only, never items; what it takes or gives is a tender of its own, so that
/// sales equal tenders.
///
/// What goes back is the mirror of what was paid: −x is rounded as x is.
///
/// @param step the smallest amount that changes hands in cash, above zero
/// @param mode where an amount goes that lies between two steps
public record CashRounding(Money step, RoundingMode mode) {
    /// By law or by the agreement of the trade, as of 2025. Where a law lets the shop choose, the
    /// choice is for the customer (South Africa), or what most shops do (New Zealand: 5 goes down).
    private static final List<Custom> CUSTOMS =
            List.of(
                    new Custom("AU", "AUD", "0.05", RoundingMode.HALF_UP),
                    new Custom("BE", "EUR", "0.05", RoundingMode.HALF_UP),
                    new Custom("CA", "CAD", "0.05", RoundingMode.HALF_UP),
                    new Custom("CH", "CHF", "0.05", RoundingMode.HALF_UP),
                    new Custom("CZ", "CZK", "1.00", RoundingMode.HALF_UP),
                    new Custom("DK", "DKK", "0.50", RoundingMode.HALF_UP),
                    new Custom("EE", "EUR", "0.05", RoundingMode.HALF_UP),
                    new Custom("FI", "EUR", "0.05", RoundingMode.HALF_UP),
                    new Custom("HU", "HUF", "5.00", RoundingMode.HALF_UP),
                    new Custom("IE", "EUR", "0.05", RoundingMode.HALF_UP),
                    new Custom("IL", "ILS", "0.10", RoundingMode.HALF_UP),
                    new Custom("IT", "EUR", "0.05", RoundingMode.HALF_UP),
                    new Custom("LI", "CHF", "0.05", RoundingMode.HALF_UP),
                    new Custom("LT", "EUR", "0.05", RoundingMode.HALF_UP),
                    new Custom("MY", "MYR", "0.05", RoundingMode.HALF_UP),
                    new Custom("NL", "EUR", "0.05", RoundingMode.HALF_UP),
                    new Custom("NO", "NOK", "1.00", RoundingMode.HALF_UP),
                    new Custom("NZ", "NZD", "0.10", RoundingMode.HALF_DOWN),
                    new Custom("SE", "SEK", "1.00", RoundingMode.HALF_UP),
                    new Custom("SG", "SGD", "0.05", RoundingMode.HALF_UP),
                    new Custom("SK", "EUR", "0.05", RoundingMode.HALF_UP),
                    new Custom("ZA", "ZAR", "0.10", RoundingMode.DOWN));

    public CashRounding {
        if (!step.isPositive()) {
            throw new IllegalArgumentException("Cash is not rounded to " + step);
        }
    }

    private record Custom(String country, String currency, String step, RoundingMode mode) {
        CashRounding rounding(CurrencyUnit unit) {
            return new CashRounding(Money.of(unit, new BigDecimal(step)), mode);
        }
    }

    /// To the minor unit: nothing is rounded.
    public static CashRounding exact(CurrencyUnit currency) {
        return new CashRounding(Money.ofMinor(currency, 1), RoundingMode.HALF_UP);
    }

    /// What is usual in a country for its own currency; exact where nothing is rounded there.
    ///
    /// @param country ISO 3166, two letters
    public static CashRounding in(String country, CurrencyUnit currency) {
        return CUSTOMS.stream()
                .filter(custom -> custom.country.equals(country))
                .filter(custom -> custom.currency.equals(currency.getCode()))
                .findFirst()
                .map(custom -> custom.rounding(currency))
                .orElseGet(() -> exact(currency));
    }

    /// What changes hands for an amount that is due in cash.
    public Money rounded(Money due) {
        BigDecimal steps = due.getAmount().divide(step.getAmount(), 0, mode);
        return Money.of(due.getCurrencyUnit(), steps.multiply(step.getAmount()));
    }

    /// The amount of the tender line beside the cash: cash and this one are what was due. Below
    /// zero where the customer pays more than that.
    public Money remainder(Money due) {
        return due.minus(rounded(due));
    }
}
