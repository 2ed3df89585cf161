package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a list of rows costs and what of it is in sight. A row here is as high as the number it
/// shows.
@OnScreen
class RowListTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 520;

    private final List<Integer> drawn = new ArrayList<>();
    private final RowList<Integer> list =
            onFx(
                    () -> {
                        RowList<Integer> made = new RowList<>(this::row, tapped -> {});
                        new Scene(made, WIDTH, HEIGHT);
                        return made;
                    });

    private Region row(int high) {
        drawn.add(high);
        Region row = new Region();
        row.setMinHeight(high);
        row.setPrefHeight(10);
        return row;
    }

    private List<Integer> drawnBy(List<Integer> rows, int toSee) {
        return onFx(
                () -> {
                    drawn.clear();
                    list.show(rows);
                    list.bringIntoSight(toSee);
                    list.layout();
                    return List.copyOf(drawn);
                });
    }

    /// Where each row in sight begins, from the top.
    private List<Double> tops() {
        return onFx(
                () ->
                        list.getChildrenUnmodifiable().stream()
                                .filter(node -> !(node instanceof ScrollBar))
                                .map(Node::getLayoutY)
                                .sorted()
                                .toList());
    }

    private static List<Integer> lines(int count, int last) {
        return Stream.concat(IntStream.range(1, count).mapToObj(line -> 52), Stream.of(last))
                .toList();
    }

    /// The Tab key goes by it.
    @Test
    void rowsStandInTheSceneInTheirOrderHoweverTheyCameIntoSight() {
        List<Integer> lines = IntStream.range(0, 20).mapToObj(line -> 60 + line).toList();
        drawnBy(lines, 19);
        drawnBy(lines, 8);

        assertThat(
                        onFx(
                                () ->
                                        list.getChildrenUnmodifiable().stream()
                                                .filter(node -> !(node instanceof ScrollBar))
                                                .map(node -> (int) node.minHeight(WIDTH))
                                                .toList()))
                .hasSizeGreaterThan(5)
                .isSorted();
    }

    @Test
    void oneMoreLineDrawsThatLineAndTheOneBeforeHoweverManyThereAre() {
        for (int count : List.of(6, 60, 600)) {
            drawnBy(lines(count, 80), count - 1);
            List<Integer> oneMore =
                    Stream.concat(lines(count, 53).stream(), Stream.of(80)).toList();

            assertThat(drawnBy(oneMore, count)).containsExactlyInAnyOrder(80, 53);
        }
    }

    @Test
    void onlyRowsInSightStandInTheScene() {
        drawnBy(lines(600, 80), 599);

        assertThat(tops()).hasSize(10).endsWith((double) HEIGHT - 80);
    }

    @Test
    void aRowInSightDoesNotMoveTheOthers() {
        drawnBy(lines(60, 80), 59);
        List<Double> before = tops();

        drawnBy(lines(60, 80), 55);

        assertThat(tops()).isEqualTo(before);
    }

    @Test
    void whatCameLastStaysInSightWhenTheListGetsSmaller() {
        drawnBy(lines(60, 80), 59);

        onFx(
                () -> {
                    list.resize(WIDTH - 100, HEIGHT - 200);
                    list.layout();
                    return true;
                });

        assertThat(tops()).endsWith((double) HEIGHT - 200 - 80);
    }

    @Test
    void aShorterListIsShownFromItsTop() {
        drawnBy(lines(60, 80), 59);
        drawnBy(List.of(52, 80), -1);

        assertThat(tops()).containsExactly(0.0, 52.0);
    }

    @Test
    void aListTellsWhetherThereIsMoreThanInSight() {
        drawnBy(lines(60, 80), 59);
        assertThat(onFx(() -> list.isLonger().get())).isTrue();

        drawnBy(List.of(52, 80), -1);

        assertThat(onFx(() -> list.isLonger().get())).isFalse();
    }

    @Test
    void scrollingToRowsNeverSeenKeepsWhatIsInSightWhereItWas() {
        List<Integer> high = IntStream.range(0, 100).mapToObj(line -> 100).toList();
        drawnBy(high, 99);

        onFx(
                () -> {
                    ScrollBar bar = (ScrollBar) list.lookup(".scroll-bar");
                    bar.setValue(bar.getValue() - 60);
                    list.layout();
                    return true;
                });

        assertThat(tops()).containsExactly(-20.0, 80.0, 180.0, 280.0, 380.0, 480.0);
    }
}
