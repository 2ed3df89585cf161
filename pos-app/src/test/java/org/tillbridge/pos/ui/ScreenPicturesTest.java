package org.tillbridge.pos.ui;

import static org.tillbridge.pos.ui.Screenshots.OFFLINE;
import static org.tillbridge.pos.ui.Screenshots.english;

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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Every screen but the sale, in the states that matter, to be looked at.
class ScreenPicturesTest {
    private static final Message GUEST_NETWORK =
            new Message(
                    Message.Tone.CAUTION,
                    "Since 14:02 something else answers in the hub's place, such as the sign-in"
                            + " page of a guest network.",
                    "Keep selling. Open a browser on this computer and sign in there, or use"
                            + " another network.");
    private static final List<BasketRow> BASKET =
            List.of(
                    line(1, "1", "Regency cakestand 3 tier", "12.75", "12.75"),
                    line(2, "6", "White hanging heart T-light holder", "2.55", "15.30"),
                    new BasketRow.Voided(
                            3, "1", "Cake stand lace white", "4.25", "4.25", "Voided 14:35"),
                    line(4, "1", "Vintage Union Jack bunting", "8.50", "8.50"));

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
                                        "That is not the PIN. Try again in 2 seconds.",
                                        texts));
    }

    private static View signOnView(int chosen, int digits, String wrong, Texts texts) {
        return new SignOnView(
                Still.of(
                        SignOnViewModel.class,
                        new SignOnViewModel.Shown(
                                List.of(
                                        new SignOnViewModel.Person("AM", "A. Morgan", "Manager"),
                                        new SignOnViewModel.Person("BE", "B. Evans", "Cashier"),
                                        new SignOnViewModel.Person("CR", "C. Reid", "Cashier"),
                                        new SignOnViewModel.Person("DS", "D. Shah", "Keyholder")),
                                chosen,
                                digits,
                                wrong,
                                "Till 2 is ready",
                                List.of("Business day opened 08:52", "Last sale 14:31"),
                                chosen < 0 ? "choose your name first" : "",
                                Optional.of(
                                        new Message(
                                                Message.Tone.CALM,
                                                "No answer from the hub since 14:02.",
                                                "Sign-on and selling work as always."))),
                        asked -> {}),
                texts);
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
                                                "Monday 23 November 2026",
                                                "100.00",
                                                "£100.00",
                                                List.of("£50", "£100", "£150", "£200"),
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
        return new TenderView(
                Still.of(
                        TenderViewModel.class,
                        new TenderViewModel.Shown(
                                BASKET,
                                "4 lines, 1 voided",
                                "8 items",
                                "36.55",
                                enough ? "−40.00" : "−4.00",
                                enough ? "40.00" : "4.00",
                                enough ? "£3.45" : "£32.55",
                                enough,
                                enough ? "3.45" : "",
                                List.of("from £40.00 cash", "36.55 was to pay"),
                                List.of(
                                        new TenderViewModel.QuickNote("£36.55", "exact"),
                                        new TenderViewModel.QuickNote("£37", ""),
                                        new TenderViewModel.QuickNote("£40", ""),
                                        new TenderViewModel.QuickNote("£50", "")),
                                enough ? 2 : -1,
                                enough ? "" : "£32.55 is still missing.",
                                enough ? "" : "more is needed",
                                Optional.empty()),
                        asked -> {}),
                code -> {},
                texts);
    }

    @Test
    void receipt() {
        everywhere(
                "receipt",
                texts ->
                        new ReceiptView(
                                Still.of(ReceiptViewModel.class, receiptShown(), asked -> {}),
                                texts));
    }

    private static ReceiptViewModel.Shown receiptShown() {
        List<PaperRow> paper = new ArrayList<>();
        paper.add(new PaperRow("Bath", "", Weight.TITLE));
        paper.add(new PaperRow("12 Green Street, Bath", "", Weight.CENTRED));
        paper.add(new PaperRow("", "", Weight.RULE));
        paper.add(new PaperRow("Regency cakestand 3 tier", "12.75", Weight.PLAIN));
        paper.add(new PaperRow("White hanging heart T-light holder", "15.30", Weight.PLAIN));
        paper.add(new PaperRow("6 × 2.55", "", Weight.SMALL));
        paper.add(new PaperRow("Vintage Union Jack bunting", "8.50", Weight.PLAIN));
        paper.add(new PaperRow("", "", Weight.RULE));
        paper.add(new PaperRow("Total", "36.55", Weight.STRONG));
        paper.add(new PaperRow("Cash", "40.00", Weight.PLAIN));
        paper.add(new PaperRow("Change", "3.45", Weight.PLAIN));
        paper.add(new PaperRow("VAT 20 % in 36.55", "6.09", Weight.SMALL));
        paper.add(new PaperRow("", "", Weight.RULE));
        paper.add(new PaperRow("14-2-1-003894 · 23 Nov 2026 14:37", "", Weight.CENTRED));
        return new ReceiptViewModel.Shown(
                "Sale 14-2-1-003894",
                new ReceiptViewModel.Done(
                        "The sale is kept",
                        "Give the change.",
                        "The large number stays until the next customer.",
                        "Next customer"),
                "Change",
                "£3.45",
                List.of("from £40.00 cash"),
                paper,
                Optional.empty());
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
                                some
                                        ? List.of(
                                                new BasketRow.Line(
                                                        1,
                                                        "−1",
                                                        "Vintage Union Jack bunting",
                                                        "8.50",
                                                        "−8.50",
                                                        "Changed mind · back to stock"))
                                        : List.of(),
                                some ? 1 : 0,
                                0,
                                some ? "1 line" : "",
                                some ? "£8.50" : "£0.00",
                                List.of("in cash, unproven"),
                                "",
                                "",
                                List.of(),
                                -1,
                                List.of("Changed mind", "Faulty", "Wrong size", "Not as described"),
                                0,
                                List.of("Back to stock", "Damaged", "Return to vendor"),
                                0,
                                some ? "" : "after the first item",
                                Optional.empty()),
                        asked -> {}),
                texts);
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
                                                new DrawerCountViewModel.Fact("Expected", "334.00"),
                                                new DrawerCountViewModel.Fact("Counted", "332.00"),
                                                new DrawerCountViewModel.Fact("Short", "−2.00")),
                                        texts));
    }

    private static View countView(List<DrawerCountViewModel.Fact> result, Texts texts) {
        List<DrawerCountViewModel.Row> rows =
                List.of(
                        new DrawerCountViewModel.Row("£50 note", "1", "50.00"),
                        new DrawerCountViewModel.Row("£20 note", "7", "140.00"),
                        new DrawerCountViewModel.Row("£10 note", "9", "90.00"),
                        new DrawerCountViewModel.Row("£5 note", "6", "30.00"),
                        new DrawerCountViewModel.Row("£2 coin", "11", "22.00"),
                        new DrawerCountViewModel.Row("£1 coin", "", ""),
                        new DrawerCountViewModel.Row("50p coin", "", ""),
                        new DrawerCountViewModel.Row("20p coin", "", ""),
                        new DrawerCountViewModel.Row("10p coin", "", ""),
                        new DrawerCountViewModel.Row("5p coin", "", ""),
                        new DrawerCountViewModel.Row("2p coin", "", ""),
                        new DrawerCountViewModel.Row("1p coin", "", ""));
        return new DrawerCountView(
                Still.of(
                        DrawerCountViewModel.class,
                        new DrawerCountViewModel.Shown(
                                rows,
                                result.isEmpty() ? 4 : -1,
                                "How many £2 coins?",
                                "£2 coins",
                                "11",
                                "",
                                result.isEmpty() ? "Counted so far" : "Counted",
                                "£332.00",
                                List.of("5 of 12 rows", "The float of £100.00 is part of it"),
                                result.isEmpty() ? "Next: £1 coins" : "Done",
                                result,
                                Optional.empty()),
                        asked -> {}),
                texts);
    }

    @Test
    void day() {
        everywhere(
                "day",
                texts ->
                        new DayView(
                                Still.of(
                                        DayViewModel.class,
                                        new DayViewModel.Shown(
                                                "Monday 23 November 2026",
                                                List.of(
                                                        section("Takings", "Sales", "42", "812.40"),
                                                        section(
                                                                "Returned",
                                                                "Returns",
                                                                "2",
                                                                "−17.00"),
                                                        section("Tax", "VAT 20 %", "", "132.57"),
                                                        section("Drawer", "Float", "", "100.00")),
                                                "£795.40",
                                                List.of("42 sales, 2 returns", "provisional"),
                                                List.of(
                                                        transaction("14:37", "003894", "36.55"),
                                                        transaction("14:31", "003893", "2.55"),
                                                        transaction("14:30", "003892", "−8.50")),
                                                0,
                                                Optional.empty()),
                                        asked -> {}),
                                texts));
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
                                                List.of(GUEST_NETWORK),
                                                true,
                                                List.of(
                                                        "Connected. Everything is sent.",
                                                        "Cut it to see how the till works"
                                                                + " without."),
                                                Theme.LIGHT,
                                                Locale.ENGLISH,
                                                List.of(
                                                        Locale.ENGLISH,
                                                        Locale.GERMAN,
                                                        Locale.FRENCH),
                                                List.of(
                                                        new SettingsViewModel.Fact(
                                                                "Version", "0.1.0"),
                                                        new SettingsViewModel.Fact(
                                                                "Store", "14 Bath"),
                                                        new SettingsViewModel.Fact(
                                                                "Hub", "http://127.0.0.1:8080"))),
                                        asked -> {}),
                                texts));
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
                                                "ABCD-EFGH",
                                                false,
                                                "",
                                                "The hub does not know this code. Ask for a new"
                                                        + " one.",
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
                                                        "Fetching the catalogue",
                                                        List.of(
                                                                new Message(
                                                                        Message.Tone.ALERT,
                                                                        "Another window of this"
                                                                                + " till is open.",
                                                                        "Use that one, or close"
                                                                                + " it first.")),
                                                        "41,200 items so far",
                                                        "Try again"),
                                                asked -> {}),
                                        texts));
    }

    private static void everywhere(String name, Function<Texts, View> screen) {
        english().lamp(OFFLINE).take(name, screen);
        english().dark().take(name + "-dark", screen);
        english().in(Locale.GERMANY).size(1024, 768).take(name + "-german-1024", screen);
        english().size(1920, 1080).take(name + "-1920", screen);
    }

    private static DayViewModel.Section section(
            String name, String row, String count, String amount) {
        return new DayViewModel.Section(name, List.of(new DayViewModel.Row(row, count, amount)));
    }

    private static DayViewModel.TransactionRow transaction(
            String time, String number, String amount) {
        return new DayViewModel.TransactionRow(
                time,
                "14-2-1-" + number,
                amount.startsWith("−") ? "Return" : "Sale",
                amount,
                "to send");
    }

    private static BasketRow line(
            int number, String quantity, String name, String each, String amount) {
        return new BasketRow.Line(number, quantity, name, each, amount, "");
    }
}
