package org.tillbridge.pos.ui;

import javafx.scene.layout.Pane;

import java.util.List;
import java.util.stream.IntStream;

/// Tiles in their place, one for each of what there is to choose from. They stay, and with them the
/// focus, for as long as that stays the same.
///
/// @param <T> what a tile shows
public final class Tiles<T> {
    private final Pane place;
    private final Draw<T> draw;
    private List<T> drawn = List.of();

    /// Draws a tile for what stands at that index of the list.
    public interface Draw<T> {
        Tile tile(T shown, int index);
    }

    public Tiles(Pane place, Draw<T> draw) {
        this.place = place;
        this.draw = draw;
    }

    /// @param chosen index of the one that is on; −1 for none
    public void show(List<T> now, int chosen) {
        if (!now.equals(drawn)) {
            drawn = List.copyOf(now);
            place.getChildren()
                    .setAll(
                            IntStream.range(0, drawn.size())
                                    .mapToObj(i -> draw.tile(drawn.get(i), i))
                                    .toList());
        }
        for (int i = 0; i < drawn.size(); i++) {
            ((Tile) place.getChildren().get(i)).on(i == chosen);
        }
    }
}
