package org.tillbridge.pos.drawer;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.LetterPad;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.Tiles;
import org.tillbridge.pos.ui.Words;

/// Why the till is over or short, below what was counted and expected.
final class WhyPane extends VBox {
    private final DrawerCountViewModel model;
    private final Label question = Words.wrapped("", "size-28");
    private final TextField reason = new TextField();
    private final FlowPane places = new FlowPane(8, 8);
    private final Tiles<String> usual = new Tiles<>(places, this::tile);
    private final VBox asked;

    WhyPane(DrawerCountViewModel model, LetterPad letters, Texts texts) {
        super(16);
        this.model = model;
        reason.setAccessibleText(texts.text("drawer.reason"));
        reason.textProperty().addListener((text, before, now) -> model.reason(now));
        asked =
                new VBox(
                        12,
                        question,
                        Words.wrapped(texts.text("count.whyMore"), "ink-2"),
                        letters.field(reason),
                        places);
    }

    TextField input() {
        return reason;
    }

    /// @param facts what was counted and expected
    void show(Node facts, DrawerCountViewModel.Why why) {
        getChildren().setAll(facts, asked);
        question.setText(why.question());
        if (!reason.getText().equals(why.reason())) {
            reason.setText(why.reason());
        }
        usual.show(why.reasons(), why.reasons().indexOf(why.reason()));
    }

    private Tile tile(String words, int index) {
        return Tile.choice(words, () -> model.usualReason(index));
    }
}
