package org.tillbridge.pos.sale;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.sale.SaleViewModel.Shown;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.ItemRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Sales to be pictured, in the words of the bundle.
final class PicturedSale {
    static final Task.AskPrice NO_PRICE =
            new Task.AskPrice(
                    "Silver plate candle bowl small", "The list has no price for it.", "2.95", "");
    private static final Task.Favourites QUICK_KEYS =
            new Task.Favourites(
                    "",
                    List.of("Favourites", "Candles", "Kitchen", "Bags", "Cards and wrap", "Garden"),
                    0,
                    List.of(
                            quick("Jumbo bag red retrospot", "1.95"),
                            quick("White hanging heart T-light holder", "2.55"),
                            quick("Lunch bag red retrospot", "1.65"),
                            quick("Hand warmer Union Jack", "2.10"),
                            quick("Regency cakestand 3 tier", "12.75"),
                            quick("Heart of wicker small", "1.65"),
                            quick("Set of 3 cake tins pantry design", "4.95"),
                            quick("Jam making set with jars", "4.25"),
                            quick("Natural slate heart chalkboard", "2.95"),
                            quick("Paper bunting coloured lace", "2.95"),
                            quick("Chocolate hot water bottle", "4.95"),
                            quick("Doormat Union flag", "7.95"),
                            quick("Gift wrap sheet", "0.42"),
                            quick("Party bunting", "4.95"),
                            quick("Carrier bag", "0.10"),
                            quick("Red spotty biscuit tin", "3.75")),
                    "");

    static List<BasketRow> nine(Texts texts) {
        return List.of(
                line(1, "1", "Regency cakestand 3 tier", "12.75", "12.75", ""),
                line(2, "6", "White hanging heart T-light holder", "2.55", "15.30", ""),
                line(3, "2", "Jumbo bag owls", "1.95", "3.90", ""),
                new BasketRow.Voided(
                        4,
                        "1",
                        "Cake stand lace white",
                        "4.25",
                        "4.25",
                        texts.text("basket.voided", "14:35")),
                new BasketRow.Line(
                        6,
                        "3",
                        "Set of 4 rose botanical candles",
                        "1.25",
                        "2.50",
                        "",
                        "3 for 2 −1.25 · " + texts.text("basket.beats", "Candle week", "−0.38")),
                line(7, "1", "Vintage Union Jack bunting", "8.50", "8.50", ""),
                line(8, "2", "Coffee mug cat + bird design", "2.55", "5.10", ""),
                line(9, "4", "Pack of 72 retrospot cake cases", "0.55", "2.20", ""),
                line(
                        10,
                        "1",
                        "Candle plate lace white",
                        "2.55",
                        "2.55",
                        justAdded("22214", "13", texts)));
    }

    private static List<BasketRow> inGerman(Texts texts) {
        return List.of(
                line(
                        1,
                        "1",
                        "Regency-Etagere, dreistöckig, mit Blumendekor und" + " Goldrand",
                        "12,75",
                        "12,75",
                        ""),
                line(
                        2,
                        "6",
                        "Hängender Teelichthalter in Herzform, weiß, mit" + " Aufhängeband",
                        "2,55",
                        "15,30",
                        ""),
                new BasketRow.Voided(
                        3,
                        "1",
                        "Tortenplatte Spitze, weiß",
                        "4,25",
                        "4,25",
                        texts.text("basket.voided", "14:35")),
                line(
                        5,
                        "12",
                        "Weihnachtsbaumschmuck-Aufbewahrungskarton mit"
                                + " vierundzwanzig Fächern und Deckel",
                        "8,50",
                        "102,00",
                        ""),
                new BasketRow.Line(
                        6,
                        "3",
                        "Wärmflaschenbezug Schottenterrier, handgestrickt",
                        "4,95",
                        "9,90",
                        justAdded("22111", "3", texts),
                        "Drei zum Preis von zwei −4,95 · "
                                + texts.text("basket.beats", "Wohlfühlwochen", "−1,49")));
    }

    private static List<ItemRow> candles(Texts texts) {
        return List.of(
                new ItemRow("Box of 9 pebble candles", "20886", here("8", texts), false, "4.21"),
                new ItemRow("Candle plate lace white", "22214", here("13", texts), false, "2.55"),
                new ItemRow(
                        "Candleholder pink hanging heart",
                        "22804",
                        here("5", texts),
                        false,
                        "2.95"),
                new ItemRow(
                        "Scented velvet lounge candle", "21287", here("22", texts), false, "1.25"),
                new ItemRow(
                        "Set of 4 rose botanical candles",
                        "21620",
                        here("29", texts),
                        false,
                        "1.25"),
                new ItemRow(
                        "Silver plate candle bowl small",
                        "21688",
                        texts.text("stock.none"),
                        true,
                        "2.95"),
                new ItemRow(
                        "Silver vanilla flower candle pot",
                        "21689",
                        here("3", texts),
                        false,
                        "3.75"),
                new ItemRow(
                        "4 lavender botanical dinner candles",
                        "21615",
                        here("41", texts),
                        false,
                        "1.25"));
    }

    static Task.Results found(Texts texts) {
        List<ItemRow> candles = candles(texts);
        List<ItemRow> all =
                IntStream.range(0, 46)
                        .mapToObj(place -> candles.get(place % candles.size()))
                        .toList();
        return new Task.Results("candle", texts.text("search.count", 46, 46), all, 0);
    }

    static Shown notBegun(Texts texts) {
        return new Shown(
                List.of(),
                0,
                0,
                "",
                "",
                texts.money(texts.zero()),
                List.of(texts.text("basket.nothing")),
                texts.text("sale.afterFirstItem"),
                QUICK_KEYS,
                Optional.empty());
    }

    static List<BasketRow> withUnknown(Texts texts) {
        List<BasketRow> rows = new ArrayList<>(nine(texts));
        rows.add(new BasketRow.Unknown(1, "5012345678900", "1"));
        return rows;
    }

    static Shown unknown(Texts texts) {
        return sale(withUnknown(texts), QUICK_KEYS, texts);
    }

    /// Sixty lines of a name that has to be broken, and nearly the largest amount.
    static Shown sixtyLines(Texts texts) {
        List<BasketRow> sixty = new ArrayList<>();
        BigDecimal each = new BigDecimal("4201.68");
        for (int i = 1; i <= 60; i++) {
            int pieces = i % 7 + 1;
            sixty.add(
                    line(
                            i,
                            Integer.toString(pieces),
                            "Set of 4 rose botanical candles, box " + i,
                            amount(each.toString(), texts),
                            amount(each.multiply(BigDecimal.valueOf(pieces)).toString(), texts),
                            i == 60 ? justAdded("21620", "29", texts) : ""));
        }
        return new Shown(
                sixty,
                60,
                0,
                texts.text("basket.lines", 60, 0),
                "",
                texts.money(money("999999.84", texts)),
                notes(238, amount("166666.64", texts), texts),
                "",
                QUICK_KEYS,
                Optional.empty());
    }

    static Shown germanSearch(Texts texts) {
        return inGerman(
                new Task.Results(
                        "kerze",
                        texts.text("search.count", 3, 3),
                        List.of(
                                new ItemRow(
                                        "Kerzenschale, versilbert, klein",
                                        "21688",
                                        here("8", texts),
                                        false,
                                        "2,95"),
                                new ItemRow(
                                        "Kerzenteller mit durchbrochenem Spitzenrand," + " weiß",
                                        "22214",
                                        here("13", texts),
                                        false,
                                        "2,55"),
                                new ItemRow(
                                        "Kieselsteinkerzen im Neunerkarton",
                                        "20886",
                                        texts.text("stock.none"),
                                        true,
                                        "4,21")),
                        0),
                texts);
    }

    static Shown inGerman(Task task, Texts texts) {
        return new Shown(
                inGerman(texts),
                6,
                0,
                texts.text("basket.lines", 6, 1),
                "",
                "142,45 €",
                notes(25, "22,74", texts),
                notPayable(false, task, texts),
                task,
                Optional.empty());
    }

    static Shown withMessage(Texts texts) {
        Shown sale = sale(nine(texts), QUICK_KEYS, texts);
        String name = "Silver plate candle bowl small";
        return new Shown(
                sale.rows(),
                0,
                7,
                sale.summary(),
                sale.customer(),
                sale.toPay(),
                sale.notes(),
                "",
                QUICK_KEYS,
                Optional.of(
                        new Message(
                                Message.Tone.CAUTION,
                                texts.text("sale.noPrice", name),
                                texts.text("sale.noPrice.toDo"))));
    }

    static Shown sale(List<BasketRow> rows, Task task, Texts texts) {
        boolean unknown = rows.stream().anyMatch(BasketRow.Unknown.class::isInstance);
        return new Shown(
                rows,
                10,
                0,
                texts.text("basket.lines", 9, 1),
                "",
                "£52.80",
                List.of(
                        texts.text("basket.items", 20) + " · " + texts.text("basket.saved", "1.25"),
                        texts.text("basket.tax", "7.86")),
                notPayable(unknown, task, texts),
                task,
                Optional.empty());
    }

    private static String notPayable(boolean unknown, Task task, Texts texts) {
        if (unknown) {
            return texts.text("sale.unknownFirst");
        }
        return task instanceof Task.Ask ? texts.text("ring.afterAnswer") : "";
    }

    private static String amount(String value, Texts texts) {
        return texts.amount(money(value, texts));
    }

    private static Money money(String value, Texts texts) {
        String currency = texts.locale().equals(Locale.UK) ? "GBP" : "EUR";
        return Money.of(CurrencyUnit.of(currency), new BigDecimal(value));
    }

    private static BasketRow line(
            int number, String quantity, String name, String each, String amount, String note) {
        return new BasketRow.Line(number, quantity, name, each, amount, note);
    }

    private static List<String> notes(int items, String tax, Texts texts) {
        return List.of(texts.text("basket.items", items), texts.text("basket.tax", tax));
    }

    private static String justAdded(String code, String stock, Texts texts) {
        return code + " · 14:37 · " + here(stock, texts);
    }

    static String here(String stock, Texts texts) {
        return texts.text("stock.here", stock);
    }

    private static ItemRow quick(String name, String price) {
        return new ItemRow(name, "", "", false, price);
    }

    private PicturedSale() {}
}
