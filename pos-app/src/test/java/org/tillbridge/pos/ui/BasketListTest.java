package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// What a line of the basket says where there is little room.
@OnScreen
class BasketListTest {
    private static final double NARROW = 429;
    private static final double WIDE = 573;

    @Test
    void whereEachHasNoColumnItIsSaidBelowUnlessTheAmountSaysIt() {
        assertThat(words(NARROW, line("1", "2.55", "2.55"))).doesNotContain("each 2.55");
        assertThat(words(NARROW, line("−1", "2.55", "−2.55"))).doesNotContain("each 2.55");
        assertThat(words(NARROW, line("6", "2.55", "15.30"))).contains("each 2.55");
        assertThat(words(NARROW, line("6", "2.55", "102.55"))).contains("each 2.55");
        assertThat(words(WIDE, line("6", "2.55", "15.30"))).contains("2.55", "15.30");
    }

    @Test
    void aLongWordGoesOnInTheNextLineAfterItsHyphen() {
        String name = "Weihnachtsbaumschmuck-Aufbewahrungskarton";

        Label shown =
                onFx(
                        () ->
                                labels(NARROW, new BasketRow.Line(1, "1", name, "", "8.50", ""))
                                        .stream()
                                        .filter(label -> name.equals(label.getAccessibleText()))
                                        .findFirst()
                                        .orElseThrow());

        assertThat(onFx(() -> firstLine(shown))).isEqualTo("Weihnachtsbaumschmuck-");
    }

    @Test
    void aShortWordIsLeftAlone() {
        assertThat(Words.breakable("T-light holder, 4/5")).isEqualTo("T-light holder, 4/5");
    }

    /// For who hears them and does not see the row. The keys are about the last.
    @Test
    void theButtonsOfEachUnknownCodeAreCalledByIt() {
        assertThat(
                        onFx(
                                () ->
                                        Counter.nodes(
                                                        shown(
                                                                NARROW,
                                                                new BasketRow.Unknown(1, "400", ""),
                                                                new BasketRow.Unknown(
                                                                        2, "500", "")))
                                                .stream()
                                                .filter(SecondButton.class::isInstance)
                                                .map(Node::getAccessibleText)
                                                .toList()))
                .containsExactly(
                        "Department, 400",
                        "Remove, 400",
                        "Department, F4, 500",
                        "Remove, Del, 500");
    }

    /// What stands left of where the second line begins.
    private static String firstLine(Label label) {
        Text text =
                label.getChildrenUnmodifiable().stream()
                        .filter(Text.class::isInstance)
                        .map(Text.class::cast)
                        .findFirst()
                        .orElseThrow();
        double secondLine = text.getLayoutBounds().getHeight() * 3 / 4;
        Point2D inSecondLine = new Point2D(1, text.getLayoutBounds().getMinY() + secondLine);
        int begins = text.hitTest(inSecondLine).getCharIndex();
        return text.getText().substring(0, begins).strip();
    }

    private static BasketRow line(String quantity, String each, String amount) {
        return new BasketRow.Line(1, quantity, "Candle", each, amount, "");
    }

    private static List<String> words(double width, BasketRow row) {
        return onFx(() -> labels(width, row).stream().map(Label::getText).toList());
    }

    private static List<Label> labels(double width, BasketRow row) {
        return Counter.nodes(shown(width, row)).stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .toList();
    }

    private static BasketList shown(double width, BasketRow... rows) {
        BasketList list =
                new BasketList(new Texts(Locale.UK, ZoneOffset.UTC), BasketList.Deeds.none());
        Scene scene = new Scene(list, width, 400);
        Theme.LIGHT.applyTo(scene);
        list.show(List.of(rows), 0, 0);
        scene.snapshot(null);
        return list;
    }
}
