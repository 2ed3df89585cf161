package org.tillbridge.pos.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.scene.Scene;
import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;

/// How the screens look: the tokens of `theme.css`, by day or by night, over AtlantaFX Primer.
public enum Theme {
    LIGHT,
    DARK;

    private static final List<String> WEIGHTS = List.of("Regular", "Medium", "SemiBold");
    private static final String HEAVIEST = "IBM Plex Sans SmBld";
    private static final double ANY_SIZE = 16;

    /// Dresses a scene, also one that wore the other theme before.
    public void applyTo(Scene scene) {
        loadFonts();
        scene.setUserAgentStylesheet(primer().getUserAgentStylesheet());
        scene.getStylesheets().setAll(resource("theme.css").toExternalForm());
        scene.getRoot().getStyleClass().remove("dark");
        if (this == DARK) {
            scene.getRoot().getStyleClass().add("dark");
        }
    }

    private atlantafx.base.theme.Theme primer() {
        return switch (this) {
            case LIGHT -> new PrimerLight();
            case DARK -> new PrimerDark();
        };
    }

    /// JavaFX knows each weight of IBM Plex Sans as a family of its own.
    private static void loadFonts() {
        if (Font.font(HEAVIEST, ANY_SIZE).getFamily().equals(HEAVIEST)) {
            return;
        }
        for (String weight : WEIGHTS) {
            try (InputStream font =
                    resource("fonts/IBMPlexSans-" + weight + ".woff").openStream()) {
                Objects.requireNonNull(Font.loadFont(font, ANY_SIZE), weight);
            } catch (IOException missing) {
                throw new UncheckedIOException("The font is not in this build", missing);
            }
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name);
    }
}
