package org.tillbridge.pos.sale;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.KeyCap;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

/// The empty basket tells a newcomer the three steps of a sale; the first is lit.
final class FirstSteps extends VBox {
    private static final int LARGE_ICON = 56;

    FirstSteps(Texts texts) {
        super(12);
        getStyleClass().add("first-steps");
        HBox scan =
                step(
                        "1",
                        Words.wrapped(texts.text("screen.step1"), "size-28"),
                        Words.wrapped(texts.text("screen.step1More"), "ink-2"));
        scan.getStyleClass().add("chosen");
        scan.getChildren().addAll(Panes.grow(), new Icon(Icon.Drawn.BARCODE, LARGE_ICON, "accent"));
        Label press = Words.wrapped(texts.text("screen.step2More"), "ink-2");
        press.setGraphic(new KeyCap(Key.F12, texts));
        press.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        HBox pay = step("2", Words.wrapped(texts.text("screen.step2"), "size-18"), press);
        HBox money =
                step(
                        "3",
                        Words.wrapped(texts.text("screen.step3"), "size-18"),
                        Words.wrapped(texts.text("screen.step3More"), "ink-2"));
        getChildren().addAll(scan, pay, money);
    }

    private static HBox step(String number, Label first, Label second) {
        Label circle = Words.of(number, "step-number");
        VBox text = new VBox(2, first, second);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, javafx.scene.layout.Priority.SOMETIMES);
        HBox step = new HBox(20, circle, text);
        step.setAlignment(Pos.CENTER_LEFT);
        step.getStyleClass().addAll("card", "step");
        return step;
    }
}
