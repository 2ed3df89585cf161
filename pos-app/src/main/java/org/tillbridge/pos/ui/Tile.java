package org.tillbridge.pos.ui;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// A rectangle to press: an item, a person, a banknote. Arrow keys move among tiles, Enter and
/// space press one.
public final class Tile extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    /// As wide as a finger, however short its word.
    private static final double LEAST = 48;

    public Tile(Node face, String accessibleText, Runnable pressed) {
        getStyleClass().setAll("button", "tile");
        setGraphic(face);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setAccessibleText(accessibleText);
        setOnAction(event -> pressed.run());
    }

    /// Name above, price below at the right.
    public static Tile item(ItemRow item, Runnable pressed) {
        Label name = Words.of(Words.breakable(item.name()), "medium");
        name.setWrapText(true);
        name.setMinHeight(0);
        name.setAlignment(Pos.TOP_LEFT);
        StackPane top = new StackPane(name);
        StackPane.setAlignment(name, Pos.TOP_LEFT);
        Label price = Words.of(item.price(), "ink-2");
        BorderPane face = new BorderPane(top);
        BorderPane.setAlignment(price, Pos.BOTTOM_RIGHT);
        face.setBottom(price);
        face.getStyleClass().add("face");
        Tile tile = new Tile(face, item.name() + ", " + item.price(), pressed);
        face.prefWidthProperty().bind(tile.widthProperty());
        face.prefHeightProperty().bind(tile.heightProperty());
        return tile;
    }

    /// One of a few to choose: words alone.
    public static Tile choice(String words, Runnable pressed) {
        return choice(Words.of(words, "medium"), words, pressed);
    }

    /// One of a few to choose, with its icon before the words.
    public static Tile choice(Icon icon, String words, Runnable pressed) {
        HBox face = new HBox(8, icon, Words.of(words, "medium"));
        face.setAlignment(Pos.CENTER);
        return choice(face, words, pressed);
    }

    private static Tile choice(Node face, String words, Runnable pressed) {
        Tile tile = new Tile(face, words, pressed);
        tile.getStyleClass().addAll("choice");
        tile.setMinWidth(USE_PREF_SIZE);
        return tile;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(LEAST, super.computePrefWidth(height));
    }

    void on(boolean on) {
        pseudoClassStateChanged(ON, on);
    }

    /// With the edge of a button rather than that of a card.
    public Tile strong() {
        getStyleClass().add("strong");
        return this;
    }
}
