package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.FlowPane;

import org.junit.jupiter.api.Test;

import java.util.List;

@OnScreen
class TilesTest {
    private final FlowPane place = new FlowPane();
    private final Tiles<String> tiles =
            new Tiles<>(place, (words, index) -> Tile.choice(words, () -> {}));

    @Test
    void theFocusStaysOnATileWhenTheSameIsShownAgain() {
        Node focused =
                onFx(
                        () -> {
                            Scene scene = new Scene(place, 400, 100);
                            tiles.show(List.of("Damaged", "Faulty"), 0);
                            place.getChildren().get(1).requestFocus();
                            tiles.show(List.of("Damaged", "Faulty"), 1);
                            return scene.getFocusOwner();
                        });

        assertThat(focused).isNotNull().isSameAs(place.getChildren().get(1));
    }

    @Test
    void otherThingsHaveOtherTiles() {
        onFx(
                () -> {
                    tiles.show(List.of("Damaged", "Faulty"), 0);
                    tiles.show(List.of("Other"), -1);
                    return tiles;
                });

        assertThat(place.getChildren())
                .extracting(Node::getAccessibleText)
                .containsExactly("Other");
    }
}
