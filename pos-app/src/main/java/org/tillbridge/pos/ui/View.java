package org.tillbridge.pos.ui;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;

import java.util.Optional;

/// A screen in its four places. It lays out and binds, and decides nothing.
public interface View {
    Node left();

    Node right();

    Node bottomLeft();

    /// Bottom right, with the keys of this screen.
    Actions actions();

    /// Begins to follow its ViewModel.
    void attach();

    /// Ends what [#attach] began.
    void detach();

    /// The scanner read something while this screen was shown.
    ///
    /// @return whether this screen does anything with what is scanned
    default boolean scanned(String code) {
        return false;
    }

    /// A character was typed, and this screen has no field for it.
    default void typed(String character) {}

    /// Where keys go that are typed while no field has the focus.
    default Optional<TextInputControl> input() {
        return Optional.empty();
    }
}
