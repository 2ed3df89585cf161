package org.tillbridge.pos.ui;

import javafx.scene.control.Label;

/// Labels dressed by style classes of theme.css.
public final class Words {
    private Words() {}

    public static Label of(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// Several lines where one is too narrow.
    public static Label wrapped(String text, String... styles) {
        Label label = of(text, styles);
        label.setWrapText(true);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }
}
