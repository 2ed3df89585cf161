package org.tillbridge.pos.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import java.util.regex.Pattern;

/// Labels dressed by style classes of theme.css.
public final class Words {
    private static final Pattern BETWEEN_TWO_WORDS =
            Pattern.compile("(?<=\\p{L}{4}[-/])(?=\\p{L}{4})");

    private static final String HAIR_SPACE = "\u200a";

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
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// A name whose long words may go on in the next line after a hyphen or slash. JavaFX ends a
    /// line nowhere but at a blank, or else within a word; this blank cannot be seen.
    static String breakable(String name) {
        return BETWEEN_TWO_WORDS.matcher(name).replaceAll(HAIR_SPACE);
    }
}
