package org.tillbridge.pos.ui;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;

import java.util.List;

/// Finds words of a screen that nobody can read in full: ended by an ellipsis, or beyond the edge.
/// Names of items may end so after their last line, and lists and papers may be scrolled.
final class CutWords {
    private CutWords() {}

    static List<String> of(Scene scene) {
        return Counter.nodes(scene.getRoot()).stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(label -> label.getText() != null && !label.getText().isEmpty())
                .filter(label -> isEnded(label) || isBeyond(label, scene))
                .map(Labeled::getText)
                .toList();
    }

    private static boolean isEnded(Labeled label) {
        return !label.getStyleClass().contains("item-name")
                && label.getChildrenUnmodifiable().stream()
                        .anyMatch(
                                part ->
                                        part instanceof Text shown
                                                && !shown.getText().equals(label.getText()));
    }

    private static boolean isBeyond(Labeled label, Scene scene) {
        Bounds bounds = label.localToScene(label.getLayoutBounds());
        return !canBeScrolled(label)
                && (bounds.getMinX() < 0
                        || bounds.getMinY() < 0
                        || bounds.getMaxX() > scene.getWidth()
                        || bounds.getMaxY() > scene.getHeight());
    }

    private static boolean canBeScrolled(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof RowList<?> || each instanceof ScrollPane) {
                return true;
            }
        }
        return false;
    }
}
