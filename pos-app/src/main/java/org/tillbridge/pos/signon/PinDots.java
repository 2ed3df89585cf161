package org.tillbridge.pos.signon;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// How many digits of a PIN there are, and never which.
public final class PinDots extends HBox {
    private static final int AT_LEAST = 4;

    public PinDots(int height) {
        super(20);
        setAlignment(Pos.CENTER);
        setMinHeight(height);
    }

    public void show(int digits) {
        getChildren().clear();
        for (int i = 0; i < Math.max(AT_LEAST, digits); i++) {
            Region dot = new Region();
            dot.getStyleClass().add("dot");
            if (i < digits) {
                dot.getStyleClass().add("filled");
            }
            getChildren().add(dot);
        }
    }
}
