package org.tillbridge.pos.ui;

import static org.tillbridge.pos.ui.Screenshots.english;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.drawer.DrawerCountView;
import org.tillbridge.pos.drawer.DrawerCountViewModel;
import org.tillbridge.pos.report.DayView;
import org.tillbridge.pos.report.DayViewModel;
import org.tillbridge.pos.ui.Screenshots.Moment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The drawer and the day, in the states that matter, to be looked at.
@OnScreen
class DayPicturesTest extends PicturedWords {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void drawerCount() {
        everywhere("drawer-count", texts -> countView(List.of(), texts));
        english()
                .at(Moment.SIGNED_ON)
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
        return new DrawerCountViewModel.Fact(texts.text(key), amount(amount, texts));
    }

    private static View countView(List<DrawerCountViewModel.Fact> result, Texts texts) {
        boolean counting = result.isEmpty();
        String twos = texts.text("count.coin.many", coin("2", texts));
        return new DrawerCountView(
                Still.of(
                        DrawerCountViewModel.class,
                        new DrawerCountViewModel.Shown(
                                drawer(counting, texts),
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
                                Optional.empty(),
                                List.of(),
                                Optional.empty()),
                        asked -> {}),
                texts);
    }

    private static List<DrawerCountViewModel.Row> drawer(boolean counting, Texts texts) {
        List<DrawerCountViewModel.Row> rows = new ArrayList<>();
        rows.add(counted("note", "50", "1", "50.00", texts));
        rows.add(counted("note", "20", "7", "140.00", texts));
        rows.add(counted("note", "10", "9", "90.00", texts));
        rows.add(counted("note", "5", "6", "30.00", texts));
        rows.add(counted("coin", "2", "11", "22.00", texts));
        for (String value : List.of("1", "0.50", "0.20", "0.10", "0.05", "0.02", "0.01")) {
            rows.add(
                    counting
                            ? new DrawerCountViewModel.Row(
                                    texts.text("count.coin.one", coin(value, texts)), "", "")
                            : counted("coin", value, "0", "0.00", texts));
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
    void theDayOnANarrowScreenInEveryLanguage() {
        for (Locale language : List.of(Locale.UK, Locale.GERMANY, Locale.FRANCE)) {
            Screenshots.english()
                    .size(1024, 768)
                    .in(language)
                    .take(
                            "day-1024-" + language.getLanguage(),
                            texts ->
                                    new DayView(
                                            Still.of(
                                                    DayViewModel.class,
                                                    dayShown(texts),
                                                    asked -> {}),
                                            texts));
        }
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
                texts.date(TODAY),
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
                new DayViewModel.Listing(
                        texts.shortDate(TODAY),
                        true,
                        false,
                        List.of(
                                transaction("14:37", "003894", "sale", "36.55", texts),
                                transaction("14:31", "003893", "sale", "2.55", texts),
                                transaction("14:30", "003892", "return", "-8.50", texts))),
                0,
                Optional.empty());
    }
}
