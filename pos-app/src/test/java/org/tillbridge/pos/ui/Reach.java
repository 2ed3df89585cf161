package org.tillbridge.pos.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what a finger misses, and what a screen reader has no name for, or one name for two.
final class Reach {
    /// A finger's breadth.
    private static final double LEAST = 48;

    private static final Set<AccessibleRole> OF_NOTHING =
            Set.of(AccessibleRole.NODE, AccessibleRole.PARENT);

    private Reach() {}

    static List<String> faults(Scene scene) {
        List<Node> nodes = Counter.nodes(scene.getRoot());
        Map<Node, String> labels = new HashMap<>();
        for (Node node : nodes) {
            if (node instanceof Label label && label.getLabelFor() != null) {
                labels.put(label.getLabelFor(), label.getText());
            }
        }
        List<String> faults = new ArrayList<>();
        Map<String, Node> named = new HashMap<>();
        for (Node node : nodes) {
            if (isTarget(node) && isSmall(node)) {
                faults.add(
                        "%s is %.0f × %.0f"
                                .formatted(
                                        told(node),
                                        node.getLayoutBounds().getWidth(),
                                        node.getLayoutBounds().getHeight()));
            }
            if (isUsed(node)) {
                String name = name(node).or(() -> Optional.ofNullable(labels.get(node))).orElse("");
                if (name.isBlank()) {
                    faults.add("no name for " + told(node));
                }
                if (OF_NOTHING.contains(node.getAccessibleRole())) {
                    faults.add("no role for " + told(node));
                }
                if (TabOrder.canHaveFocus(node) && named.put(name, node) != null) {
                    faults.add("two are called " + name);
                }
            }
        }
        return faults;
    }

    private static boolean isUsed(Node node) {
        return node instanceof ButtonBase
                || node instanceof TextInputControl
                || TabOrder.canHaveFocus(node);
    }

    private static boolean isTarget(Node node) {
        return node instanceof ButtonBase
                || node instanceof TextInputControl
                || (node.getOnMouseClicked() != null
                        && !node.isMouseTransparent()
                        && !(node instanceof ScrollBar));
    }

    private static boolean isSmall(Node node) {
        return node.getLayoutBounds().getWidth() < LEAST
                || node.getLayoutBounds().getHeight() < LEAST;
    }

    static Optional<String> name(Node node) {
        return Stream.of(
                        Optional.ofNullable(node.getAccessibleText()),
                        node instanceof Labeled labeled
                                ? Optional.ofNullable(labeled.getText())
                                : Optional.<String>empty())
                .flatMap(Optional::stream)
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    /// As a fault names it.
    static String told(Node node) {
        return name(node).orElse("?")
                + " ("
                + node.getClass().getSimpleName()
                + " ."
                + String.join(".", node.getStyleClass())
                + ")";
    }
}
