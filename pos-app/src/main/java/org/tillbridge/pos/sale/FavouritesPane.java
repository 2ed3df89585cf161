package org.tillbridge.pos.sale;

import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.tillbridge.pos.ui.ItemRow;
import org.tillbridge.pos.ui.Tile;
import org.tillbridge.pos.ui.TileGrid;
import org.tillbridge.pos.ui.Tiles;

/// Quick keys by category.
final class FavouritesPane extends VBox {
    private static final int FEWEST = 4;
    private static final int TILE_WIDTH = 176;
    private static final int TILE_LOWEST = 104;
    private static final int TILE_HIGHEST = 120;

    private final Tiles<String> categories;
    private final Tiles<ItemRow> items;

    FavouritesPane(SaleViewModel model) {
        super(12);
        FlowPane tabs = new FlowPane(8, 8);
        TileGrid tiles = new TileGrid(FEWEST, TILE_WIDTH, TILE_LOWEST, TILE_HIGHEST);
        categories =
                new Tiles<>(
                        tabs, (name, index) -> Tile.choice(name, () -> model.showCategory(index)));
        items = new Tiles<>(tiles, (item, index) -> Tile.item(item, () -> model.add(index)));
        VBox.setVgrow(tiles, Priority.ALWAYS);
        getChildren().addAll(tabs, tiles);
    }

    void show(RingViewModel.Task.Favourites shown) {
        categories.show(shown.categories(), shown.category());
        items.show(shown.tiles(), -1);
    }
}
