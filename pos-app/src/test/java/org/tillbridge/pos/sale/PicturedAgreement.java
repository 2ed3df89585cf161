package org.tillbridge.pos.sale;

import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.sale.SaleViewModel.Shown;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.pricing.Refusal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is agreed beside the prices, to be pictured, in the words of the bundle.
final class PicturedAgreement {
    private static final String LONG_NAME = "Weihnachtsbaumschmuck-Aufbewahrungskarton mit Deckel";

    static Task discount(Texts texts) {
        return new Task.AskDiscount(
                LONG_NAME,
                texts.text("discount.costsLess", "102,00"),
                false,
                true,
                "120",
                reasons("discountReason.", DiscountReason.values(), texts),
                2,
                texts.text("discount.noShare"));
    }

    static Task exemption(Texts texts) {
        return new Task.AskExemption(
                reasons("exemptionReason.", ExemptionReason.values(), texts),
                1,
                "",
                texts.text("exemption.stands"),
                texts.text("exemption.noCertificate"));
    }

    static Task note(Texts texts) {
        return new Task.AskNote(
                LONG_NAME,
                false,
                "4111 1111 1111 1111",
                new SaleMessages(texts).sentence(Refusal.CARD_NUMBER_WRITTEN));
    }

    static Task age(Texts texts) {
        return new Task.AskAge(
                "Wacholderschnaps, im Tonkrug, mit Stopfen",
                texts.text("age.question", "29.09.2008"),
                texts.text("age.about", 18),
                texts.text("ring.answerFirst"));
    }

    static Task soldBefore(Texts texts) {
        return new Task.AskSoldBefore(
                LONG_NAME,
                texts.text(
                        "soldBefore.sold",
                        "WWWW-0123456789-WWWW-0123456789",
                        texts.date(LocalDate.of(2026, 11, 28)),
                        "17:58",
                        "14-12-103-000417"),
                texts.text("soldBefore.about"),
                texts.text("ring.answerFirst"));
    }

    /// Lines with discount and note, and what holds for the whole sale.
    static Shown agreed(Texts texts) {
        List<BasketRow> rows = new ArrayList<>();
        rows.add(
                new BasketRow.Line(
                        1,
                        "12",
                        LONG_NAME,
                        "8,50",
                        "91,80",
                        texts.text("basket.note", "als Geschenk, mit roter Schleife"),
                        texts.text("basket.discount", texts.text("discountReason.damaged"))
                                + " −10,20"));
        rows.add(
                new BasketRow.Line(
                        2, "1", "Regency-Etagere", "12,75", "12,75", "22423 · 14:37", ""));
        rows.add(
                new BasketRow.Remark(
                        texts.text(
                                "basket.exempt",
                                texts.text("exemptionReason.publicBody"),
                                "UST-2026-004711"),
                        "−16,69"));
        rows.add(
                new BasketRow.Remark(
                        texts.text("basket.note", "Rechnung an das Bauamt, Zimmer 12"), ""));
        return new Shown(
                rows,
                2,
                0,
                texts.text("basket.lines", 2, 0),
                "",
                "87,86 €",
                List.of(texts.text("basket.items", 13), texts.text("basket.noTax")),
                "",
                new Task.Favourites("", List.of(), 0, List.of(), ""),
                Optional.empty());
    }

    /// A sale of somebody, and who it is being asked.
    static Shown ofACustomer(Texts texts) {
        Shown sale = agreed(texts);
        return new Shown(
                sale.rows(),
                sale.changed(),
                sale.selected(),
                sale.summary(),
                "Friederike-Charlotte von Schwarzenberg-Hohenfels",
                sale.toPay(),
                sale.notes(),
                "",
                sale.task(),
                Optional.of(
                        new Message(
                                Message.Tone.CALM,
                                texts.text(
                                        "customer.points",
                                        "Friederike-Charlotte von Schwarzenberg-Hohenfels",
                                        1240,
                                        "12,40 €"),
                                texts.text("customer.points.asOf", "10:31"))));
    }

    static Task.Ask customer(Texts texts) {
        return new Task.AskCustomer(
                texts.text("customer.stands", "Friederike-Charlotte von Schwarzenberg-Hohenfels"),
                texts.text("customer.notAsked"));
    }

    private static List<String> reasons(String key, Enum<?>[] all, Texts texts) {
        return Arrays.stream(all).map(each -> texts.text(key + CamelCase.of(each))).toList();
    }

    private PicturedAgreement() {}
}
