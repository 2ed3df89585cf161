package org.tillbridge.pos.ui;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds where the Tab key leaves the order of reading, leaves something out, or does not come
/// back.
final class TabOrder {
    /// What may overlap where edges are rounded.
    private static final double ROUNDED = 1;

    private TabOrder() {}

    static boolean canHaveFocus(Node node) {
        return node.isFocusTraversable() && !node.isDisabled();
    }

    /// As the scene is built, which is the order of Tab; it moves no focus.
    static List<String> faults(Scene scene) {
        List<Node> order = inOrder(scene);
        List<String> faults = new ArrayList<>();
        for (int i = 1; i < order.size(); i++) {
            if (goesBack(order.get(i - 1), order.get(i))) {
                faults.add(
                        "Tab goes back from %s to %s"
                                .formatted(Reach.told(order.get(i - 1)), Reach.told(order.get(i))));
            }
        }
        return faults;
    }

    /// All the way round by Tab. In a window that has the focus, and is not used afterwards.
    static List<String> faultsOnTheWay(Scene scene) {
        List<Node> order = inOrder(scene);
        if (order.isEmpty()) {
            return List.of();
        }
        order.getFirst().requestFocus();
        List<Node> way = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Node owner = scene.getFocusOwner();
            way.add(owner);
            owner.requestFocusTraversal(TraversalDirection.NEXT);
        }
        boolean isRound = way.equals(order) && scene.getFocusOwner() == order.getFirst();
        return isRound
                ? List.of()
                : List.of(
                        "Tab goes %s, then %s, not %s"
                                .formatted(
                                        told(way.stream()),
                                        told(Stream.of(scene.getFocusOwner())),
                                        told(order.stream())));
    }

    private static List<String> told(Stream<Node> nodes) {
        return nodes.map(Reach::told).toList();
    }

    private static List<Node> inOrder(Scene scene) {
        return Counter.nodes(scene.getRoot()).stream().filter(TabOrder::canHaveFocus).toList();
    }

    /// Compares the parts of the screen in which they differ: those of one row from left to right,
    /// rows from top to bottom.
    private static boolean goesBack(Node from, Node to) {
        List<Node> above = pathTo(from);
        List<Node> below = pathTo(to);
        int i = 0;
        while (i < above.size() - 1 && i < below.size() - 1 && above.get(i) == below.get(i)) {
            i++;
        }
        Bounds before = inScene(above.get(i));
        Bounds after = inScene(below.get(i));
        boolean isAbove = after.getMaxY() <= before.getMinY() + ROUNDED;
        boolean isBelow = after.getMinY() >= before.getMaxY() - ROUNDED;
        return isAbove || (!isBelow && after.getMaxX() <= before.getMinX() + ROUNDED);
    }

    private static List<Node> pathTo(Node node) {
        List<Node> path = new ArrayList<>();
        for (Node each = node; each != null; each = each.getParent()) {
            path.addFirst(each);
        }
        return path;
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
