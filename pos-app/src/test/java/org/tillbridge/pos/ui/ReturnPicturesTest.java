package org.tillbridge.pos.ui;

import static org.tillbridge.pos.ui.Screenshots.english;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.returns.ReturnView;
import org.tillbridge.pos.returns.ReturnViewModel;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.ReturnReason;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The return, in the states that matter, to be looked at.
@OnScreen
class ReturnPicturesTest extends PicturedWords {
    private static final Task NOTHING = new Task.Favourites("", List.of(), 0, List.of(), "");

    @Test
    void theReturnAndItsQuestions() {
        everywhere("return", texts -> returnView(comesBack(texts), NOTHING, texts));
        everywhere(
                "return-for-nothing",
                texts -> returnView(List.of(forNothing(texts)), NOTHING, texts));
        english().take("return-empty", texts -> returnView(List.of(), NOTHING, texts));
        everywhere("return-receipt", texts -> returnView(comesBack(texts), bought(texts), texts));
        everywhere(
                "return-paid",
                texts ->
                        returnView(
                                comesBack(texts),
                                new Task.AskPrice(
                                        holder(texts),
                                        texts.text("screen.ringsAt", amount("2.95", texts)),
                                        amount("2.75", texts),
                                        ""),
                                texts));
        everywhere(
                "return-department",
                texts ->
                        returnView(
                                comesBack(texts),
                                new Task.AskDepartment(
                                        "",
                                        isGerman(texts)
                                                ? List.of(
                                                        "Geschenkartikel",
                                                        "Haushaltswaren und Küche",
                                                        "Papeterie")
                                                : List.of("Gifts", "Household", "Stationery"),
                                        amount("1.50", texts),
                                        ""),
                                texts));
    }

    /// In German there is least room for what the next step is called.
    @Test
    void byAGiftReceipt() {
        everywhere("return-gift", texts -> stillOf(ofGift(texts), texts));
    }

    private static ReturnViewModel.Shown ofGift(Texts texts) {
        ReturnViewModel.Shown usual = shown(comesBack(texts), NOTHING, texts);
        return new ReturnViewModel.Shown(
                usual.rows(),
                usual.changed(),
                usual.selected(),
                usual.summary(),
                usual.toGiveBack(),
                List.of(usual.notes().getFirst(), texts.text("return.giftCredit")),
                usual.task(),
                texts.text(
                        "return.giftReceipt",
                        "14-7-1-000017",
                        texts.date(LocalDate.of(2026, 11, 25))),
                usual.subject(),
                usual.reasons(),
                usual.reason(),
                usual.dispositions(),
                usual.disposition(),
                texts.text("tenderKind.storeCredit"),
                false,
                "",
                "",
                Optional.empty());
    }

    private static View returnView(List<BasketRow> rows, Task task, Texts texts) {
        return stillOf(shown(rows, task, texts), texts);
    }

    private static View stillOf(ReturnViewModel.Shown shown, Texts texts) {
        return new ReturnView(Still.of(ReturnViewModel.class, shown, asked -> {}), texts);
    }

    private static ReturnViewModel.Shown shown(List<BasketRow> rows, Task task, Texts texts) {
        boolean some = !rows.isEmpty();
        return new ReturnViewModel.Shown(
                rows,
                some ? 2 : 0,
                some ? 2 : 0,
                some ? texts.text("basket.lines", rows.size(), 0) : texts.text("basket.empty"),
                money(rows.size() > 1 ? "26.20" : "0.00", texts),
                List.of(
                        some
                                ? texts.text("basket.items", rows.size() + 5)
                                : texts.text("basket.nothing")),
                task,
                task instanceof Task.Bought bought ? bought.receipt() : "",
                some
                        ? Optional.of(new ReturnViewModel.Subject(holder(texts), "6"))
                        : Optional.empty(),
                names("returnReason.", ReturnReason.ofCustomers(), texts),
                ReturnReason.CHANGED_MIND.ordinal(),
                names("disposition.", List.of(Disposition.values()), texts),
                Disposition.BACK_TO_STOCK.ordinal(),
                texts.text(rows.size() == 1 ? "screen.finishReturn" : "screen.giveBack"),
                rows.size() > 1,
                rows.size() > 1
                        ? texts.text(
                                "screen.backToCardEnding",
                                money("26.20", texts),
                                "Mastercard",
                                "4471")
                        : "",
                notYet(some, task, texts),
                Optional.empty());
    }

    private static Task bought(Texts texts) {
        return new Task.Bought(
                texts.text(
                        "return.receipt", "14-7-1-000017", texts.date(LocalDate.of(2026, 11, 25))),
                List.of(
                        new ItemRow(
                                bunting(texts),
                                "47566",
                                texts.text("return.left", "0", "1"),
                                true,
                                amount("8.50", texts)),
                        new ItemRow(
                                holder(texts),
                                "84879",
                                texts.text("return.left", "6", "12"),
                                false,
                                amount("2.95", texts)),
                        new ItemRow(
                                "#4711",
                                "4711",
                                texts.text("return.left", "1", "1"),
                                false,
                                amount("12.75", texts))),
                1);
    }

    private static String notYet(boolean some, Task task, Texts texts) {
        if (!some) {
            return texts.text("return.afterFirstItem");
        }
        return task instanceof Task.Ask ? texts.text("ring.afterAnswer") : "";
    }

    private static BasketRow forNothing(Texts texts) {
        return new BasketRow.Line(
                2,
                "−6",
                holder(texts),
                amount("0.00", texts),
                amount("0.00", texts),
                texts.text("returnReason.changedMind"));
    }

    private static List<BasketRow> comesBack(Texts texts) {
        List<String> reasons = names("returnReason.", ReturnReason.ofCustomers(), texts);
        List<String> dispositions = names("disposition.", List.of(Disposition.values()), texts);
        return List.of(
                new BasketRow.Line(
                        1,
                        "−1",
                        bunting(texts),
                        amount("8.50", texts),
                        amount("-8.50", texts),
                        reasons.get(ReturnReason.DAMAGED.ordinal())
                                + " · "
                                + dispositions.get(Disposition.DAMAGED.ordinal())),
                new BasketRow.Line(
                        2,
                        "−6",
                        holder(texts),
                        amount("2.95", texts),
                        amount("-17.70", texts),
                        texts.text(
                                        "basket.override",
                                        texts.text("return.asSaid"),
                                        amount("2.55", texts))
                                + " · "
                                + reasons.get(ReturnReason.CHANGED_MIND.ordinal())
                                + " · "
                                + dispositions.get(Disposition.BACK_TO_STOCK.ordinal())));
    }

    private static List<String> names(
            String prefix, List<? extends Enum<?>> constants, Texts texts) {
        return constants.stream()
                .map(constant -> texts.text(prefix + CamelCase.of(constant)))
                .toList();
    }
}
