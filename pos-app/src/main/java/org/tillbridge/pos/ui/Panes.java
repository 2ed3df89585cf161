package org.tillbridge.pos.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// The pieces screens share: head, lists of facts, steps.
public final class Panes {
    private static final double PAD_WIDTH = 372;
    private static final double NARROWEST_PAD = 264;

    private Panes() {}

    /// Title and a word about it, 48 high, with what can be done at the right.
    public static HBox head(Label title, Label about, Node... atRight) {
        HBox head = new HBox(title, about, grow());
        head.getChildren().addAll(atRight);
        head.getStyleClass().add("screen-head");
        if (atRight.length > 0 && !(atRight[atRight.length - 1] instanceof SecondButton)) {
            head.getStyleClass().add("of-words");
        }
        title.setMinWidth(Region.USE_PREF_SIZE);
        return head;
    }

    /// A name at the left and a value at the right.
    public static HBox fact(String name, String value, String... styles) {
        Label right = Words.of(value, "medium");
        right.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(12, Words.wrapped(name), grow(), right);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("fact");
        row.getStyleClass().addAll(styles);
        return row;
    }

    /// An icon with two lines of text beside it.
    public static HBox advice(Icon icon, String first, String second) {
        VBox text =
                new VBox(
                        2,
                        Words.wrapped(first, "size-14", "semibold"),
                        Words.wrapped(second, "size-14", "ink-2"));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        HBox row = new HBox(12, icon, text);
        row.setMinHeight(Region.USE_PREF_SIZE);
        return row;
    }

    /// Puts a node alone in a place. One that stands there already stays as it is: taken out and
    /// put back, all of it would be styled anew.
    public static void only(Pane place, Node node) {
        if (!place.getChildren().equals(List.of(node))) {
            place.getChildren().setAll(node);
        }
    }

    /// Words or choices with a pad of keys at their right. The pad keeps its width as long as it
    /// can, and how high the words are says nothing about how high the keys must be.
    public static HBox besidePad(VBox words, VBox pad) {
        words.setMinSize(0, 0);
        words.setPrefWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        pad.setPrefWidth(PAD_WIDTH);
        pad.setMinWidth(NARROWEST_PAD);
        HBox both = new HBox(16, words, pad);
        both.setMinHeight(0);
        VBox.setVgrow(both, Priority.ALWAYS);
        return both;
    }

    /// Whether it can be seen, and takes room.
    public static void showIf(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    public static Region grow() {
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        VBox.setVgrow(grow, Priority.ALWAYS);
        return grow;
    }
}
