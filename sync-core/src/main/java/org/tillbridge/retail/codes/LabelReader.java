package org.tillbridge.retail.codes;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.codes.CodeReading.Faulty;
import org.tillbridge.retail.codes.CodeReading.Names;
import org.tillbridge.retail.codes.Elements.Outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes of elements what they mean at a till.
final class LabelReader {
    /// Net weight in kilograms, length in metres, area, volume in litres and cubic metres: trade
    /// measures of goods that are sold by measure.
    private static final List<String> METRIC = List.of("310", "311", "314", "315", "316");

    private static final String POUNDS = "320";
    private static final BigDecimal KILOGRAMS_OF_A_POUND = new BigDecimal("0.45359237");
    private static final BigDecimal MOST = BigDecimal.valueOf(99_999);

    private final CurrencyUnit currency;
    private final int year;

    LabelReader(CurrencyUnit currency, int year) {
        this.currency = currency;
        this.year = year;
    }

    CodeReading read(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Faulty(CodeFault why) -> new Faulty(why);
            case Outcome.Read(Elements elements) ->
                    elements.value("01")
                            .map(gtin -> read(new ItemCode(gtin), elements))
                            .orElseGet(() -> new Faulty(CodeFault.NO_GOODS));
        };
    }

    private CodeReading read(ItemCode gtin, Elements elements) {
        Optional<BigDecimal> measure = measure(elements);
        Optional<Quantity> quantity = measure.flatMap(LabelReader::quantity);
        if (measure.isPresent() && quantity.isEmpty()) {
            return new Faulty(CodeFault.MEASURE);
        }
        Optional<Element> priced = elements.ofFamily("392").or(() -> elements.ofFamily("393"));
        Optional<Money> price = priced.flatMap(this::price);
        if (priced.isPresent() && price.isEmpty()) {
            return new Faulty(CodeFault.PRICE);
        }
        return new Names(List.of(gtin), new Label(quantity, price, trace(elements)));
    }

    /// A number of the store's own, with a measure in it.
    CodeReading inStore(List<ItemCode> names, InStoreRule.Kind kind, BigDecimal measure) {
        if (kind == InStoreRule.Kind.PRICE) {
            return money(measure)
                    .<CodeReading>map(
                            price ->
                                    new Names(
                                            names,
                                            new Label(
                                                    Optional.empty(),
                                                    Optional.of(price),
                                                    Trace.NONE)))
                    .orElseGet(() -> new Faulty(CodeFault.PRICE));
        }
        return quantity(measure)
                .<CodeReading>map(
                        quantity ->
                                new Names(
                                        names,
                                        new Label(
                                                Optional.of(quantity),
                                                Optional.empty(),
                                                Trace.NONE)))
                .orElseGet(() -> new Faulty(CodeFault.MEASURE));
    }

    private static Optional<BigDecimal> measure(Elements elements) {
        Optional<BigDecimal> pounds =
                elements.ofFamily(POUNDS)
                        .map(LabelReader::decimal)
                        .map(KILOGRAMS_OF_A_POUND::multiply);
        return METRIC.stream()
                .flatMap(family -> elements.ofFamily(family).stream())
                .findFirst()
                .map(LabelReader::decimal)
                .or(() -> pounds)
                .or(() -> elements.value("30").map(BigDecimal::new));
    }

    /// The last digit of the identifier says how many decimals the value has.
    private static BigDecimal decimal(Element element) {
        return decimal(element.value(), element);
    }

    private static BigDecimal decimal(String digits, Element element) {
        return new BigDecimal(digits).movePointLeft(element.number().charAt(3) - '0');
    }

    /// In thousandths; empty for nothing, and for what no scales can weigh.
    private static Optional<Quantity> quantity(BigDecimal measure) {
        if (measure.compareTo(MOST) > 0) {
            return Optional.empty();
        }
        long thousandths =
                measure.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return thousandths == 0 ? Optional.empty() : Optional.of(new Quantity(thousandths));
    }

    /// 393n begins with the ISO number of its currency.
    private Optional<Money> price(Element element) {
        String digits = element.value();
        if (element.number().startsWith("392")) {
            return money(decimal(element));
        }
        return Integer.parseInt(digits.substring(0, 3)) == currency.getNumericCode()
                ? money(decimal(digits.substring(3), element))
                : Optional.empty();
    }

    /// Empty where no coins can make it.
    private Optional<Money> money(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        boolean isFiner = plain.scale() > currency.getDecimalPlaces();
        boolean isTooMuch = amount.compareTo(MOST) > 0;
        return isFiner || isTooMuch ? Optional.empty() : Optional.of(Money.of(currency, plain));
    }

    private Trace trace(Elements elements) {
        return new Trace(elements.value("10"), elements.value("21"), lastDay(elements));
    }

    private Optional<LocalDate> lastDay(Elements elements) {
        return Stream.of("17", "16", "7003")
                .flatMap(number -> elements.value(number).stream())
                .map(this::date)
                .min(Comparator.naturalOrder());
    }

    /// A day of 00 is the last of its month. A year is the one nearest to now that ends so: from 49
    /// years ago to 50 years from now (GS1 General Specifications, section 7.12).
    private LocalDate date(String value) {
        int lastTwo = Integer.parseInt(value.substring(0, 2));
        int sameCentury = year - Math.floorMod(year, 100) + lastTwo;
        int difference = sameCentury - year;
        int century = difference > 50 ? -100 : difference < -49 ? 100 : 0;
        YearMonth month =
                YearMonth.of(sameCentury + century, Integer.parseInt(value.substring(2, 4)));
        int day = Integer.parseInt(value.substring(4, 6));
        return day == 0 ? month.atEndOfMonth() : month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
