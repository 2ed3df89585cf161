package org.tillbridge.pos.ui;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line icon in the colour of the words it stands beside: Feather's, or drawn here in Feather's
/// manner (a grid of 24, strokes of 2) where Feather has none.
public final class Icon extends StackPane {
    private static final double GRID = 24;

    /// What Feather lacks.
    public enum Drawn {
        BARCODE(
                "M3 8V5a2 2 0 0 1 2-2h3M16 3h3a2 2 0 0 1 2 2v3M21 16v3a2 2 0 0 1-2 2h-3"
                        + "M8 21H5a2 2 0 0 1-2-2v-3M8 8v8M12 8v8M16 8v8"),
        STORE(
                "M4 10v10h16V10M3 9l2-5h14l2 5a3 3 0 0 1-6 0a3 3 0 0 1-6 0a3 3 0 0 1-6 0z"
                        + "M9.500 20v-6h5v6"),
        BANKNOTE(
                "M2 6h20v12H2zM12 9.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5M6 12h.01"
                        + "M18 12h.01"),
        COINS(
                "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M18.100 10.400A6 6 0 1 1 10.300 18M7 6h1v4"
                        + "M16.700 13.900l.7.7l-2.800 2.800"),
        BADGE(
                "M2 5h20v14H2zM8.500 9a2 2 0 1 0 0 4a2 2 0 1 0 0-4M5 16.500c.500-2.500 6.500-2.500"
                        + " 7 0M15 10h4M15 14h4"),
        RECEIPT("M5 2v20l2.500-2l2.250 2l2.250-2l2.250 2l2.250-2l2.500 2V2zM9 8h6M9 12h6"),
        KEYS("M2 6h20v12H2zM6 10h.01M10 10h.01M14 10h.01M18 10h.01M7 14h10"),
        PICK_LIST(
                "M9 4h6M8 3h8v4H8zM8 5H5v16h14V5h-3M8 12l1 1l2-2M8 17l1 1l2-2M14 12h2"
                        + "M14 17h2");

        private final String path;

        Drawn(String path) {
            this.path = path;
        }
    }

    /// @param colour a style class of theme.css: `ink`, `ink-2`, `accent`, `good` …
    public Icon(Feather icon, double size, String colour) {
        FontIcon glyph = new FontIcon(icon);
        glyph.setStyle(glyph.getStyle() + "-fx-icon-size: " + (int) size + "px;");
        dress(size, colour);
        getChildren().add(glyph);
    }

    /// @param colour a style class of theme.css: `ink`, `ink-2`, `accent`, `good` …
    public Icon(Drawn icon, double size, String colour) {
        SVGPath path = new SVGPath();
        path.setContent(icon.path);
        path.getStyleClass().add("drawn");
        path.getTransforms().add(new Scale(size / GRID, size / GRID));
        dress(size, colour);
        getChildren().add(new Group(path));
    }

    private void dress(double size, String colour) {
        getStyleClass().addAll("icon", colour);
        setAlignment(Pos.CENTER);
        setMinSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
    }
}
