package org.tillbridge.pos.sale;

import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.TileGrid;

import java.util.ArrayList;
import java.util.List;

/// Quick keys by category.
final class FavouritesPane extends VBox {
    private static final int FEWEST = 4;
    private static final int TILE_WIDTH = 176;
    private static final int TILE_LOWEST = 104;
    private static final int TILE_HIGHEST = 120;

    private final SaleViewModel model;
    private final FlowPane categories = new FlowPane(8, 8);
    private final TileGrid tiles = new TileGrid(FEWEST, TILE_WIDTH, TILE_LOWEST, TILE_HIGHEST);
    private List<Object> drawn = List.of();

    FavouritesPane(SaleViewModel model) {
        super(12);
        this.model = model;
        VBox.setVgrow(tiles, Priority.ALWAYS);
        getChildren().addAll(categories, tiles);
    }

    void show(SaleViewModel.Task.Favourites shown) {
        List<Object> now = List.of(shown.categories(), shown.category(), shown.tiles());
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        categories.getChildren().clear();
        for (int i = 0; i < shown.categories().size(); i++) {
            int index = i;
            categories
                    .getChildren()
                    .add(
                            Tile.choice(shown.categories().get(i), () -> model.showCategory(index))
                                    .on(i == shown.category()));
        }
        List<Tile> faces = new ArrayList<>();
        for (int i = 0; i < shown.tiles().size(); i++) {
            int index = i;
            faces.add(Tile.item(shown.tiles().get(i), () -> model.add(index)));
        }
        tiles.show(faces);
    }
}
