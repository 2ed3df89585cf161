package org.tillbridge.pos.sale;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.KeyCap;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

/// Which keys choose among what was found.
final class SearchHints extends HBox {
    /// @param more whether there is more than is in sight
    SearchHints(ObservableValue<Boolean> more, Texts texts) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("hints");
        KeyCap page = new KeyCap(Key.PAGE_DOWN, texts);
        Label pageWords = Words.of(texts.text("screen.moreResults"), "size-14", "ink-2");
        page.visibleProperty().bind(more);
        pageWords.visibleProperty().bind(more);
        getChildren()
                .addAll(
                        new KeyCap(Key.UP, texts),
                        new KeyCap(Key.DOWN, texts),
                        Words.of(texts.text("screen.choose"), "size-14", "ink-2"),
                        new KeyCap("3 *"),
                        new KeyCap(Key.ENTER, texts),
                        Words.of(texts.text("screen.addsThree"), "size-14", "ink-2"),
                        Panes.grow(),
                        page,
                        pageWords);
    }
}
