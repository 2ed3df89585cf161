package org.tillbridge.pos.ui;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// All screens there are, and what they have in common. A screen is made anew when the language
/// changes.
///
/// @param views how each screen is made
/// @param notTaken runs when something is scanned at a screen that does nothing with it
/// @param over what stands over the screen that is shown, with its own keys, until it is gone; made
///   of that screen
public record Screens(
        Navigation navigation,
        ObservableValue<Texts> texts,
        ObservableValue<Theme> theme,
        ObservableValue<TopBarState> topBar,
        Map<Place, Function<Texts, View>> views,
        Runnable notTaken,
        ObservableValue<Optional<Function<View, View>>> over) {
    public Screens {
        views = Map.copyOf(views);
    }

    /// Nothing ever stands over them, and nobody hears of what is not taken.
    public Screens(
            Navigation navigation,
            ObservableValue<Texts> texts,
            ObservableValue<Theme> theme,
            ObservableValue<TopBarState> topBar,
            Map<Place, Function<Texts, View>> views) {
        this(
                navigation,
                texts,
                theme,
                topBar,
                views,
                () -> {},
                new ReadOnlyObjectWrapper<>(Optional.empty()));
    }
}
