package org.tillbridge.pos.sale;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.sale.SaleViewModel.Shown;
import org.tillbridge.pos.sale.SaleViewModel.Task;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.ItemRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Screenshots;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.pricing.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The sale in the states that matter, to be looked at beside the designed pictures.
class SalePicturesTest {
    private static final List<BasketRow> NINE =
            List.of(
                    line(1, "1", "Regency cakestand 3 tier", "12.75", "12.75", ""),
                    line(2, "6", "White hanging heart T-light holder", "2.55", "15.30", ""),
                    line(3, "2", "Jumbo bag owls", "1.95", "3.90", ""),
                    new BasketRow.Voided(
                            4, "1", "Cake stand lace white", "4.25", "4.25", "Voided 14:35"),
                    line(6, "3", "Set of 4 rose botanical candles", "1.25", "3.75", ""),
                    line(7, "1", "Vintage Union Jack bunting", "8.50", "8.50", ""),
                    line(8, "2", "Coffee mug cat + bird design", "2.55", "5.10", ""),
                    line(9, "4", "Pack of 72 retrospot cake cases", "0.55", "2.20", ""),
                    line(
                            10,
                            "1",
                            "Candle plate lace white",
                            "2.55",
                            "2.55",
                            "22214 · 14:37 · 13 here"));
    private static final List<BasketRow> IN_GERMAN =
            List.of(
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
                            3, "1", "Tortenplatte Spitze, weiß", "4,25", "4,25", "Storniert 14:35"),
                    line(
                            5,
                            "12",
                            "Weihnachtsbaumschmuck-Aufbewahrungskarton mit"
                                    + " vierundzwanzig Fächern und Deckel",
                            "8,50",
                            "102,00",
                            ""),
                    line(
                            6,
                            "1",
                            "Wärmflaschenbezug Schottenterrier, handgestrickt",
                            "4,95",
                            "4,95",
                            "22111 · 14:37 · 3 hier"));
    private static final List<ItemRow> CANDLES =
            List.of(
                    new ItemRow("Box of 9 pebble candles", "20886", "8 here", false, "4.21"),
                    new ItemRow("Candle plate lace white", "22214", "13 here", false, "2.55"),
                    new ItemRow(
                            "Candleholder pink hanging heart", "22804", "5 here", false, "2.95"),
                    new ItemRow("Scented velvet lounge candle", "21287", "22 here", false, "1.25"),
                    new ItemRow(
                            "Set of 4 rose botanical candles", "21620", "29 here", false, "1.25"),
                    new ItemRow(
                            "Silver plate candle bowl small", "21688", "None here", true, "2.95"),
                    new ItemRow(
                            "Silver vanilla flower candle pot", "21689", "3 here", false, "3.75"),
                    new ItemRow(
                            "4 lavender botanical dinner candles",
                            "21615",
                            "41 here",
                            false,
                            "1.25"));
    private static final Task.Results FOUND =
            new Task.Results("candle", "8 of 46 items", CANDLES, 0);
    private static final Task.AskPrice NO_PRICE =
            new Task.AskPrice("Silver plate candle bowl small", "2.95", "");
    private static final Task.Favourites QUICK_KEYS =
            new Task.Favourites(
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
                            quick("Gift card", "any amount"),
                            quick("Carrier bag", "0.10"),
                            quick("No barcode", "department")),
                    "");

    @Test
    void aSaleOfNineLinesWithASearch() {
        Screenshots shots = Screenshots.english().offline();
        shots.take("sale", texts -> view(sale(NINE, FOUND), texts));
        shots.dark().take("sale-dark", texts -> view(sale(NINE, FOUND), texts));
        shots.size(1920, 1080).take("sale-1920", texts -> view(sale(NINE, FOUND), texts));
    }

    @Test
    void aSaleThatHasNotBegun() {
        Shown empty =
                new Shown(
                        List.of(),
                        0,
                        0,
                        "",
                        "£0.00",
                        List.of("Nothing yet"),
                        "after the first item",
                        QUICK_KEYS,
                        Optional.empty());
        Screenshots shots = Screenshots.english();
        shots.take("sale-empty", texts -> view(empty, texts));
        shots.dark().take("sale-empty-dark", texts -> view(empty, texts));
        shots.size(1024, 768).take("sale-empty-1024", texts -> view(empty, texts));
        shots.size(1920, 1080).take("sale-empty-1920", texts -> view(empty, texts));
    }

    @Test
    void aCodeNobodyKnows() {
        List<BasketRow> rows = new ArrayList<>(NINE);
        rows.add(new BasketRow.Unknown(1, "5012345678900", "1"));
        Shown unknown =
                new Shown(
                        rows,
                        10,
                        0,
                        "9 lines, 1 voided",
                        "£54.05",
                        List.of("20 items", "VAT included 8.05"),
                        "unknown code first",
                        QUICK_KEYS,
                        Optional.empty());
        Screenshots.english().take("sale-unknown", texts -> view(unknown, texts));
        Screenshots.english().dark().take("sale-unknown-dark", texts -> view(unknown, texts));
        Screenshots.english()
                .size(1024, 768)
                .take("sale-unknown-1024", texts -> view(unknown, texts));
        Screenshots.english()
                .take(
                        "sale-department",
                        texts ->
                                view(
                                        sale(
                                                rows,
                                                new Task.AskDepartment(
                                                        "5012345678900",
                                                        List.of(
                                                                "Home and gifts",
                                                                "Kitchen",
                                                                "Bags",
                                                                "Cards and wrap",
                                                                "Garden",
                                                                "Christmas"),
                                                        "4.50",
                                                        "")),
                                        texts));
    }

    @Test
    void questionsAboutALine() {
        Screenshots shots = Screenshots.english();
        shots.take(
                "sale-quantity",
                texts ->
                        view(
                                sale(
                                        NINE,
                                        new Task.AskQuantity("Candle plate lace white", "1", "")),
                                texts));
        shots.take(
                "sale-quantity-wrong",
                texts ->
                        view(
                                sale(
                                        NINE,
                                        new Task.AskQuantity(
                                                "Candle plate lace white",
                                                "0",
                                                new SaleMessages(texts)
                                                        .sentence(
                                                                Refusal.QUANTITY_NOT_ABOVE_ZERO))),
                                texts));
        shots.take("sale-price", texts -> view(sale(NINE, NO_PRICE), texts));
        shots.in(Locale.GERMANY)
                .size(1024, 768)
                .take(
                        "sale-price-german-1024",
                        texts ->
                                view(
                                        inGerman(
                                                new Task.AskPrice(
                                                        "Kerzenschale, versilbert, klein",
                                                        "2,95",
                                                        "")),
                                        texts));
        shots.take(
                "sale-choice",
                texts ->
                        view(
                                sale(
                                        NINE,
                                        new Task.Choice(
                                                "85123a",
                                                List.of(
                                                        new ItemRow(
                                                                "White hanging heart T-light"
                                                                        + " holder",
                                                                "85123A",
                                                                "96 here",
                                                                false,
                                                                "2.55"),
                                                        new ItemRow(
                                                                "Cream hanging heart T-light"
                                                                        + " holder",
                                                                "85123a",
                                                                "2 here",
                                                                false,
                                                                "2.95")),
                                                0)),
                                texts));
        shots.take("sale-message", texts -> view(withMessage(texts), texts));
        shots.take(
                "sale-nothing-found",
                texts -> view(sale(NINE, new Task.Results("candel", "", List.of(), -1)), texts));
    }

    @Test
    void sixtyLinesAndTheLargestAmount() {
        List<BasketRow> sixty = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            sixty.add(
                    line(
                            i,
                            Integer.toString(i % 7 + 1),
                            "Set of 4 rose botanical candles, box " + i,
                            "9,999.99",
                            "99,999.99",
                            i == 60 ? "21620 · 14:37 · 29 here" : ""));
        }
        Shown full =
                new Shown(
                        sixty,
                        60,
                        0,
                        "60 lines",
                        "£999,999.99",
                        List.of("240 items", "VAT included 166,666.66"),
                        "",
                        QUICK_KEYS,
                        Optional.empty());
        Screenshots.english().take("sale-60-lines", texts -> view(full, texts));
        Screenshots.english()
                .size(1024, 768)
                .take("sale-60-lines-1024", texts -> view(full, texts));
    }

    @Test
    void germanWithLongNamesOnANarrowScreen() {
        Shown german =
                inGerman(
                        new Task.Results(
                                "kerze",
                                "7 von 46",
                                List.of(
                                        new ItemRow(
                                                "Kerzenschale, versilbert, klein",
                                                "21688",
                                                "8 hier",
                                                false,
                                                "2,95"),
                                        new ItemRow(
                                                "Kerzenteller mit durchbrochenem Spitzenrand,"
                                                        + " weiß",
                                                "22214",
                                                "13 hier",
                                                false,
                                                "2,55"),
                                        new ItemRow(
                                                "Kieselsteinkerzen im Neunerkarton",
                                                "20886",
                                                "Keine hier",
                                                true,
                                                "4,21")),
                                0));
        Screenshots.english()
                .in(Locale.GERMANY)
                .size(1024, 768)
                .take("sale-german-1024", texts -> view(german, texts));
    }

    private static Shown inGerman(Task task) {
        return new Shown(
                IN_GERMAN,
                6,
                0,
                "6 Positionen, 1 storniert",
                "137,50 €",
                List.of("23 Stück", "MwSt. enthalten 21,95"),
                "",
                task,
                Optional.empty());
    }

    private static Shown withMessage(Texts texts) {
        Shown sale = sale(NINE, QUICK_KEYS);
        String name = "Silver plate candle bowl small";
        return new Shown(
                sale.rows(),
                0,
                7,
                sale.summary(),
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

    private static Shown sale(List<BasketRow> rows, Task task) {
        return new Shown(
                rows,
                10,
                0,
                "9 lines, 1 voided",
                "£54.05",
                List.of("20 items", "VAT included 8.05"),
                "",
                task,
                Optional.empty());
    }

    private static SaleView view(Shown shown, Texts texts) {
        return new SaleView(new StillSaleViewModel(shown), texts);
    }

    private static BasketRow line(
            int number, String quantity, String name, String each, String amount, String note) {
        return new BasketRow.Line(number, quantity, name, each, amount, note);
    }

    private static ItemRow quick(String name, String price) {
        return new ItemRow(name, "", "", false, price);
    }
}
