package org.tillbridge.pos.ui;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Rows of any height below one another. A row is drawn and measured once, when it first comes into
/// sight, and stands in the scene only while it is there; showing a list again touches the rows
/// that differ. So what a change costs does not grow with the list. It never takes the focus; a tap
/// names its row.
///
/// A `ListView` does the same for any change by laying out all rows in sight several times, each
/// time measuring their wrapped names: twice the work of all the rest of a scan.
public final class RowList<T> extends Region {
    /// What a row counts for that was never in sight.
    private static final double LEAST_ROW = 52;

    private static final double BAR = 8;

    private final Function<T, Region> draw;
    private final Consumer<T> tapped;
    private final List<Row> rows = new ArrayList<>();
    private final ScrollBar bar = new ScrollBar();
    private int wanted = -1;
    private int followed = -1;
    private double measuredAt;
    private double laidOutAt;
    private double offset;

    /// It is as wide as the list also where the scroll bar stands, so that no column moves when
    /// that comes.
    private final class Row {
        private final T shown;
        private @Nullable Region pane;
        private double height = LEAST_ROW;
        private boolean measured;

        Row(T shown) {
            this.shown = shown;
        }

        Region pane() {
            Region drawn = pane;
            if (drawn == null) {
                drawn = draw.apply(shown);
                drawn.setOnMouseClicked(event -> tapped.accept(shown));
                pane = drawn;
            }
            if (drawn.getParent() == null) {
                getChildren().add(drawn);
            }
            return drawn;
        }

        void measure() {
            if (!measured) {
                Region drawn = pane();
                drawn.applyCss();
                double least = drawn.minHeight(getWidth());
                height = Math.ceil(Math.max(least, drawn.prefHeight(getWidth())));
                measured = true;
            }
        }
    }

    public RowList(Function<T, Region> draw, Consumer<T> tapped) {
        this.draw = draw;
        this.tapped = tapped;
        getStyleClass().add("rows");
        Rectangle sight = new Rectangle();
        sight.widthProperty().bind(widthProperty());
        sight.heightProperty().bind(heightProperty());
        setClip(sight);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.setViewOrder(-1);
        bar.setVisible(false);
        bar.valueProperty().addListener((value, before, now) -> scroll(now.doubleValue()));
        getChildren().add(bar);
        setOnScroll(event -> scroll(offset - event.getDeltaY()));
    }

    public void show(List<T> now) {
        for (int i = 0; i < now.size(); i++) {
            if (i == rows.size()) {
                rows.add(new Row(now.get(i)));
            } else if (!rows.get(i).shown.equals(now.get(i))) {
                rows.set(i, new Row(now.get(i)));
            }
        }
        rows.subList(now.size(), rows.size()).clear();
        requestLayout();
    }

    /// Whether not all rows are in sight at once.
    ReadOnlyBooleanProperty isLonger() {
        return bar.visibleProperty();
    }

    /// Moves the rows as little as is needed to show all of this one, also when the list gets
    /// another size.
    public void bringIntoSight(int index) {
        wanted = index;
        followed = index;
        requestLayout();
    }

    private void scroll(double to) {
        if (to != offset) {
            offset = to;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        if (getWidth() != measuredAt) {
            measuredAt = getWidth();
            rows.forEach(row -> row.measured = false);
            wanted = followed;
        }
        if (getHeight() != laidOutAt) {
            laidOutAt = getHeight();
            wanted = followed;
        }
        follow();
        measureInSight();
        place();
        placeBar();
    }

    private void follow() {
        if (wanted < 0 || wanted >= rows.size()) {
            return;
        }
        double room = getHeight();
        for (int i = wanted; i >= 0 && room > 0; i--) {
            rows.get(i).measure();
            room -= rows.get(i).height;
        }
        double top = top(wanted);
        double bottom = top + rows.get(wanted).height;
        offset = Math.min(top, Math.max(offset, bottom - getHeight()));
        wanted = -1;
    }

    /// A row that turns out higher than it counted for moves those above it, never what is in
    /// sight.
    private void measureInSight() {
        offset = Math.clamp(offset, 0, beyond());
        double top = 0;
        for (Row row : rows) {
            double counted = row.height;
            if (top < offset + getHeight() && top + counted > offset) {
                row.measure();
                offset += top < offset ? row.height - counted : 0;
            }
            top += row.height;
        }
        offset = Math.clamp(offset, 0, beyond());
    }

    private void place() {
        Set<Node> inSight = new HashSet<>();
        inSight.add(bar);
        double top = -offset;
        for (Row row : rows) {
            if (top < getHeight() && top + row.height > 0) {
                row.measure();
                row.pane().resizeRelocate(0, snapPositionY(top), getWidth(), row.height);
                inSight.add(row.pane());
            }
            top += row.height;
        }
        ObservableList<Node> children = getChildren();
        if (children.size() > inSight.size()) {
            children.retainAll(inSight);
        }
        inOrder(children);
    }

    /// Tab goes from row to row as they stand, not as they came into sight.
    private static void inOrder(ObservableList<Node> children) {
        for (int i = 1; i < children.size(); i++) {
            if (children.get(i).getLayoutY() < children.get(i - 1).getLayoutY()) {
                FXCollections.sort(children, Comparator.comparingDouble(Node::getLayoutY));
                return;
            }
        }
    }

    private void placeBar() {
        double beyond = beyond();
        bar.setVisible(beyond > 0);
        bar.setMax(beyond);
        bar.setVisibleAmount(beyond * getHeight() / (beyond + getHeight()));
        bar.setUnitIncrement(LEAST_ROW);
        bar.setBlockIncrement(getHeight());
        bar.setValue(offset);
        bar.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight());
    }

    private double top(int index) {
        return rows.subList(0, index).stream().mapToDouble(row -> row.height).sum();
    }

    /// How far there is to scroll.
    private double beyond() {
        return Math.max(0, top(rows.size()) - getHeight());
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return LEAST_ROW;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }
}
