package org.tillbridge.pos.ui;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxTotal;
import org.tillbridge.retail.UnitPrice;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/// What people read, in the operator's language. Every text is a pattern of [MessageFormat]: an
/// apostrophe is written twice. Amounts have a true minus, and the digits of the language.
public final class Texts {
    /// Those that there are texts in.
    public static final List<Locale> LANGUAGES = List.of(Locale.UK, Locale.GERMANY, Locale.FRANCE);

    private static final String BUNDLE = "org.tillbridge.pos.ui.texts";

    private final Locale locale;
    private final ZoneId zone;
    private final CurrencyUnit currency;
    private final ResourceBundle bundle;

    /// Of a shop that reckons in euros, or of a till that does not know its shop yet.
    public Texts(Locale locale, ZoneId zone) {
        this(locale, zone, CurrencyUnit.EUR);
    }

    /// @param currency in which amounts are typed
    public Texts(Locale locale, ZoneId zone, CurrencyUnit currency) {
        this.locale = locale;
        this.zone = zone;
        this.currency = currency;
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The language of a tag such as `de-AT`; empty where there are no texts in it.
    public static Optional<Locale> languageOf(String tag) {
        return Optional.of(Locale.forLanguageTag(tag)).filter(Texts::isSpoken);
    }

    private static boolean isSpoken(Locale asked) {
        return LANGUAGES.stream().anyMatch(one -> one.getLanguage().equals(asked.getLanguage()));
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

    /// No amount at all, as the field for one shows it: `0.00`.
    public String noMoney() {
        return amount(zero());
    }

    /// Nothing, in the currency in which amounts are typed.
    public Money zero() {
        return Money.zero(currency);
    }

    /// How an amount is typed: "No point needed: 4000 is 40.00". Empty where the currency has no
    /// decimals, as what is typed is what it says.
    public String howToTypeMoney() {
        Money forty = Money.ofMajor(currency, 40);
        return currency.getDecimalPlaces() == 0
                ? ""
                : text(
                        "screen.typeMoney",
                        Long.toString(forty.getAmountMinorLong()),
                        amount(forty));
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

    /// As a person types it: nothing stands between the thousands.
    ///
    /// @param decimals at least so many
    public String typed(Quantity quantity, int decimals) {
        BigDecimal plain = quantity.toBigDecimal().stripTrailingZeros();
        return plain.setScale(Math.max(decimals, plain.scale()))
                .toPlainString()
                .replace(".", decimalSign());
    }

    /// What a tax is of. What a jurisdiction takes is told with the net amount, since others take
    /// theirs of the same.
    ///
    /// @param key of the text where none is named
    public String tax(String key, TaxTotal tax) {
        return tax.rate()
                .jurisdiction()
                .map(name -> text("tax.of", name, percent(tax.rate()), amount(tax.net())))
                .orElseGet(() -> text(key, percent(tax.rate()), amount(tax.gross())));
    }

    /// Of prices that do not include it.
    public String addedTax(TaxTotal tax) {
        return tax.rate()
                .jurisdiction()
                .map(_ -> tax("receipt.tax", tax))
                .orElseGet(() -> text("receipt.addedTax", percent(tax.rate()), amount(tax.net())));
    }

    /// Without its sign: `17.5`.
    public String percent(TaxRate rate) {
        return percent(rate.toPercent());
    }

    /// The same, with as many decimals as it has.
    public String percent(BigDecimal percent) {
        return number(percent, percent.scale());
    }

    /// What stands before the decimals.
    public String decimalSign() {
        return String.valueOf(DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }

    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).withZone(zone).format(instant);
    }

    public String timeWithSeconds(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale).withZone(zone).format(instant);
    }

    /// `Mon 23 Nov`, as the language puts it.
    public String shortDate(LocalDate date) {
        return DateTimeFormatter.ofPattern(text("date.short"), locale).format(date);
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

    /// When it was: of another day than this, with its date.
    public String timeOrDay(Instant at, LocalDate today) {
        LocalDate day = dateOf(at);
        return day.equals(today) ? time(at) : shortDate(day) + " " + time(at);
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
