package org.tillbridge.pos.ui;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Rows of any height, of which only those in sight exist. Showing a list again draws only the rows
/// that differ. It never takes the focus; a tap names its row.
final class RowList<T> extends ListView<T> {
    RowList(Function<T, Region> draw, Consumer<T> tapped) {
        getStyleClass().add("rows");
        setFocusTraversable(false);
        setCellFactory(list -> new Cell<>(draw, tapped));
    }

    void show(List<T> rows) {
        List<T> shown = getItems();
        int same = Math.min(shown.size(), rows.size());
        for (int i = 0; i < same; i++) {
            if (!shown.get(i).equals(rows.get(i))) {
                shown.set(i, rows.get(i));
            }
        }
        if (shown.size() > rows.size()) {
            shown.subList(rows.size(), shown.size()).clear();
        } else if (shown.size() < rows.size()) {
            shown.addAll(rows.subList(same, rows.size()));
        }
    }

    private static final class Cell<T> extends ListCell<T> {
        private final Function<T, Region> draw;

        Cell(Function<T, Region> draw, Consumer<T> tapped) {
            this.draw = draw;
            setOnMouseClicked(
                    event -> {
                        if (getItem() != null) {
                            tapped.accept(getItem());
                        }
                    });
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : draw.apply(item));
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        /// As wide as the list even where the scroll bar stands, so that no column moves when it
        /// comes.
        @Override
        protected void layoutChildren() {
            if (getGraphic() instanceof Region row && getListView() != null) {
                row.resizeRelocate(0, 0, rowWidth(getListView()), getHeight());
            } else {
                super.layoutChildren();
            }
        }

        private static double rowWidth(ListView<?> list) {
            return list.getWidth() - list.snappedLeftInset() - list.snappedRightInset();
        }

        /// The list asks for a height without naming a width; wrapped names need one.
        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() instanceof Region row && getListView() != null
                    ? Math.ceil(row.prefHeight(rowWidth(getListView())))
                    : super.computePrefHeight(width);
        }
    }
}
