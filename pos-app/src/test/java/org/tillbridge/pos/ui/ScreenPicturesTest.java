package org.tillbridge.pos.ui;

import static org.tillbridge.pos.ui.Screenshots.NOW;
import static org.tillbridge.pos.ui.Screenshots.SINCE;
import static org.tillbridge.pos.ui.Screenshots.english;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.DeviceWords;
import org.tillbridge.pos.device.printer.PrinterTrouble;
import org.tillbridge.pos.drawer.OpenTillView;
import org.tillbridge.pos.drawer.OpenTillViewModel;
import org.tillbridge.pos.enrol.EnrolView;
import org.tillbridge.pos.enrol.EnrolViewModel;
import org.tillbridge.pos.enrol.EnrolWords;
import org.tillbridge.pos.enrol.NotReadyView;
import org.tillbridge.pos.enrol.NotReadyViewModel;
import org.tillbridge.pos.receipt.ReceiptView;
import org.tillbridge.pos.receipt.ReceiptViewModel;
import org.tillbridge.pos.receipt.ReceiptViewModel.PaperRow;
import org.tillbridge.pos.receipt.ReceiptViewModel.Weight;
import org.tillbridge.pos.receipt.TypedBuyer;
import org.tillbridge.pos.settings.SettingsView;
import org.tillbridge.pos.settings.SettingsViewModel;
import org.tillbridge.pos.signon.SignOnView;
import org.tillbridge.pos.signon.SignOnViewModel;
import org.tillbridge.pos.ui.Screenshots.Moment;
import org.tillbridge.sync.journal.JournalEntry.ReceiptReprinted;
import org.tillbridge.sync.wire.NoAnswer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Every screen but the sale and the day, in the states that matter, to be looked at. The words are
/// the product's own, in the language of the picture.
@OnScreen
class ScreenPicturesTest extends PicturedWords {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void signOn() {
        Screenshots signedOff = english().offline().at(Moment.SIGNED_OFF);
        everywhere(signedOff, "sign-on", (texts, theme) -> signOnView(1, 4, "", texts));
        signedOff.take("sign-on-nobody", texts -> signOnView(-1, 0, "", texts));
        signedOff.take(
                "sign-on-wrong",
                texts ->
                        signOnView(
                                1,
                                0,
                                texts.text(
                                        "signOn.wrongPin",
                                        texts.timeWithSeconds(NOW.plusSeconds(2))),
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
                                Optional.of(
                                        new Message(
                                                Message.Tone.CALM,
                                                texts.text("hub.unreachable", "14:02"),
                                                texts.text("hub.unreachable.toDo")))),
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
                english().offline().at(Moment.SIGNED_ON),
                "open-till",
                (texts, theme) ->
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
    void receipt() {
        everywhere(
                "receipt",
                texts ->
                        new ReceiptView(
                                Still.of(
                                        ReceiptViewModel.class,
                                        receiptShown(
                                                new ReceiptViewModel.Invoicing(
                                                        true, false, "", "", Optional.empty()),
                                                texts),
                                        asked -> {}),
                                texts));
    }

    @Test
    void invoice() {
        everywhere(
                "receipt-invoice",
                texts ->
                        new ReceiptView(
                                Still.of(
                                        ReceiptViewModel.class,
                                        receiptShown(
                                                new ReceiptViewModel.Invoicing(
                                                        true,
                                                        true,
                                                        "Zoe Alexandra Cunningham-Featherstone",
                                                        texts.text(
                                                                "buyerFault.taxIdOfCountry", "DE"),
                                                        Optional.of(TypedBuyer.Field.TAX_ID)),
                                                texts),
                                        asked -> {}),
                                texts));
    }

    private static ReceiptViewModel.Shown receiptShown(
            ReceiptViewModel.Invoicing invoicing, Texts texts) {
        String number = "14-2-1-003894";
        return new ReceiptViewModel.Shown(
                texts.text("receipt.saleOf", number),
                new ReceiptViewModel.Done(
                        texts.text("receipt.saleKept"),
                        texts.text("receipt.giveTheChange"),
                        texts.text("receipt.numberStays"),
                        false,
                        texts.text("screen.nextCustomer")),
                texts.text("receipt.change"),
                money("3.45", texts),
                List.of(
                        texts.text(
                                "receipt.paidWith", money("36.55", texts), money("40.00", texts))),
                paper(number, texts),
                Set.of(ReceiptReprinted.Form.values()),
                new ReceiptViewModel.Mailing(true, false, ""),
                invoicing,
                Optional.of(new DeviceWords(texts).trouble(PrinterTrouble.PAPER_OUT)));
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
    void settings() {
        everywhere(
                english().offline(),
                "settings",
                (texts, theme) ->
                        new SettingsView(
                                Still.of(
                                        SettingsViewModel.class,
                                        new SettingsViewModel.Shown(
                                                List.of(guestNetwork(texts)),
                                                true,
                                                List.of(texts.text("settings.connected")),
                                                texts.text("screen.beginTraining"),
                                                theme,
                                                texts.locale(),
                                                List.of(Locale.UK, Locale.GERMANY, Locale.FRANCE),
                                                true,
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
                                                                "https://hub.example"))),
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
        Screenshots notStarted = english().at(Moment.NOT_STARTED);
        everywhere(
                notStarted,
                "enrol",
                (texts, theme) ->
                        enrolView(
                                "http://hub.example",
                                "ABCD",
                                texts.text("enrol.notSecure"),
                                texts.text("enrol.noCode"),
                                Optional.empty(),
                                texts));
        everywhere(
                notStarted,
                "enrol-unanswered",
                (texts, theme) ->
                        enrolView(
                                "https://hub.example",
                                "ABCD-2345",
                                "",
                                "",
                                Optional.of(
                                        new EnrolWords(texts)
                                                .unanswered(
                                                        NoAnswer.Cause.WRONG_TIME,
                                                        "https://hub.example")),
                                texts));
        notStarted.take(
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

    private static View enrolView(
            String address,
            String code,
            String addressWrong,
            String codeWrong,
            Optional<Message> message,
            Texts texts) {
        return new EnrolView(
                Still.of(
                        EnrolViewModel.class,
                        new EnrolViewModel.Shown(
                                address, code, false, addressWrong, codeWrong, message),
                        asked -> {}),
                texts);
    }

    private static Message runningAlready(Texts texts) {
        return new Message(
                Message.Tone.ALERT, texts.text("start.running"), texts.text("start.running.toDo"));
    }
}
