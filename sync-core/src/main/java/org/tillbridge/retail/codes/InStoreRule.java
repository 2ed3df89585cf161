package org.tillbridge.retail.codes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How the in-store numbers with a prefix are built, as `20IIIIIVMMMMC:price:2`: the prefix, then
/// for each digit whether it names the item (`I`), is the measure (`M`), its own check digit (`V`)
/// or that of the whole (`C`); what the measure is, and how many decimals it has. `27:fixed` says
/// that numbers with a prefix are items like any other.
///
/// @param prefix the first two or three digits of 13; a UPC that begins with 2 has `02`
/// @param places the letters after the prefix; empty where the number is fixed
public record InStoreRule(String prefix, String places, Kind kind, int decimals) {
    /// As many as a store may have.
    public static final int MOST = 100;

    private static final Pattern FIXED = Pattern.compile("(\\d{2,3}):fixed");
    private static final Pattern MEASURED =
            Pattern.compile("(\\d{2,3})(I{4,6}V?M{4,6}C):(price|weight|count):([0-3])");

    /// What the measure is.
    public enum Kind {
        FIXED,
        PRICE,
        WEIGHT,
        COUNT
    }

    /// A number taken apart.
    ///
    /// @param names what the item may be known by: the number with no measure in it, prefix and
    ///   item's digits, the item's digits alone
    record Parts(List<String> names, BigDecimal measure) {}

    public InStoreRule {
        boolean isMeasured = kind != Kind.FIXED;
        if (isMeasured
                ? !MEASURED.matcher(text(prefix, places, kind, decimals)).matches()
                        || prefix.length() + places.length() != 13
                : !FIXED.matcher(prefix + ":fixed").matches() || !places.isEmpty()) {
            throw new IllegalArgumentException(
                    "Not how an in-store number is built: " + text(prefix, places, kind, decimals));
        }
        int measureDigits = (int) places.chars().filter(place -> place == 'M').count();
        if (places.contains("V") && measureDigits > 5) {
            throw new IllegalArgumentException(
                    "No check digit is laid down for a measure of " + measureDigits + " digits");
        }
    }

    /// @throws IllegalArgumentException if it is not in that form
    public static InStoreRule parse(String text) {
        Matcher fixed = FIXED.matcher(text);
        if (fixed.matches()) {
            return new InStoreRule(fixed.group(1), "", Kind.FIXED, 0);
        }
        Matcher measured = MEASURED.matcher(text);
        if (!measured.matches()) {
            throw new IllegalArgumentException("Not how an in-store number is built: " + text);
        }
        return new InStoreRule(
                measured.group(1),
                measured.group(2),
                Kind.valueOf(measured.group(3).toUpperCase(Locale.ROOT)),
                Integer.parseInt(measured.group(4)));
    }

    /// Rules parted by spaces.
    ///
    /// @throws IllegalArgumentException if one is not in that form, or there are more than [#MOST]
    public static List<InStoreRule> parseAll(String text) {
        String[] rules = text.isBlank() ? new String[0] : text.strip().split(" +");
        if (rules.length > MOST) {
            throw new IllegalArgumentException("More than " + MOST + " rules");
        }
        return Stream.of(rules).map(InStoreRule::parse).toList();
    }

    /// Empty if its measure does not belong to its check digit.
    ///
    /// @param digits 13, with this prefix, the last of them right
    Optional<Parts> parts(String digits) {
        String measure = digitsAt('M', digits);
        String check = digitsAt('V', digits);
        if (!check.isEmpty() && CheckDigit.ofMeasure(measure) != Integer.parseInt(check)) {
            return Optional.empty();
        }
        String item = digitsAt('I', digits);
        String withoutMeasure = prefix + item + "0".repeat(12 - prefix.length() - item.length());
        List<String> names = new ArrayList<>();
        names.add(withoutMeasure + CheckDigit.of(withoutMeasure));
        names.add(prefix + item);
        names.add(item);
        names.add(item.replaceFirst("^0+(?=.)", ""));
        return Optional.of(
                new Parts(
                        names.stream().distinct().toList(),
                        new BigDecimal(measure).movePointLeft(decimals)));
    }

    private String digitsAt(char place, String digits) {
        StringBuilder found = new StringBuilder();
        for (int index = 0; index < places.length(); index++) {
            if (places.charAt(index) == place) {
                found.append(digits.charAt(prefix.length() + index));
            }
        }
        return found.toString();
    }

    private static String text(String prefix, String places, Kind kind, int decimals) {
        return kind == Kind.FIXED
                ? prefix + places + ":fixed"
                : Stream.of(
                                prefix + places,
                                kind.name().toLowerCase(Locale.ROOT),
                                Integer.toString(decimals))
                        .reduce((left, right) -> left + ":" + right)
                        .orElseThrow();
    }

    /// In the form that [#parse] reads.
    @Override
    public String toString() {
        return text(prefix, places, kind, decimals);
    }
}
