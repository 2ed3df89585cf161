package org.tillbridge.pos.ui;

import javafx.scene.Node;
import javafx.scene.layout.Pane;

import java.util.List;

/// Tiles of one size that fill the width; as many in a row as fit, and the rows share the height
/// within bounds.
public final class TileGrid extends Pane {
    private static final double WITHIN_A_GROUP = 8;
    private static final double BETWEEN_CARDS = 12;

    private final int fewest;
    private final double gap;
    private final double least;
    private final double lowest;
    private final double highest;

    /// @param least the least width of a tile
    public TileGrid(double least, double lowest, double highest) {
        this(1, least, lowest, highest);
    }

    /// Of cards of one height, which stand further apart than the tiles of a group.
    public static TileGrid cards(double least, double height) {
        return new TileGrid(1, BETWEEN_CARDS, least, height, height);
    }

    /// @param fewest so many in a row even where that makes them narrower
    /// @param least otherwise the least width of a tile
    public TileGrid(int fewest, double least, double lowest, double highest) {
        this(fewest, WITHIN_A_GROUP, least, lowest, highest);
    }

    private TileGrid(int fewest, double gap, double least, double lowest, double highest) {
        this.fewest = fewest;
        this.gap = gap;
        this.least = least;
        this.lowest = lowest;
        this.highest = highest;
    }

    @Override
    protected void layoutChildren() {
        List<Node> tiles = getManagedChildren();
        if (tiles.isEmpty()) {
            return;
        }
        int columns = columns(getWidth());
        int rows = (tiles.size() + columns - 1) / columns;
        double width = (getWidth() - gap * (columns - 1)) / columns;
        double height = clamp((getHeight() - gap * (rows - 1)) / rows);
        for (int i = 0; i < tiles.size(); i++) {
            int row = i / columns;
            double x = snapPositionX((i % columns) * (width + gap));
            double y = snapPositionY(row * (height + gap));
            Node tile = tiles.get(i);
            tile.resizeRelocate(x, y, snapSizeX(width - 0.5), snapSizeY(height - 0.5));
            tile.setVisible(y + height <= getHeight() + 1);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(width <= 0 ? getWidth() : width);
        int rows = Math.max(1, (getManagedChildren().size() + columns - 1) / columns);
        return rows * lowest + gap * (rows - 1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    private int columns(double width) {
        return (int) Math.max(fewest, Math.floor((width + gap) / (least + gap)));
    }

    private double clamp(double height) {
        return Math.floor(Math.max(lowest, Math.min(highest, height)));
    }
}
