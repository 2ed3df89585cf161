package org.tillbridge.pos.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/// Where this is, who stands here, which day it counts to, and how the till is.
public final class TopBar extends HBox {
    private static final String TRAINING = "training";

    private final Label store = Words.of("", "semibold");
    private final Label till = Words.of("", "ink-2");
    private final Label operator = Words.of("", "semibold");
    private final Label dayWords;
    private final Label helpWords;
    private final Label day = Words.of("", "semibold");
    private final HBox place = cell(new Icon(Icon.Drawn.STORE, 18, "ink-2"), store, till);
    private final HBox operatorCell = cell(new Icon(Feather.USER, 18, "ink-2"), operator);
    private final HBox dayCell;
    private final StateLamp lamp = new StateLamp();
    private final Label clock = Words.of("", "clock");

    /// @param help what the button for it does
    public TopBar(Texts texts, Runnable help, Runnable openState) {
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        dayWords = Words.of(texts.text("screen.businessDay"), "ink-2");
        dayCell = cell(dayWords, day);
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        helpWords = Words.of(texts.text("screen.help"), "words");
        HBox end = new HBox(12, helpButton(texts, help), lamp, clock);
        end.setAlignment(Pos.CENTER_RIGHT);
        end.getStyleClass().add("end");
        clock.setMinWidth(USE_PREF_SIZE);
        lamp.setFocusTraversable(false);
        lamp.setOnAction(event -> openState.run());
        place.getStyleClass().add("place");
        HBox.setMargin(store, new javafx.geometry.Insets(0, 0, 0, 4));
        getChildren().addAll(place, operatorCell, dayCell, gap, end);
    }

    public void show(TopBarState state) {
        fill(place, store, state.store());
        till.setText(state.till());
        fill(operatorCell, operator, state.operator());
        fill(dayCell, day, state.businessDay());
        lamp.show(state.lamp());
        boolean training = state.lamp().state() == Lamp.State.TRAINING;
        getStyleClass().removeAll(TRAINING);
        getStyleClass().addAll(training ? List.of(TRAINING) : List.of());
        clock.setText(state.clock());
    }

    /// Below 1280 the words "Business day" give way.
    void narrow(boolean isNarrow) {
        Panes.showIf(dayWords, !isNarrow);
    }

    /// Beside a very long state the help has its cap alone.
    @Override
    protected void layoutChildren() {
        Panes.showIf(helpWords, true);
        Panes.showIf(helpWords, prefWidth(-1) <= getWidth());
        super.layoutChildren();
    }

    private Button helpButton(Texts texts, Runnable help) {
        HBox face = new HBox(8, helpWords, new KeyCap(Key.F1, texts));
        face.setAlignment(Pos.CENTER);
        Button button = new Button();
        button.getStyleClass().setAll("button", "link-button");
        button.setGraphic(face);
        button.setAccessibleText(texts.text("screen.help") + ", " + Key.F1.cap(texts));
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> help.run());
        return button;
    }

    private static void fill(HBox cell, Label label, String text) {
        label.setText(text);
        Panes.showIf(cell, !text.isEmpty());
    }

    private static HBox cell(Node... children) {
        HBox cell = new HBox(children);
        cell.getStyleClass().add("cell");
        cell.setMinWidth(USE_PREF_SIZE);
        cell.setMaxHeight(Double.MAX_VALUE);
        return cell;
    }
}
