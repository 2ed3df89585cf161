package org.tillbridge.pos.ui;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// An outlined button with the cap of its key: everything one can do that is not the next step.
public class SecondButton extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Label words;
    private final String said;
    private final String saidKey;
    private final Key key;
    private final KeyCap cap;

    private SecondButton(String text, Key key, Texts texts, String shape) {
        words = Words.of(text, "words");
        words.setMinWidth(USE_PREF_SIZE);
        getStyleClass().setAll("button", "second-button", shape);
        said = text;
        saidKey = ", " + key.cap(texts);
        setAccessibleText(said + saidKey);
        this.key = key;
        cap = new KeyCap(key, texts);
    }

    /// Words over cap, as in the bar at the bottom of the sale.
    public static SecondButton stacked(String text, Key key, Texts texts) {
        SecondButton button = new SecondButton(text, key, texts, "stacked");
        VBox box = new VBox(4, button.words, button.cap);
        box.setAlignment(Pos.CENTER);
        button.setGraphic(box);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /// Words beside cap, 64 high.
    public static SecondButton beside(String text, Key key, Texts texts) {
        SecondButton button = inRow(text, key, texts, "beside");
        button.setMinHeight(64);
        return button;
    }

    /// As [#beside], filled: the answer to a question, which is the next step while it is open.
    public static SecondButton answer(String text, Key key, Texts texts) {
        SecondButton button = beside(text, key, texts);
        button.getStyleClass().add("answer");
        return button;
    }

    /// Words beside cap, 48 high: within a band, a row or a head.
    public static SecondButton small(String text, Key key, Texts texts) {
        return inRow(text, key, texts, "small");
    }

    /// As [#small] with an icon before the words, which may be none.
    public static SecondButton small(Node icon, String text, Key key, Texts texts) {
        SecondButton button = small(text, key, texts);
        ((HBox) button.getGraphic()).getChildren().addFirst(icon);
        return button;
    }

    /// As [#stacked] with an icon before the words: a kind of payment, of which four stand in a
    /// row.
    public static SecondButton withIcon(Node icon, String text, Key key, Texts texts) {
        SecondButton button = stacked(text, key, texts);
        HBox box = new HBox(10, icon, button.getGraphic());
        box.setAlignment(Pos.CENTER);
        button.setGraphic(box);
        return button;
    }

    /// Shown as pressed for as long as what it switched on lasts.
    public final void showOn(boolean on) {
        pseudoClassStateChanged(ON, on);
    }

    /// Whether it can be seen and pressed, and takes room.
    public final void showIf(boolean shown) {
        Panes.showIf(this, shown);
    }

    /// Whether its key does it now, or something else.
    public final void showCap(boolean shown) {
        Panes.showIf(cap, shown);
        setAccessibleText(shown ? said + saidKey : said);
    }

    /// For who hears it: what it is about, where there are several of the same words.
    final void about(String what) {
        setAccessibleText(getAccessibleText() + ", " + what);
    }

    final Key key() {
        return key;
    }

    final String words() {
        return words.getText();
    }

    public final void say(String text) {
        words.setText(text);
        Panes.showIf(words, !text.isEmpty());
    }

    private static SecondButton inRow(String text, Key key, Texts texts, String shape) {
        SecondButton button = new SecondButton(text, key, texts, shape);
        HBox box = new HBox(10, button.words, button.cap);
        box.setAlignment(Pos.CENTER);
        button.setGraphic(box);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
