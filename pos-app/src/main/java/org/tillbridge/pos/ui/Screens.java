package org.tillbridge.pos.ui;

import javafx.beans.value.ObservableValue;

import java.util.Map;
import java.util.function.Function;

/// All screens there are, and what they have in common. A screen is made anew when the language
/// changes.
///
/// @param views how each screen is made
public record Screens(
        Navigation navigation,
        ObservableValue<Texts> texts,
        ObservableValue<Theme> theme,
        ObservableValue<TopBarState> topBar,
        Map<Place, Function<Texts, View>> views) {
    public Screens {
        views = Map.copyOf(views);
    }
}
