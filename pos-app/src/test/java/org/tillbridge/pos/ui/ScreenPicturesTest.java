package org.tillbridge.pos.ui;

import static org.tillbridge.pos.ui.Screenshots.SINCE;
import static org.tillbridge.pos.ui.Screenshots.english;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.day.DayView;
import org.tillbridge.pos.day.DayViewModel;
import org.tillbridge.pos.drawer.DrawerCountView;
import org.tillbridge.pos.drawer.DrawerCountViewModel;
import org.tillbridge.pos.drawer.OpenTillView;
import org.tillbridge.pos.drawer.OpenTillViewModel;
import org.tillbridge.pos.enrol.EnrolView;
import org.tillbridge.pos.enrol.EnrolViewModel;
import org.tillbridge.pos.enrol.NotReadyView;
import org.tillbridge.pos.enrol.NotReadyViewModel;
import org.tillbridge.pos.receipt.ReceiptView;
import org.tillbridge.pos.receipt.ReceiptViewModel;
import org.tillbridge.pos.receipt.ReceiptViewModel.PaperRow;
import org.tillbridge.pos.receipt.ReceiptViewModel.Weight;
import org.tillbridge.pos.returns.ReturnView;
import org.tillbridge.pos.returns.ReturnViewModel;
import org.tillbridge.pos.settings.SettingsView;
import org.tillbridge.pos.settings.SettingsViewModel;
import org.tillbridge.pos.signon.SignOnView;
import org.tillbridge.pos.signon.SignOnViewModel;
import org.tillbridge.pos.tender.TenderView;
import org.tillbridge.pos.tender.TenderViewModel;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.ReturnReason;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Every screen but the sale, in the states that matter, to be looked at. The words are the
/// product's own, in the language of the picture.
class ScreenPicturesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void signOn() {
        everywhere("sign-on", texts -> signOnView(1, 4, "", texts));
        english().take("sign-on-nobody", texts -> signOnView(-1, 0, "", texts));
        english()
                .take(
                        "sign-on-wrong",
                        texts ->
                                signOnView(
                                        1,
                                        0,
                                        texts.text(
                                                "signOn.wrongPin",
                                                texts.timeWithSeconds(SINCE.plusSeconds(2))),
                                        texts));
    }

    private static View signOnView(int chosen, int digits, String wrong, Texts texts) {
        String cashier = texts.text("role.cashier");
        return new SignOnView(
                Still.of(
                        SignOnViewModel.class,
                        new SignOnViewModel.Shown(
                                List.of(
                                        new SignOnViewModel.Person(
                                                "AM", "A. Morgan", texts.text("role.manager")),
                                        new SignOnViewModel.Person("BE", "B. Evans", cashier),
                                        new SignOnViewModel.Person("CR", "C. Reid", cashier),
                                        new SignOnViewModel.Person(
                                                "DS", "D. Shah", texts.text("role.keyholder"))),
                                chosen,
                                digits,
                                wrong,
                                texts.text("signOn.ready", isGerman(texts) ? "Kasse 2" : "Till 2"),
                                List.of(texts.text("signOn.dayOpen", texts.shortDate(TODAY))),
                                signOnNotYet(chosen, digits, texts),
                                Optional.empty()),
                        asked -> {}),
                texts);
    }

    private static String signOnNotYet(int chosen, int digits, Texts texts) {
        if (chosen < 0) {
            return texts.text("signOn.chooseFirst");
        }
        return digits == 0 ? texts.text("signOn.enterPin") : "";
    }

    @Test
    void openTill() {
        everywhere(
                "open-till",
                texts ->
                        new OpenTillView(
                                Still.of(
                                        OpenTillViewModel.class,
                                        new OpenTillViewModel.Shown(
                                                texts.longDate(TODAY),
                                                amount("100.00", texts),
                                                money("100.00", texts),
                                                notes(texts, "50", "100", "150", "200"),
                                                "",
                                                "",
                                                Optional.empty()),
                                        asked -> {}),
                                texts));
    }

    @Test
    void tender() {
        everywhere("tender", texts -> tenderView(true, texts));
        english().take("tender-too-little", texts -> tenderView(false, texts));
    }

    private static View tenderView(boolean enough, Texts texts) {
        String given = enough ? "40.00" : "4.00";
        return new TenderView(
                Still.of(
                        TenderViewModel.class,
                        new TenderViewModel.Shown(
                                basket(texts),
                                texts.text("basket.lines", 4, 1),
                                texts.text("basket.items", 8),
                                amount("36.55", texts),
                                amount("-" + given, texts),
                                amount(given, texts),
                                money(enough ? "3.45" : "32.55", texts),
                                enough,
                                enough ? amount("3.45", texts) : "",
                                tenderNotes(enough, texts),
                                quickNotes(texts),
                                enough ? 2 : -1,
                                enough ? "" : texts.text("tender.tooLittle", money("32.55", texts)),
                                enough ? "" : texts.text("tender.notEnough"),
                                Optional.empty()),
                        asked -> {}),
                code -> {},
                texts);
    }

    private static List<String> tenderNotes(boolean enough, Texts texts) {
        return enough
                ? List.of(
                        texts.text("tender.fromCash", money("40.00", texts)),
                        texts.text("tender.wasToPay", amount("36.55", texts)))
                : List.of(
                        texts.text("basket.items", 8),
                        texts.text("basket.tax", amount("6.09", texts)));
    }

    private static List<TenderViewModel.QuickNote> quickNotes(Texts texts) {
        List<TenderViewModel.QuickNote> quick = new ArrayList<>();
        quick.add(new TenderViewModel.QuickNote(money("36.55", texts), texts.text("tender.exact")));
        notes(texts, "37", "40", "50")
                .forEach(note -> quick.add(new TenderViewModel.QuickNote(note, "")));
        return quick;
    }

    @Test
    void receipt() {
        everywhere(
                "receipt",
                texts ->
                        new ReceiptView(
                                Still.of(ReceiptViewModel.class, receiptShown(texts), asked -> {}),
                                texts));
    }

    private static ReceiptViewModel.Shown receiptShown(Texts texts) {
        String number = "14-2-1-003894";
        return new ReceiptViewModel.Shown(
                texts.text("receipt.saleOf", number),
                new ReceiptViewModel.Done(
                        texts.text("receipt.saleKept"),
                        texts.text("receipt.giveTheChange"),
                        texts.text("receipt.numberStays"),
                        texts.text("screen.nextCustomer")),
                texts.text("receipt.change"),
                money("3.45", texts),
                List.of(
                        texts.text(
                                "receipt.paidWith", money("36.55", texts), money("40.00", texts))),
                paper(number, texts),
                Optional.empty());
    }

    private static List<PaperRow> paper(String number, Texts texts) {
        PaperRow rule = new PaperRow("", "", Weight.RULE);
        List<PaperRow> paper = new ArrayList<>();
        paper.add(new PaperRow(isGerman(texts) ? "Freiburg" : "Bath", "", Weight.TITLE));
        paper.add(rule);
        paper.add(paid(cakestand(texts), "12.75", Weight.PLAIN, texts));
        paper.add(paid(holder(texts), "15.30", Weight.PLAIN, texts));
        paper.add(
                new PaperRow(
                        texts.text("receipt.each", "6", amount("2.55", texts)), "", Weight.SMALL));
        paper.add(paid(bunting(texts), "8.50", Weight.PLAIN, texts));
        paper.add(rule);
        paper.add(paid(texts.text("receipt.total"), "36.55", Weight.STRONG, texts));
        paper.add(paid(texts.text("receipt.cash"), "40.00", Weight.PLAIN, texts));
        paper.add(paid(texts.text("receipt.change"), "3.45", Weight.PLAIN, texts));
        paper.add(rule);
        paper.add(
                paid(
                        texts.text("receipt.tax", "20", amount("36.55", texts)),
                        "6.09",
                        Weight.SMALL,
                        texts));
        paper.add(new PaperRow(texts.text("receipt.number", number), "", Weight.CENTRED));
        return paper;
    }

    private static PaperRow paid(String name, String amount, Weight weight, Texts texts) {
        return new PaperRow(name, amount(amount, texts), weight);
    }

    @Test
    void returns() {
        everywhere("return", texts -> returnView(true, texts));
        english().take("return-empty", texts -> returnView(false, texts));
    }

    private static View returnView(boolean some, Texts texts) {
        return new ReturnView(
                Still.of(
                        ReturnViewModel.class,
                        new ReturnViewModel.Shown(
                                some ? List.of(comesBack(texts)) : List.of(),
                                some ? 1 : 0,
                                0,
                                some
                                        ? texts.text("basket.lines", 1, 0)
                                        : texts.text("basket.empty"),
                                money(some ? "8.50" : "0.00", texts),
                                List.of(
                                        some
                                                ? texts.text("basket.items", 1)
                                                : texts.text("basket.nothing")),
                                "",
                                "",
                                List.of(),
                                -1,
                                names("returnReason.", ReturnReason.values(), texts),
                                0,
                                names("disposition.", Disposition.values(), texts),
                                0,
                                some ? "" : texts.text("return.afterFirstItem"),
                                Optional.empty()),
                        asked -> {}),
                texts);
    }

    private static BasketRow comesBack(Texts texts) {
        return new BasketRow.Line(
                1,
                "−1",
                bunting(texts),
                amount("8.50", texts),
                amount("-8.50", texts),
                names("returnReason.", ReturnReason.values(), texts).getFirst()
                        + " · "
                        + names("disposition.", Disposition.values(), texts).getFirst());
    }

    private static List<String> names(String prefix, Enum<?>[] constants, Texts texts) {
        return Arrays.stream(constants)
                .map(constant -> texts.text(prefix + CamelCase.of(constant)))
                .toList();
    }

    @Test
    void drawerCount() {
        everywhere("drawer-count", texts -> countView(List.of(), texts));
        english()
                .take(
                        "drawer-count-saved",
                        texts ->
                                countView(
                                        List.of(
                                                fact("count.counted", "332.00", texts),
                                                fact("count.expected", "334.00", texts),
                                                fact("count.short", "2.00", texts)),
                                        texts));
    }

    private static DrawerCountViewModel.Fact fact(String key, String amount, Texts texts) {
        return new DrawerCountViewModel.Fact(texts.text(key), money(amount, texts));
    }

    private static View countView(List<DrawerCountViewModel.Fact> result, Texts texts) {
        boolean counting = result.isEmpty();
        String twos = texts.text("count.coin.many", coin("2", texts));
        return new DrawerCountView(
                Still.of(
                        DrawerCountViewModel.class,
                        new DrawerCountViewModel.Shown(
                                drawer(texts),
                                counting ? 4 : -1,
                                texts.text("count.howMany", twos),
                                twos,
                                "11",
                                "",
                                texts.text(counting ? "count.soFar" : "count.counted"),
                                money("332.00", texts),
                                counting
                                        ? List.of(
                                                texts.text("count.rows", 5, 12),
                                                texts.text(
                                                        "count.floatIsPart",
                                                        money("100.00", texts)))
                                        : List.of(),
                                counting
                                        ? texts.text(
                                                "count.next",
                                                texts.text("count.coin.many", coin("1", texts)))
                                        : texts.text("count.done"),
                                result,
                                Optional.empty()),
                        asked -> {}),
                texts);
    }

    private static List<DrawerCountViewModel.Row> drawer(Texts texts) {
        List<DrawerCountViewModel.Row> rows = new ArrayList<>();
        rows.add(counted("note", "50", "1", "50.00", texts));
        rows.add(counted("note", "20", "7", "140.00", texts));
        rows.add(counted("note", "10", "9", "90.00", texts));
        rows.add(counted("note", "5", "6", "30.00", texts));
        rows.add(counted("coin", "2", "11", "22.00", texts));
        for (String value : List.of("1", "0.50", "0.20", "0.10", "0.05", "0.02", "0.01")) {
            rows.add(
                    new DrawerCountViewModel.Row(
                            texts.text("count.coin.one", coin(value, texts)), "", ""));
        }
        return rows;
    }

    private static DrawerCountViewModel.Row counted(
            String kind, String value, String pieces, String amount, Texts texts) {
        return new DrawerCountViewModel.Row(
                texts.text("count." + kind + ".one", coin(value, texts)),
                pieces,
                amount(amount, texts));
    }

    @Test
    void day() {
        everywhere(
                "day",
                texts ->
                        new DayView(
                                Still.of(DayViewModel.class, dayShown(texts), asked -> {}), texts));
    }

    private static DayViewModel.Shown dayShown(Texts texts) {
        String tax = texts.text("day.tax", "20", amount("795.40", texts));
        return new DayViewModel.Shown(
                texts.longDate(TODAY),
                List.of(
                        section(
                                "day.takings",
                                texts,
                                row(texts.text("day.sales"), "42", "812.40", texts),
                                row(texts.text("day.returns"), "2", "-17.00", texts),
                                row(texts.text("day.voids"), "1", "4.25", texts)),
                        section("day.taxes", texts, row(tax, "", "132.57", texts)),
                        section(
                                "day.drawer",
                                texts,
                                row(texts.text("day.float"), "", "100.00", texts),
                                row(texts.text("day.cashTaken"), "", "812.40", texts),
                                row(texts.text("day.cashRefunded"), "", "17.00", texts))),
                money("795.40", texts),
                List.of(texts.text("day.documents", 44), texts.text("day.provisional", 12)),
                List.of(
                        transaction("14:37", "003894", "sale", "36.55", texts),
                        transaction("14:31", "003893", "sale", "2.55", texts),
                        transaction("14:30", "003892", "return", "-8.50", texts)),
                0,
                Optional.empty());
    }

    @Test
    void settings() {
        everywhere(
                "settings",
                texts ->
                        new SettingsView(
                                Still.of(
                                        SettingsViewModel.class,
                                        new SettingsViewModel.Shown(
                                                List.of(guestNetwork(texts)),
                                                true,
                                                List.of(texts.text("settings.connected")),
                                                Theme.LIGHT,
                                                texts.locale(),
                                                List.of(Locale.UK, Locale.GERMANY, Locale.FRANCE),
                                                List.of(
                                                        new SettingsViewModel.Fact(
                                                                texts.text("settings.version"),
                                                                "0.1.0"),
                                                        new SettingsViewModel.Fact(
                                                                texts.text("settings.workstation"),
                                                                isGerman(texts)
                                                                        ? "Kasse 2"
                                                                        : "Till 2"),
                                                        new SettingsViewModel.Fact(
                                                                texts.text("settings.hub"),
                                                                "http://127.0.0.1:8080"))),
                                        asked -> {}),
                                texts));
    }

    private static Message guestNetwork(Texts texts) {
        return new Message(
                Message.Tone.CAUTION,
                texts.text("hub.notTheHub", texts.time(SINCE)),
                texts.text("hub.notTheHub.toDo"));
    }

    @Test
    void beforeThereIsAnythingToSellWith() {
        everywhere(
                "enrol",
                texts ->
                        new EnrolView(
                                Still.of(
                                        EnrolViewModel.class,
                                        new EnrolViewModel.Shown(
                                                "http://127.0.0.1:8080",
                                                "ABCD",
                                                false,
                                                "",
                                                texts.text("enrol.codeWrong"),
                                                Optional.empty()),
                                        asked -> {}),
                                texts));
        english()
                .take(
                        "not-ready",
                        texts ->
                                new NotReadyView(
                                        Still.of(
                                                NotReadyViewModel.class,
                                                new NotReadyViewModel.Shown(
                                                        texts.text("start.cannot"),
                                                        List.of(runningAlready(texts)),
                                                        "",
                                                        texts.text("start.close")),
                                                asked -> {}),
                                        texts));
    }

    private static Message runningAlready(Texts texts) {
        return new Message(
                Message.Tone.ALERT, texts.text("start.running"), texts.text("start.running.toDo"));
    }

    private static void everywhere(String name, Function<Texts, View> screen) {
        english().offline().take(name, screen);
        english().dark().offline().take(name + "-dark", screen);
        english().in(Locale.GERMANY).offline().size(1024, 768).take(name + "-german-1024", screen);
        english().size(1920, 1080).offline().take(name + "-1920", screen);
    }

    private static List<BasketRow> basket(Texts texts) {
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

    private static BasketRow line(
            int number, String quantity, String name, String each, String amount, Texts texts) {
        return new BasketRow.Line(
                number, quantity, name, amount(each, texts), amount(amount, texts), "");
    }

    private static DayViewModel.Section section(String key, Texts texts, DayViewModel.Row... rows) {
        return new DayViewModel.Section(texts.text(key), List.of(rows));
    }

    private static DayViewModel.Row row(String name, String count, String amount, Texts texts) {
        return new DayViewModel.Row(name, count, amount(amount, texts));
    }

    private static DayViewModel.TransactionRow transaction(
            String time, String number, String kind, String amount, Texts texts) {
        return new DayViewModel.TransactionRow(
                time, "14-2-1-" + number, texts.text("day.kind." + kind), amount(amount, texts));
    }

    private static String cakestand(Texts texts) {
        return isGerman(texts) ? "Regency-Etagere, dreistöckig" : "Regency cakestand 3 tier";
    }

    private static String holder(Texts texts) {
        return isGerman(texts)
                ? "Hängender Teelichthalter in Herzform, weiß"
                : "White hanging heart T-light holder";
    }

    private static String bunting(Texts texts) {
        return isGerman(texts) ? "Wimpelkette Union Jack" : "Vintage Union Jack bunting";
    }

    private static boolean isGerman(Texts texts) {
        return texts.locale().getLanguage().equals("de");
    }

    private static String amount(String value, Texts texts) {
        return texts.amount(of(value, texts));
    }

    private static String money(String value, Texts texts) {
        return texts.money(of(value, texts));
    }

    private static String coin(String value, Texts texts) {
        return texts.coinMoney(of(value, texts));
    }

    private static List<String> notes(Texts texts, String... values) {
        return Arrays.stream(values).map(value -> texts.wholeMoney(of(value, texts))).toList();
    }

    private static Money of(String value, Texts texts) {
        CurrencyUnit currency = CurrencyUnit.of(isGerman(texts) ? "EUR" : "GBP");
        return Money.of(currency, new BigDecimal(value));
    }
}
