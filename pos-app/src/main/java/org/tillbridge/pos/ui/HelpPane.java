package org.tillbridge.pos.ui;

import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.retail.CamelCase;

import java.util.Map;

/// What a screen is for, in two sentences, and the keys that do something on it now.
final class HelpPane extends VBox {
    private static final double CAP_WIDTH = 72;

    HelpPane(Place place, Map<Key, String> keys, Texts texts, Runnable close) {
        super(12);
        VBox rows = new VBox();
        keys.forEach((key, words) -> rows.getChildren().add(row(key, words, texts)));
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox card = new VBox(scroll);
        card.getStyleClass().add("card");
        setVgrow(card, Priority.ALWAYS);
        setVgrow(scroll, Priority.ALWAYS);
        SecondButton back = SecondButton.beside(texts.text("screen.closeHelp"), Key.ESC, texts);
        back.setOnAction(event -> close.run());
        getChildren()
                .addAll(
                        Words.of(texts.text("screen.help"), "size-28"),
                        Words.wrapped(texts.text("help." + CamelCase.of(place))),
                        card,
                        back);
    }

    private static HBox row(Key key, String words, Texts texts) {
        HBox cap = new HBox(new KeyCap(key, texts));
        cap.setAlignment(Pos.CENTER_LEFT);
        cap.setMinWidth(CAP_WIDTH);
        HBox row = new HBox(12, cap, Words.wrapped(words));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("fact", "of-key");
        return row;
    }
}
