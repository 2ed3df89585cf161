package org.tillbridge.pos.ui;

import org.joda.money.Money;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.UnitPrice;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

/// What people read, in the operator's language. Every text is a pattern of [MessageFormat]: an
/// apostrophe is written twice. Amounts have a true minus, and the digits of the language.
public final class Texts {
    private static final String BUNDLE = "org.tillbridge.pos.ui.texts";

    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle bundle;

    public Texts(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Locale locale() {
        return locale;
    }

    /// @throws java.util.MissingResourceException if the bundle has no such key
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /// As in a column: `1,234.50`, `−2.55`.
    public String amount(Money amount) {
        return number(amount.getAmount(), amount.getCurrencyUnit().getDecimalPlaces());
    }

    /// With its sign of currency: `£52.80`.
    public String money(Money amount) {
        return currency(amount, amount.getCurrencyUnit().getDecimalPlaces());
    }

    private String currency(Money amount, int decimals) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(amount.getCurrencyUnit().getCode()));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return withTrueMinus(format.format(amount.getAmount()));
    }

    /// Without decimals where there are none: `£40`, `£0.50`.
    public String wholeMoney(Money amount) {
        boolean whole = amount.getAmount().stripTrailingZeros().scale() <= 0;
        return currency(amount, whole ? 0 : amount.getCurrencyUnit().getDecimalPlaces());
    }

    /// As a coin or note says it: `£2`, `50p` where the language has a word for the minor unit.
    public String coinMoney(Money amount) {
        boolean minor = amount.getAmount().abs().compareTo(BigDecimal.ONE) < 0;
        String key = "minorUnit." + amount.getCurrencyUnit().getCode();
        return minor && bundle.containsKey(key)
                ? text(key, amount.getAmountMinorLong())
                : wholeMoney(amount);
    }

    /// Two decimals, or as many as it has: `2.55`, `0.0125`.
    public String unitPrice(UnitPrice price) {
        BigDecimal plain = price.toBigDecimal().stripTrailingZeros();
        return number(plain, Math.max(price.currency().getDecimalPlaces(), plain.scale()));
    }

    public String quantity(Quantity quantity) {
        BigDecimal plain = quantity.toBigDecimal().stripTrailingZeros();
        return number(plain, Math.max(0, plain.scale()));
    }

    /// Without its sign: `17.5`.
    public String percent(TaxRate rate) {
        BigDecimal percent = rate.toPercent();
        return number(percent, percent.scale());
    }

    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).withZone(zone).format(instant);
    }

    public String timeWithSeconds(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale).withZone(zone).format(instant);
    }

    /// `Mon 23 Nov`, as the language puts it.
    public String shortDate(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEE d MMM", locale).format(date);
    }

    /// `Monday 23 November 2026`, as the language puts it.
    public String longDate(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale).format(date);
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date);
    }

    public LocalDate dateOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private String number(BigDecimal number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return withTrueMinus(format.format(number));
    }

    private static String withTrueMinus(String formatted) {
        return formatted.replace('-', '\u2212');
    }
}
