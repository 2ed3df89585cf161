package org.tillbridge.retail;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The number by which a tax office knows a business, in its normal form: capital letters and
/// digits alone, and `+` or `*` where a country has them. It may be that of a person, and says
/// nothing of itself where it is logged.
public record TaxId(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4,20}");

    /// Within a number as people write it, to be read more easily.
    private static final Pattern BETWEEN = Pattern.compile("[\\p{Z}\\s./-]+");

    /// Begins with somebody's name, as the numbers of persons do in some countries; no number of
    /// the EU does.
    private static final Pattern NAMED = Pattern.compile("[A-Z]{5}.*");

    /// What follows the country's code, as the EU's VAT information exchange system (VIES)
    /// publishes it.
    private static final Map<String, Pattern> EU =
            Map.ofEntries(
                    form("AT", "U\\d{8}"),
                    form("BE", "[01]\\d{9}"),
                    form("BG", "\\d{9,10}"),
                    form("CY", "\\d{8}[A-Z]"),
                    form("CZ", "\\d{8,10}"),
                    form("DE", "\\d{9}"),
                    form("DK", "\\d{8}"),
                    form("EE", "\\d{9}"),
                    form("EL", "\\d{9}"),
                    form("ES", "[A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z]"),
                    form("FI", "\\d{8}"),
                    form("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}"),
                    form("HR", "\\d{11}"),
                    form("HU", "\\d{8}"),
                    form("IE", "\\d[A-Z0-9+*]\\d{5}[A-Z]|\\d{7}[A-W][A-I]"),
                    form("IT", "\\d{11}"),
                    form("LT", "\\d{9}|\\d{12}"),
                    form("LU", "\\d{8}"),
                    form("LV", "\\d{11}"),
                    form("MT", "\\d{8}"),
                    form("NL", "[A-Z0-9+*]{9}B[A-Z0-9+*]{2}"),
                    form("PL", "\\d{10}"),
                    form("PT", "\\d{9}"),
                    form("RO", "\\d{2,10}"),
                    form("SE", "\\d{12}"),
                    form("SI", "\\d{8}"),
                    form("SK", "\\d{10}"),
                    form("XI", "\\d{9}|\\d{12}|GD\\d{3}|HA\\d{3}"));

    /// @throws IllegalArgumentException if it is none, or not in its normal form
    public TaxId {
        if (!(parse(text) instanceof Parsed.Right(String normal) && normal.equals(text))) {
            throw new IllegalArgumentException("Not a tax id in its normal form");
        }
    }

    /// What was typed as one.
    public sealed interface Parsed {
        record Right(String normalForm) implements Parsed {}

        /// It is none of any country.
        record Odd() implements Parsed {}

        /// It begins with the code of a country of the EU, and is none of that country.
        record NotOfItsCountry(String country) implements Parsed {}
    }

    /// Blanks, points, hyphens and slashes do not count, nor do small letters.
    public static Parsed parse(String typed) {
        String normal = BETWEEN.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        if (normal.length() < 2) {
            return new Parsed.Odd();
        }
        String country = normal.substring(0, 2);
        Optional<Pattern> form = Optional.ofNullable(EU.get(country));
        if (form.isPresent() && !NAMED.matcher(normal).matches()) {
            return form.get().matcher(normal.substring(2)).matches()
                    ? new Parsed.Right(normal)
                    : new Parsed.NotOfItsCountry(country);
        }
        return FORM.matcher(normal).matches() ? new Parsed.Right(normal) : new Parsed.Odd();
    }

    /// Empty for a blank.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Optional<TaxId> optional(String typed) {
        return typed.isBlank()
                ? Optional.empty()
                : Optional.of(
                        parse(typed) instanceof Parsed.Right(String normal)
                                ? new TaxId(normal)
                                : new TaxId(typed));
    }

    private static Map.Entry<String, Pattern> form(String country, String rest) {
        return Map.entry(country, Pattern.compile(rest));
    }

    @Override
    public String toString() {
        return "a tax id";
    }
}
