package org.tillbridge.pos.sale;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.KeyCap;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Words;

/// Which keys choose among what was found.
final class SearchHints extends HBox {
    SearchHints(Texts texts) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("hints");
        getChildren()
                .addAll(
                        new KeyCap(Key.UP, texts),
                        new KeyCap(Key.DOWN, texts),
                        Words.of(texts.text("screen.choose"), "size-14", "ink-2"),
                        new KeyCap("3 *"),
                        new KeyCap(Key.ENTER, texts),
                        Words.of(texts.text("screen.addsThree"), "size-14", "ink-2"),
                        Panes.grow(),
                        new KeyCap(Key.PAGE_DOWN, texts),
                        Words.of(texts.text("screen.moreResults"), "size-14", "ink-2"));
    }
}
