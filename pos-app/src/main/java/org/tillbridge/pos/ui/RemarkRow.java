package org.tillbridge.pos.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.feather.Feather;

/// What holds for the whole sale, below its lines: what was written about it, that no tax is
/// charged.
final class RemarkRow extends HBox {
    RemarkRow(BasketRow.Remark remark, boolean narrow) {
        getStyleClass().add("line");
        setAlignment(Pos.CENTER_LEFT);
        Label words = Words.wrapped(remark.text(), "size-14", "ink-2");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox mark = new HBox(new Icon(Feather.INFO, 18, "ink-2"));
        mark.setAlignment(Pos.CENTER_RIGHT);
        mark.setMinWidth(narrow ? 40 : 44);
        HBox.setMargin(words, new Insets(0, 0, 0, narrow ? 12 : 16));
        getChildren()
                .addAll(
                        mark,
                        words,
                        LinePane.cell(Words.of(remark.amount(), "medium"), narrow ? 84 : 108));
    }
}
