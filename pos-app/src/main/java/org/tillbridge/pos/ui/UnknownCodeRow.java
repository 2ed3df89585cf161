package org.tillbridge.pos.ui;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// A code nobody knows: an amber row that stays until someone sells it by department or takes it
/// out.
final class UnknownCodeRow extends VBox {
    /// @param isLast whether the keys are about it
    UnknownCodeRow(BasketRow.Unknown unknown, boolean isLast, Texts texts, BasketList.Deeds deeds) {
        getStyleClass().add("unknown-row");
        VBox text =
                new VBox(
                        Words.wrapped(texts.text("screen.unknownCode", unknown.code()), "semibold"),
                        Words.wrapped(texts.text("screen.unknownToDo"), "size-14", "ink-2"));
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        SecondButton department =
                SecondButton.small(texts.text("screen.department"), Key.F4, texts);
        department.showCap(isLast);
        department.about(unknown.code());
        department.setOnAction(event -> deeds.department(unknown));
        SecondButton remove = SecondButton.small(texts.text("screen.remove"), Key.DEL, texts);
        remove.showCap(isLast);
        remove.about(unknown.code());
        remove.setOnAction(event -> deeds.remove(unknown));
        HBox buttons = new HBox(8, department, remove);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        HBox words = new HBox(12, new Icon(Feather.ALERT_TRIANGLE, 22, "caution"), text);
        words.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(words, buttons);
    }
}
