package org.tillbridge.pos.drawer;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The notes and coins a drawer may hold, from the largest down: legal tender of the Bank of
/// England and the Royal Mint, of the European Central Bank (the 500 euro note is no longer issued
/// and still valid), of the Swiss National Bank, of the United States, and for any other currency
/// steps of 1, 2 and 5.
public final class Denominations {
    private static final Map<String, List<Denomination>> KNOWN =
            Map.of(
                    "GBP",
                    of(
                            CurrencyUnit.GBP,
                            List.of("50", "20", "10", "5"),
                            List.of("2", "1", "0.50", "0.20", "0.10", "0.05", "0.02", "0.01")),
                    "EUR",
                    of(
                            CurrencyUnit.EUR,
                            List.of("500", "200", "100", "50", "20", "10", "5"),
                            List.of("2", "1", "0.50", "0.20", "0.10", "0.05", "0.02", "0.01")),
                    "CHF",
                    of(
                            CurrencyUnit.CHF,
                            List.of("1000", "200", "100", "50", "20", "10"),
                            List.of("5", "2", "1", "0.50", "0.20", "0.10", "0.05")),
                    "USD",
                    of(
                            CurrencyUnit.USD,
                            List.of("100", "50", "20", "10", "5", "2", "1"),
                            List.of("1", "0.50", "0.25", "0.10", "0.05", "0.01")));
    private static final int LARGEST_NOTE = 100;
    private static final int SMALLEST_NOTE = 5;

    /// One kind of note or coin.
    public record Denomination(Money value, Kind kind) {}

    /// What it is made of.
    public enum Kind {
        NOTE,
        COIN
    }

    private Denominations() {}

    public static List<Denomination> of(CurrencyUnit currency) {
        List<Denomination> known = KNOWN.get(currency.getCode());
        return known != null ? known : steps(currency);
    }

    /// The notes alone, from the smallest up: what a customer is likely to hand over.
    public static List<Money> notes(CurrencyUnit currency) {
        return of(currency).stream()
                .filter(each -> each.kind() == Kind.NOTE)
                .map(Denomination::value)
                .toList()
                .reversed();
    }

    private static List<Denomination> of(
            CurrencyUnit currency, List<String> notes, List<String> coins) {
        return Stream.concat(
                        notes.stream().map(note -> denomination(currency, note, Kind.NOTE)),
                        coins.stream().map(coin -> denomination(currency, coin, Kind.COIN)))
                .toList();
    }

    private static Denomination denomination(CurrencyUnit currency, String value, Kind kind) {
        return new Denomination(Money.of(currency, new BigDecimal(value)), kind);
    }

    private static List<Denomination> steps(CurrencyUnit currency) {
        List<Denomination> steps = new ArrayList<>();
        long minorPerMajor =
                BigDecimal.ONE.movePointRight(currency.getDecimalPlaces()).longValueExact();
        for (long decade = LARGEST_NOTE * minorPerMajor; decade >= 1; decade /= 10) {
            for (long factor : new long[] {5, 2, 1}) {
                if (decade * factor <= LARGEST_NOTE * minorPerMajor) {
                    steps.add(step(currency, decade * factor, minorPerMajor));
                }
            }
        }
        return List.copyOf(steps);
    }

    private static Denomination step(CurrencyUnit currency, long minor, long minorPerMajor) {
        return new Denomination(
                Money.ofMinor(currency, minor),
                minor >= SMALLEST_NOTE * minorPerMajor ? Kind.NOTE : Kind.COIN);
    }
}
