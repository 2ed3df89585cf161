package org.tillbridge.retail;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The notes and coins a drawer may hold, from the largest down: what the central bank of the
/// currency issues, as of 2025 (the 500 euro note is no longer issued and still valid), and for any
/// other currency steps of 1, 2 and 5.
public final class Denominations {
    private static final String CENTS = "0.50 0.20 0.10 0.05";

    private static final List<Known> KNOWN =
            List.of(
                    new Known("AUD", "100 50 20 10 5", "2 1 " + CENTS),
                    new Known("CAD", "100 50 20 10 5", "2 1 0.25 0.10 0.05"),
                    new Known("CHF", "1000 200 100 50 20 10", "5 2 1 " + CENTS),
                    new Known("CZK", "5000 2000 1000 500 200 100", "50 20 10 5 2 1"),
                    new Known("DKK", "500 200 100 50", "20 10 5 2 1 0.50"),
                    new Known("EUR", "500 200 100 50 20 10 5", "2 1 " + CENTS + " 0.02 0.01"),
                    new Known("GBP", "50 20 10 5", "2 1 " + CENTS + " 0.02 0.01"),
                    new Known("HUF", "20000 10000 5000 2000 1000 500", "200 100 50 20 10 5"),
                    new Known("ILS", "200 100 50 20", "10 5 2 1 0.50 0.10"),
                    new Known("JPY", "10000 5000 2000 1000", "500 100 50 10 5 1"),
                    new Known("MYR", "100 50 20 10 5 1", CENTS),
                    new Known("NOK", "1000 500 200 100 50", "20 10 5 1"),
                    new Known("NZD", "100 50 20 10 5", "2 1 0.50 0.20 0.10"),
                    new Known("PLN", "500 200 100 50 20 10", "5 2 1 " + CENTS + " 0.02 0.01"),
                    new Known("SEK", "1000 500 200 100 50 20", "10 5 2 1"),
                    new Known("SGD", "1000 100 50 10 5 2", "1 " + CENTS),
                    new Known("USD", "100 50 20 10 5 2 1", "1 0.50 0.25 0.10 0.05 0.01"),
                    new Known("ZAR", "200 100 50 20 10", "5 2 1 0.50 0.20 0.10"));

    /// Of any other currency: in major units, and in minor ones where those are more. Where there
    /// are no minor units, notes are of thousands.
    private static final int LARGEST_NOTE = 100;

    private static final int LARGEST_NOTE_MINOR = 10_000;

    /// How many of the smallest note are the largest.
    private static final int NOTES = 20;

    /// No drawer holds as much as so many of the largest note.
    private static final int FULL = 2_000;

    /// One kind of note or coin.
    public record Denomination(Money value, Kind kind) {}

    /// What it is made of.
    public enum Kind {
        NOTE,
        COIN
    }

    private record Known(String currency, String notes, String coins) {
        List<Denomination> in(CurrencyUnit unit) {
            return Stream.concat(of(unit, notes, Kind.NOTE), of(unit, coins, Kind.COIN)).toList();
        }

        private static Stream<Denomination> of(CurrencyUnit unit, String values, Kind kind) {
            return Arrays.stream(values.split(" "))
                    .map(value -> new Denomination(Money.of(unit, new BigDecimal(value)), kind));
        }
    }

    private Denominations() {}

    public static List<Denomination> of(CurrencyUnit currency) {
        return KNOWN.stream()
                .filter(known -> known.currency().equals(currency.getCode()))
                .findFirst()
                .map(known -> known.in(currency))
                .orElseGet(() -> steps(currency));
    }

    /// The notes alone, from the smallest up: what a customer is likely to hand over.
    public static List<Money> notes(CurrencyUnit currency) {
        return of(currency).stream()
                .filter(each -> each.kind() == Kind.NOTE)
                .map(Denomination::value)
                .toList()
                .reversed();
    }

    public static Money smallest(CurrencyUnit currency) {
        return of(currency).getLast().value();
    }

    /// Whether notes and coins make an amount.
    public static boolean make(Money cash) {
        long smallest = smallest(cash.getCurrencyUnit()).getAmountMinorLong();
        return cash.getAmountMinorLong() % smallest == 0;
    }

    /// The most that a drawer may hold; beyond it, something else than an amount was typed.
    public static Money mostInDrawer(CurrencyUnit currency) {
        return notes(currency).getLast().multipliedBy(FULL);
    }

    private static List<Denomination> steps(CurrencyUnit currency) {
        List<Denomination> steps = new ArrayList<>();
        long minorPerMajor =
                BigDecimal.ONE.movePointRight(currency.getDecimalPlaces()).longValueExact();
        long largest = Math.max(LARGEST_NOTE * minorPerMajor, LARGEST_NOTE_MINOR);
        for (long decade = largest; decade >= 1; decade /= 10) {
            for (long factor : new long[] {5, 2, 1}) {
                if (decade * factor <= largest) {
                    steps.add(step(currency, decade * factor, largest));
                }
            }
        }
        return List.copyOf(steps);
    }

    private static Denomination step(CurrencyUnit currency, long minor, long largest) {
        return new Denomination(
                Money.ofMinor(currency, minor), minor * NOTES >= largest ? Kind.NOTE : Kind.COIN);
    }
}
