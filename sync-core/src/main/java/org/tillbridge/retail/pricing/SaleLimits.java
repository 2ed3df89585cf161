package org.tillbridge.retail.pricing;

import org.joda.money.Money;
import org.tillbridge.retail.Note;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.Quantity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a person can mean when ringing goods; anything beyond is a slip of the finger or a scan in
/// the wrong field.
public final class SaleLimits {
    public static final Quantity MAX_QUANTITY = Quantity.of(99_999);

    /// In ten-thousandths: 999,999.9999 of the major unit.
    public static final long MAX_UNIT_PRICE = 9_999_999_999L;

    /// What all goods of a sale come to at most before anything is taken off, those that come back
    /// as if they were sold, and what other prices than the list's make of them with it. In minor
    /// units: 100,000,000,000.00 in pounds.
    public static final long MAX_AMOUNT = 10_000_000_000_000L;

    private static final int DECIMALS = 3;
    private static final int LONGEST_TEXT = 40;
    private static final Pattern NUMBER = Pattern.compile("-?(\\d+([.,]\\d*)?|[.,]\\d+)");
    private static final Pattern GROSS_AND_TARE = Pattern.compile("([^-]+)-([^-]+)");

    /// What became of a typed quantity.
    public sealed interface TypedQuantity {
        /// @param tare what was taken off it already
        record Accepted(Quantity quantity, Optional<Quantity> tare) implements TypedQuantity {}

        record Refused(Refusal why) implements TypedQuantity {}
    }

    private SaleLimits() {}

    /// Reads a quantity as typed, with a point or a comma before its decimals; or a weight less
    /// that of its vessel, `0.480-0.030`.
    public static TypedQuantity quantity(String typed) {
        Matcher weighed = GROSS_AND_TARE.matcher(typed);
        if (!weighed.matches()) {
            return number(typed);
        }
        TypedQuantity net = net(number(weighed.group(1)), number(weighed.group(2)));
        return net instanceof TypedQuantity.Accepted && !isWeight(typed)
                ? new TypedQuantity.Refused(Refusal.TARE_NOT_WEIGHED)
                : net;
    }

    /// Scales show decimals, and nobody types them for what is counted.
    private static boolean isWeight(String typed) {
        return typed.contains(".") || typed.contains(",");
    }

    private static TypedQuantity net(TypedQuantity gross, TypedQuantity tare) {
        if (!(gross instanceof TypedQuantity.Accepted(Quantity whole, var _))) {
            return gross;
        }
        if (!(tare instanceof TypedQuantity.Accepted(Quantity vessel, var _))) {
            return tare;
        }
        Quantity net = whole.plus(vessel.negated());
        return net.signum() > 0
                ? new TypedQuantity.Accepted(net, Optional.of(vessel))
                : new TypedQuantity.Refused(Refusal.QUANTITY_NOT_ABOVE_ZERO);
    }

    private static TypedQuantity number(String typed) {
        String text = typed.strip();
        if (text.length() > LONGEST_TEXT || !NUMBER.matcher(text).matches()) {
            return new TypedQuantity.Refused(Refusal.QUANTITY_NOT_A_NUMBER);
        }
        BigDecimal number = new BigDecimal(text.replace(',', '.')).stripTrailingZeros();
        if (number.signum() <= 0) {
            return new TypedQuantity.Refused(Refusal.QUANTITY_NOT_ABOVE_ZERO);
        }
        if (number.compareTo(MAX_QUANTITY.toBigDecimal()) > 0) {
            return new TypedQuantity.Refused(Refusal.QUANTITY_TOO_LARGE);
        }
        if (number.scale() > DECIMALS) {
            return new TypedQuantity.Refused(Refusal.QUANTITY_TOO_FINE);
        }
        return new TypedQuantity.Accepted(
                new Quantity(number.movePointRight(DECIMALS).longValueExact()), Optional.empty());
    }

    /// What speaks against selling, or taking back, that much at that price, with what was written
    /// about it.
    static Optional<Refusal> against(RungGoods goods) {
        return againstAmount(goods)
                .or(() -> againstNote(goods.goods().note()))
                .or(() -> goods.override().flatMap(why -> againstNote(why.reason())));
    }

    /// What speaks against a sale, or return, of all that.
    static Optional<Refusal> against(List<RungLine> all, PricingRules rules) {
        BigDecimal amount =
                all.stream()
                        .flatMap(line -> amounts(line.goods(), rules))
                        .map(one -> one.getAmount().abs().movePointRight(one.getScale()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return amount.compareTo(BigDecimal.valueOf(MAX_AMOUNT)) > 0
                ? Optional.of(Refusal.AMOUNT_TOO_HIGH)
                : Optional.empty();
    }

    private static Stream<Money> amounts(RungGoods goods, PricingRules rules) {
        return Stream.concat(
                Stream.of(goods.amount(rules)),
                goods.overridden(rules).stream().map(PriceModifier::amount));
    }

    /// What speaks against keeping and printing something that a person wrote, see [Note].
    public static Optional<Refusal> againstNote(String text) {
        if (Note.holdsCardNumber(text)) {
            return Optional.of(Refusal.CARD_NUMBER_WRITTEN);
        }
        return Note.isPossible(text) ? Optional.empty() : Optional.of(Refusal.NOTE_NOT_ONE);
    }

    private static Optional<Refusal> againstAmount(RungGoods goods) {
        Quantity magnitude = goods.quantity();
        if (magnitude.signum() <= 0) {
            return Optional.of(Refusal.QUANTITY_NOT_ABOVE_ZERO);
        }
        if (magnitude.compareTo(MAX_QUANTITY) > 0) {
            return Optional.of(Refusal.QUANTITY_TOO_LARGE);
        }
        if (goods.bought().filter(line -> magnitude.compareTo(line.left()) > 0).isPresent()) {
            return Optional.of(Refusal.MORE_THAN_WAS_BOUGHT);
        }
        return goods.unitPrice().tenThousandths() > MAX_UNIT_PRICE
                ? Optional.of(Refusal.PRICE_TOO_HIGH)
                : Optional.empty();
    }
}
