package org.tillbridge.pos.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.IntConsumer;

/// A number between one key less and one key more. The keys never take the focus.
public final class Stepper extends HBox {
    private static final double SIZE = 56;

    private final Label number = Words.of("", "size-24");

    /// @param step told −1 or 1
    public Stepper(IntConsumer step, Texts texts) {
        super(12);
        setAlignment(Pos.CENTER);
        setMinWidth(USE_PREF_SIZE);
        number.getStyleClass().add("stepped");
        getChildren()
                .addAll(
                        key(Feather.MINUS, texts.text("stepper.less"), () -> step.accept(-1)),
                        number,
                        key(Feather.PLUS, texts.text("stepper.more"), () -> step.accept(1)));
    }

    public void show(String now) {
        number.setText(now);
    }

    private static Tile key(Feather sign, String name, Runnable pressed) {
        Tile tile = new Tile(new Icon(sign, 22, "ink"), name, pressed).strong();
        tile.getStyleClass().add("centred");
        tile.setMinSize(SIZE, SIZE);
        tile.setFocusTraversable(false);
        return tile;
    }
}
