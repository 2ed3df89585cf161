package org.tillbridge.pos.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

/// The one filled button: the next step. When it cannot be pressed yet it says why, and stays where
/// it is.
public final class MainButton extends Button {
    private final Texts texts;
    private String words;
    private String reason = "";
    private Key key;
    private @Nullable Face drawn;

    private record Face(String words, String reason, Key key) {}

    public MainButton(String words, Key key, Texts texts) {
        this.texts = texts;
        this.words = words;
        this.key = key;
        getStyleClass().setAll("button", "main-button");
        draw();
    }

    /// Its words are never cut; a reason may take two lines.
    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + snappedRightInset() + getGraphic().minWidth(-1);
    }

    /// Which key does it: Enter, or F12 where Enter belongs to a list or field.
    public void by(Key nowKey) {
        key = nowKey;
        draw();
    }

    public void say(String nowWords) {
        words = nowWords;
        draw();
    }

    /// @param why what must happen first; empty if it can be pressed
    public void notYet(String why) {
        reason = why;
        draw();
    }

    Key key() {
        return key;
    }

    String words() {
        return words;
    }

    public boolean isReady() {
        return reason.isEmpty();
    }

    @Override
    public void fire() {
        if (isReady()) {
            super.fire();
        }
    }

    private void draw() {
        Face now = new Face(words, reason, key);
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        Label label = Words.of(words, "words");
        label.setMinWidth(USE_PREF_SIZE);
        getStyleClass().remove("not-yet");
        if (isReady()) {
            HBox row = new HBox(12, label, new KeyCap(key, texts));
            row.getStyleClass().add("face");
            row.setAlignment(Pos.CENTER);
            setGraphic(row);
            setAccessibleText(words + ", " + key.cap(texts));
        } else {
            Label why = Words.of(reason, "why");
            why.setWrapText(true);
            why.setTextAlignment(TextAlignment.CENTER);
            VBox column = new VBox(label, why);
            column.getStyleClass().add("face");
            column.setAlignment(Pos.CENTER);
            setGraphic(column);
            getStyleClass().add("not-yet");
            setAccessibleText(words + ": " + reason);
        }
    }
}
