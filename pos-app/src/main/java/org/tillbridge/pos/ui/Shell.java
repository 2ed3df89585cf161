package org.tillbridge.pos.ui;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.List;

/// The frame of every screen: bar on top, what is dealt with at the left, the task at the right,
/// below them the number that matters and the next step.
public final class Shell extends Region {
    private static final double TOP = 48;
    private static final double BOTTOM = 88;
    private static final double LEFT_SHARE = 0.42;
    private static final double LEFT_MOST = 720;
    private static final double NARROW = 1280;
    private static final double WIDE = 1600;

    private final TopBar top;
    private final StackPane left = place("left");
    private final StackPane right = place("right");
    private final StackPane bottomLeft = place("bottom-left");
    private final StackPane bottomRight = new StackPane();

    public Shell(TopBar top) {
        this.top = top;
        getChildren().addAll(left, right, bottomLeft, bottomRight, top);
        widthProperty().addListener((width, before, now) -> name(now.doubleValue()));
    }

    public void show(View view) {
        left.getChildren().setAll(view.left());
        right.getChildren().setAll(view.right());
        bottomLeft.getChildren().setAll(view.bottomLeft());
        bottomRight.getChildren().setAll(view.actions());
    }

    /// Instead of the task, for a while.
    void showAtRight(Node other) {
        Panes.only(right, other);
    }

    @Override
    protected void layoutChildren() {
        double middle = Math.min(LEFT_MOST, Math.rint(getWidth() * LEFT_SHARE));
        double below = getHeight() - BOTTOM;
        top.resizeRelocate(0, 0, getWidth(), TOP);
        left.resizeRelocate(0, TOP, middle, below - TOP);
        right.resizeRelocate(middle, TOP, getWidth() - middle, below - TOP);
        bottomLeft.resizeRelocate(0, below, middle, BOTTOM);
        bottomRight.resizeRelocate(middle, below, getWidth() - middle, BOTTOM);
    }

    private void name(double width) {
        List<String> styles = getStyleClass();
        styles.removeAll(List.of("narrow", "wide"));
        if (width < NARROW) {
            styles.add("narrow");
        } else if (width >= WIDE) {
            styles.add("wide");
        }
        top.narrow(width < NARROW);
    }

    private static StackPane place(String style) {
        StackPane pane = new StackPane();
        pane.getStyleClass().add(style);
        return pane;
    }
}
