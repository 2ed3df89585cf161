package org.tillbridge.pos.ui;

import static org.tillbridge.pos.ui.Screenshots.english;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.report.DayViewModel;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What stands on the pictures, in their language; and each picture in all its looks.
public abstract class PicturedWords {
    protected static void everywhere(String name, Function<Texts, View> screen) {
        everywhere(english().offline(), name, (texts, theme) -> screen.apply(texts));
    }

    protected static void everywhere(
            Screenshots shots, String name, BiFunction<Texts, Theme, View> screen) {
        shots.take(name, screen);
        shots.dark().take(name + "-dark", screen);
        shots.in(Locale.GERMANY).size(1024, 768).take(name + "-german-1024", screen);
        shots.in(Locale.FRANCE).size(1024, 768).take(name + "-french-1024", screen);
        shots.size(1920, 1080).take(name + "-1920", screen);
    }

    protected static List<BasketRow> basket(Texts texts) {
        return List.of(
                line(1, "1", cakestand(texts), "12.75", "12.75", texts),
                line(2, "6", holder(texts), "2.55", "15.30", texts),
                new BasketRow.Voided(
                        3,
                        "1",
                        isGerman(texts) ? "Tortenplatte Spitze, weiß" : "Cake stand lace white",
                        amount("4.25", texts),
                        amount("4.25", texts),
                        texts.text("basket.voided", "14:35")),
                line(4, "1", bunting(texts), "8.50", "8.50", texts));
    }

    protected static BasketRow line(
            int number, String quantity, String name, String each, String amount, Texts texts) {
        return new BasketRow.Line(
                number, quantity, name, amount(each, texts), amount(amount, texts), "");
    }

    protected static DayViewModel.Section section(
            String key, Texts texts, DayViewModel.Row... rows) {
        return new DayViewModel.Section(texts.text(key), List.of(rows));
    }

    protected static DayViewModel.Row row(String name, String count, String amount, Texts texts) {
        return new DayViewModel.Row(name, count, amount(amount, texts));
    }

    protected static DayViewModel.TransactionRow transaction(
            String time, String number, String kind, String amount, Texts texts) {
        return new DayViewModel.TransactionRow(
                time, "14-2-1-" + number, texts.text("day.kind." + kind), amount(amount, texts));
    }

    protected static String cakestand(Texts texts) {
        return isGerman(texts) ? "Regency-Etagere, dreistöckig" : "Regency cakestand 3 tier";
    }

    protected static String holder(Texts texts) {
        return isGerman(texts)
                ? "Hängender Teelichthalter in Herzform, weiß"
                : "White hanging heart T-light holder";
    }

    protected static String bunting(Texts texts) {
        return isGerman(texts) ? "Wimpelkette Union Jack" : "Vintage Union Jack bunting";
    }

    protected static boolean isGerman(Texts texts) {
        return texts.locale().getLanguage().equals("de");
    }

    protected static String amount(String value, Texts texts) {
        return texts.amount(of(value, texts));
    }

    protected static String money(String value, Texts texts) {
        return texts.money(of(value, texts));
    }

    protected static String coin(String value, Texts texts) {
        return texts.coinMoney(of(value, texts));
    }

    protected static List<String> notes(Texts texts, String... values) {
        return Arrays.stream(values).map(value -> texts.wholeMoney(of(value, texts))).toList();
    }

    protected static Money of(String value, Texts texts) {
        boolean english = texts.locale().getLanguage().equals("en");
        CurrencyUnit currency = CurrencyUnit.of(english ? "GBP" : "EUR");
        return Money.of(currency, new BigDecimal(value));
    }
}
